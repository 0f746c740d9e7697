// Which words of the index may be meant by a word that a reader typed. Written by hand, because MiniSearch counts two
// letters that changed places (ketmaine) as two mistakes, and they are the most common one.

duizhaoSearch.spelling = (() => {
  const KIN = { letters: 5, share: 0.7 }
  const SLIPS = [[8, 2], [4, 1]]
  const MOST = 4

  // Letters put in, left out, exchanged, or in each other's place; `most` ends the count early.
  const slips = (one, other, most) => {
    if (Math.abs(one.length - other.length) > most) return most + 1
    let before = []
    let last = [...Array(other.length + 1).keys()]
    for (let row = 1; row <= one.length; row++) {
      const next = [row]
      for (let column = 1; column <= other.length; column++) {
        const same = one[row - 1] === other[column - 1]
        let count = Math.min(last[column] + 1, next[column - 1] + 1, last[column - 1] + (same ? 0 : 1))
        if (one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]) {
          count = Math.min(count, before[column - 2] + 1)
        }
        next.push(count)
      }
      if (Math.min(...next) > most) return most + 1
      before = last
      last = next
    }
    return last.at(-1)
  }

  const shared = (one, other) => {
    let count = 0
    while (count < one.length && one[count] === other[count]) count++
    return count
  }

  const isKin = (one, other) =>
    shared(one, other) >= Math.max(KIN.letters, KIN.share * Math.max(one.length, other.length))

  // The nearest words of `known` (a Map from word to how often it stands in the pages), none for a short word.
  const nearest = (word, known) => {
    const most = SLIPS.find(([letters]) => word.length >= letters)?.[1] ?? 0
    let least = most
    let found = []
    for (const candidate of most ? known.keys() : []) {
      if (/[^a-z]/.test(candidate) || candidate.length < 4) continue
      const count = slips(word, candidate, least)
      if (count > least) continue
      if (count < least) found = []
      least = count
      found.push(candidate)
    }
    return found.sort((one, other) => known.get(other) - known.get(one)).slice(0, MOST)
  }

  // Words of the same family, such as pregnant and pregnancy, and longer words that begin so.
  const family = (word, known, unfinished) => {
    const found = []
    for (const candidate of known.keys()) {
      if (candidate === word) continue
      if (isKin(word, candidate) || unfinished && word.length > 1 && candidate.startsWith(word)) found.push(candidate)
    }
    return found
  }

  return { family, nearest, slips }
})()
