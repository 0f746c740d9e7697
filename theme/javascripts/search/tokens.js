// How a text becomes the words that are looked up. This is the only place where texts are cut into words: the pages of
// the index and what a reader types go through the same lines.
//
// Latin words count as they are written and by their stem (driving, drive). Chinese has no spaces: each character
// counts, and each two that stand together (氯胺, 胺酮), so that any part of a word is found without a dictionary.

globalThis.duizhaoSearch ??= {}

duizhaoSearch.tokens = (() => {
  const PARTS = /\p{Script=Han}+|[\p{L}\p{N}]+(?:['’][\p{L}]+)*/gu
  const HAN = /^\p{Script=Han}/u
  const SHORT = 3

  // Traditional characters as the pages write them; the build names those that the pages need.
  let simplified = {}
  const learn = pairs => { simplified = pairs }

  // Width, capitals, accents and apostrophes make no difference.
  const SIMPLE = /^[a-z0-9]+$/
  const plain = text => {
    if (SIMPLE.test(text)) return text
    if (HAN.test(text)) return [...text].map(one => simplified[one] ?? one).join("")
    return text.normalize("NFKD").replace(/[\p{M}'’]/gu, "").normalize("NFC").toLowerCase()
  }

  const stems = new Map()
  const stem = word => {
    if (word.length <= SHORT || /\d/.test(word)) return word
    if (!stems.has(word)) stems.set(word, Porter.stemmer(word))
    return stems.get(word)
  }

  // The words and the runs of Chinese characters of a text, each with its place in it.
  const parts = text => [...text.matchAll(PARTS)].map(found => {
    const word = plain(found[0])
    return { word, han: HAN.test(word), start: found.index, end: found.index + found[0].length }
  })

  const twos = run => {
    const all = [...run]
    return all.slice(1).map((one, place) => all[place] + one)
  }

  // A word with a hyphen is looked up as two words and as one.
  const hyphened = (text, all) => all.slice(1).flatMap((part, place) => {
    const before = all[place]
    const joined = !part.han && !before.han && /^[-‐‑]$/.test(text.slice(before.end, part.start))
    return joined ? forms(before.word + part.word) : []
  })

  const forms = word => [...new Set([stem(word), word])]

  // Everything under which a text can be found.
  const ofText = text => {
    const all = parts(text)
    return all.flatMap(part => part.han ? [...part.word, ...twos(part.word)] : forms(part.word))
      .concat(hyphened(text, all))
  }

  // What has to stand in a text that says this very word or phrase.
  const exact = phrase => parts(phrase).flatMap(part => {
    if (!part.han) return [stem(part.word)]
    return [...part.word].length === 1 ? [part.word] : twos(part.word)
  })

  return { exact, learn, ofText, parts, plain, stem, twos }
})()
