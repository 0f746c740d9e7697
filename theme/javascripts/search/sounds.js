// Chinese words typed as they sound, in letters: kaiche is 开车, and so is kc where that stands for nothing else.
// scripts/duizhao/site/search/pinyin_names.py gives the sounds of the names.

duizhaoSearch.sounds = (() => {
  const { spelling } = duizhaoSearch
  const LONGEST = 60
  const COST = { name: 1, small: 1.1, skipped: 2 }
  // Of a run of letters this much has to be names, otherwise it is something else.
  const SHARE = 0.6
  const FEWEST = 4
  // Shorter sounds are too like each other to look for slips in them.
  const LEAST = 5

  const readerOf = sounds => {
    const words = new Map(Object.entries(sounds).map(([sound, names]) => [sound, names.split(" ")]))
    // First letters are as many as the characters; syllables are more.
    const isFirstLetters = sound => sound.length === words.get(sound)[0].length
    const spelt = new Set([...words.keys()].filter(sound => !isFirstLetters(sound)))
    const longest = Math.max(0, ...[...spelt].map(sound => sound.length))
    const costOf = sound => words.get(sound)[0].length > 1 ? COST.name : COST.small

    // The cheapest way to read the letters as names, with some left out.
    const heard = letters => {
      if (letters.length < FEWEST || letters.length > LONGEST || !/^[a-z]+$/.test(letters)) return undefined
      const best = [{ cost: 0, names: [], letters: 0 }]
      for (let end = 1; end <= letters.length; end++) {
        const before = best[end - 1]
        best[end] = { ...before, cost: before.cost + COST.skipped }
        for (let size = 1; size <= Math.min(longest, end); size++) {
          const sound = letters.slice(end - size, end)
          if (!spelt.has(sound)) continue
          const start = best[end - size]
          const cost = start.cost + costOf(sound)
          if (cost >= best[end].cost) continue
          best[end] = { cost, names: [...start.names, sound], letters: start.letters + size }
        }
      }
      const { names, letters: read } = best[letters.length]
      const isNamed = names.some(sound => words.get(sound)[0].length > 1)
      return isNamed && read >= SHARE * letters.length ? names.map(sound => words.get(sound)) : undefined
    }
    const one = word => {
      const near = spelling.nearest(word, [...spelt].filter(sound => sound.length > LEAST))
      return whole(word) ?? (near.length ? [words.get(near[0])] : undefined)
    }

    const whole = word => words.has(word) ? [words.get(word)] : heard(word)
    return { isEmpty: words.size === 0, one, whole }
  }

  // What the words say, one after the other: the names that sound so, or the word itself where it is no sound.
  // `sounds()` gives them, or nothing while they are not here.
  const reader = (sounds, isKnown) => {
    let made
    return all => {
      if (all.every(isKnown)) return all
      const known = sounds()
      if (!known) return all
      made ??= readerOf(known)
      if (made.isEmpty) return all
      return made.whole(all.join("")) ?? all.flatMap(word => isKnown(word) ? [word] : made.one(word) ?? [word])
    }
  }

  return { reader }
})()
