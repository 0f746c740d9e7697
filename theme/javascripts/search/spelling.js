// Which words of the index may be meant by a word that a reader typed. Two letters that changed places (ketmaine) are one slip:
// the most common one.

duizhaoSearch.spelling = (() => {
  const KIN = { letters: 5, share: 0.7 }
  const SLIPS = [[8, 2], [4, 1]]
  const MOST = 4
  // Too many words begin with fewer letters.
  const BEGUN = 3

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

  // How many slips a word may have: none where it is short.
  const most = word => SLIPS.find(([letters]) => word.length >= letters)?.[1] ?? 0

  // The nearest of the candidates, of equally near ones the first; none for a short word.
  const nearest = (word, candidates) => {
    let least = most(word)
    if (!least) return []
    let found = []
    for (const candidate of candidates) {
      if (candidate.length < 4 || /[^a-z]/.test(candidate)) continue
      const count = slips(word, candidate, least)
      if (count > least) continue
      if (count < least) found = []
      least = count
      found.push(candidate)
    }
    return [...new Set(found)].slice(0, MOST)
  }

  // Words of the same family, such as pregnant and pregnancy, and longer words that begin so.
  const family = (word, index, unfinished) => {
    if (word.length < (unfinished ? BEGUN : KIN.letters)) return []
    return index.beginning(word.slice(0, KIN.letters)).filter(candidate =>
      candidate !== word && (isKin(word, candidate) || unfinished && candidate.startsWith(word)))
  }

  return { family, most, nearest, slips }
})()
