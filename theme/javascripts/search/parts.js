// The index of one language as it is fetched: a first file, and parts that come when a search needs them. A search never waits
// for a single word: it runs through with the parts that are here, notes what it missed, and runs again when that has come.
// scripts/duizhao/site/search/search_parts.py writes the parts.

globalThis.duizhaoSearch ??= {}

duizhaoSearch.parts = (() => {
  const held = { words: [], texts: [], written: [], sounds: [] }
  duizhaoSearch.part = (kind, number, value) => { held[kind][number] = value }

  const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"
  const DIGIT = Object.fromEntries([...DIGITS].map((one, value) => [one, value]))
  const [BITS, MORE, STEPS] = [5, 32, 8]
  const NONE = []

  // [[place, score], …]: digits of the way from the place before, then one of the weight.
  const unpacked = text => {
    const found = []
    let place = -1
    for (let at = 0; at < text.length;) {
      let gap = 0
      for (let bits = 0; ; bits += BITS) {
        const digit = DIGIT[text[at++]]
        gap += (digit % MORE) << bits
        if (digit < MORE) break
      }
      place += gap + 1
      found.push([place, 2 ** (DIGIT[text[at++]] / STEPS) - 1])
    }
    return found
  }

  // The last of the `firsts` that does not come after `key`.
  const numberOf = (firsts, key) => {
    let [low, high] = [0, firsts.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (firsts[middle] <= key) low = middle + 1
      else high = middle
    }
    return low - 1
  }

  // What the search asks of the index. `load(name)` fetches the script of a part.
  const open = (data, load) => {
    const wanted = new Set()
    const loading = new Map()
    const read = new Map()

    const part = (kind, number) => {
      if (number < 0) return undefined
      if (held[kind][number] === undefined) wanted.add(`${kind}-${number}`)
      return held[kind][number]
    }
    // Where a word stands. `undefined` while its part is not here.
    const places = word => {
      if (read.has(word)) return read.get(word)
      const number = numberOf(data.words, word)
      if (number < 0) return NONE
      const words = part("words", number)
      if (!words) return undefined
      const found = Object.hasOwn(words, word) ? unpacked(words[word]) : NONE
      read.set(word, found)
      return found
    }
    // A word whose part is not here may well be known: nothing is looked for instead of it yet.
    const has = word => (places(word)?.length ?? 1) > 0
    // Words that begin so: of many, those of one part are enough.
    const beginning = start => {
      const [first, last] = [Math.max(0, numberOf(data.words, start)), numberOf(data.words, start + "\uffff")]
      for (let number = first; number <= Math.min(last, first + 1); number++) {
        const words = part("words", number)
        const found = words ? Object.keys(words).filter(word => word.startsWith(start)) : NONE
        if (!words || found.length) return found
      }
      return NONE
    }
    // The words of the pages that begin with a letter, the most frequent first.
    const written = letter => part("written", data.written.indexOf(letter))?.split(" ") ?? NONE
    // The Chinese names by how they sound: fetched for letters that are no word.
    const sounds = () => part("sounds", 0)
    // The lead of a page and the texts of its sections. `undefined` while they are not here.
    const texts = page => {
      const number = numberOf(data.texts, page)
      return part("texts", number)?.[page - data.texts[number]]
    }
    // Fetch what was missed since the last time; gives false where nothing was.
    const fetch = async () => {
      const names = [...wanted]
      wanted.clear()
      await Promise.all(names.map(name => {
        if (!loading.has(name)) {
          loading.set(name, load(`${data.folder}/${name}`).catch(fault => { loading.delete(name); throw fault }))
        }
        return loading.get(name)
      }))
      return names.length > 0
    }
    return { beginning, fetch, has, places, sounds, texts, written }
  }

  return { open, unpacked }
})()
