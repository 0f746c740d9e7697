// What is found in the index of one language. The build reckoned how much each word counts where it stands; here is said how the
// pieces of a question make one answer.

duizhaoSearch.find = (() => {
  const { parts, question, tokens } = duizhaoSearch
  // An answer to half of a question counts less than half.
  const COVERED = { none: 0.25, all: 1 }
  // Long names are made of many words: what they weigh together is not what the thing weighs.
  const LENGTH = 0.75
  // One strong word does not outweigh all others of a question.
  const EVEN = 0.6
  // A page that speaks of it in several sections is more about it than one that mentions it.
  const MORE = { sections: 3, share: 0.15 }
  const FIRST = 3
  const MOST = { sections: 12, all: 30 }
  const WORTH = 0.12
  // What was missed in a round is there in the next: words, what stands for unknown ones, where those stand.
  const ROUNDS = 6
  const NOTHING = new Map()

  // Each page has a place, and behind it one for each of its sections.
  const placed = pages => pages.flatMap(([, title, , sections], page) => [
    { page, count: sections.length },
    ...sections.map(([anchor, heading], section) => ({ page, section, anchor, heading, title })),
  ])

  const indexOf = (data, load) => {
    tokens.learn(data.simplified)
    const index = parts.open(data, load)
    const places = placed(data.pages)
    const spread = new Map()
    // By section what a word counts there: what it counts for a page, it counts for each of its sections.
    const countsOf = word => {
      if (spread.has(word)) return spread.get(word)
      const held = index.places(word)
      if (!held) return NOTHING
      const counts = new Map()
      const add = (place, score) => counts.set(place, (counts.get(place) ?? 0) + score)
      for (const [place, score] of held) {
        const { count } = places[place]
        if (count === undefined) add(place, score)
        else for (let at = 1; at <= count; at++) add(place + at, score)
      }
      spread.set(word, counts)
      return counts
    }
    return { countsOf, data, index, places, read: question.reader(data, index) }
  }

  // By section, the sum of what the words count there, and how many of them there are.
  const sumsOf = ({ countsOf }, words, every) => {
    const counts = words.map(countsOf).sort((one, other) => one.size - other.size)
    const sums = new Map()
    if (every) {
      const [rarest, ...others] = counts
      for (const [place, score] of rarest) {
        let sum = score
        if (others.every(one => { sum += one.get(place) ?? 0; return one.has(place) })) sums.set(place, sum * counts.length)
      }
      return sums
    }
    for (const one of counts) for (const [place, score] of one) sums.set(place, (sums.get(place) ?? 0) + score)
    for (const [place, sum] of sums) sums.set(place, sum * counts.filter(one => one.has(place)).length)
    return sums
  }

  // The best that any option of a piece counts, by section. Powers are taken once a section and not once an option.
  const bestOf = (searched, options) => {
    const best = new Map()
    for (const { words, every, weight } of options) {
      const different = [...new Set(words)]
      const factor = weight ** (1 / EVEN) / different.length ** LENGTH
      for (const [place, sum] of sumsOf(searched, different, every)) {
        const score = sum * factor
        if (score > (best.get(place) ?? 0)) best.set(place, score)
      }
    }
    return best
  }

  const scores = (searched, pieces) => {
    const { data, places } = searched
    const asked = pieces.reduce((sum, piece) => sum + piece.weight, 0)
    const total = new Map()
    for (const piece of pieces) {
      for (const [place, score] of bestOf(searched, piece.options)) {
        const added = piece.weight * score ** EVEN
        const sofar = total.get(place)
        if (sofar) {
          sofar.score += added
          sofar.covered += piece.weight
        } else total.set(place, { score: added, covered: piece.weight })
      }
    }
    return [...total].map(([place, { score, covered }]) => {
      const section = places[place]
      const share = COVERED.none + (COVERED.all - COVERED.none) * covered / asked
      const [, , weight] = data.pages[section.page]
      return { place, section, whole: covered > 0.99 * asked, score: score * share * weight }
    }).sort((one, other) => other.score - one.score || one.place - other.place)
  }

  // The first results are of different pages, so that a reader sees what there is; after them the best come first, and
  // in the end the pages that are not listed yet.
  const arranged = found => {
    const pages = grouped(found)
    const first = [...pages.values()].map(([best, ...others]) => {
      const more = others.slice(0, MORE.sections).reduce((sum, one) => sum + one.score, 0)
      return { best, score: best.score + MORE.share * more }
    }).sort((one, other) => other.score - one.score).slice(0, FIRST).map(one => one.best)
    const next = found.filter(one => !first.includes(one)).slice(0, MOST.sections - first.length)
    const listed = [...first, ...next]
    const shown = new Set(listed.map(one => one.section.page))
    const last = [...pages.values()].map(([best]) => best).filter(one => !shown.has(one.section.page))
    return [...listed, ...last].slice(0, MOST.all)
  }

  const grouped = found => {
    const pages = new Map()
    for (const one of found) pages.set(one.section.page, [...pages.get(one.section.page) ?? [], one])
    return pages
  }

  // The words to be marked: not those that only join, nor single characters of a longer Chinese question.
  const marks = (pieces, query, small) => {
    const all = pieces.filter(piece => piece.weight > 0.1).flatMap(piece => piece.options).flatMap(one => one.words)
    const told = all.some(word => !small.includes(word)) ? all.filter(word => !small.includes(word)) : all
    return new Set(told.filter(word => !/^\p{Script=Han}$/u.test(word) || [...query.trim()].length === 1))
  }

  const asked = (searched, query) => {
    const pieces = searched.read(query)
    const found = scores(searched, pieces)
    const worth = found.filter(one => one.whole || one.score >= WORTH * found[0].score)
    const results = arranged(worth).map(({ section, score }) => ({ ...section, score }))
    return { words: marks(pieces, query, searched.data.small), results }
  }

  // What answers `query`, best first, and the words to be marked there. What is missing of the index is fetched.
  const find = async (searched, query) => {
    let answer = asked(searched, query)
    for (let round = 0; round < ROUNDS && await searched.index.fetch(); round++) answer = asked(searched, query)
    return answer
  }

  // The texts of the pages of `results` are here: { lead, text } of one of them; nothing before that.
  const textOf = ({ index }, { page, section }) => {
    const texts = index.texts(page)
    return texts && { lead: texts[0], text: texts[section + 1] }
  }
  // Before the section of a result its page says the same words: a browser that looks for them stops there.
  const isSaidBefore = ({ data, index }, { page, section }, words) => {
    const [, title, , sections] = data.pages[page]
    const before = [title, ...sections.slice(0, section + 1).map(([, heading]) => heading), ...index.texts(page).slice(0, section + 1)]
    return before.some(text => text.includes(words))
  }
  const fetchTexts = async (searched, results) => {
    for (const one of results) searched.index.texts(one.page)
    await searched.index.fetch()
  }

  return { fetchTexts, find, indexOf, isSaidBefore, textOf }
})()
