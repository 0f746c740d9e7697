// The index of one language, and what it finds. MiniSearch keeps the words of every section and weighs how rare they
// are; here is said which fields count more, and how the pieces of a question make one answer.

duizhaoSearch.find = (() => {
  const { tokens, question } = duizhaoSearch
  const BOOST = { title: 3, heading: 4, above: 1.5, lead: 1.5, text: 1 }
  // An answer to half of a question counts less than half.
  const COVERED = { none: 0.25, all: 1 }
  const FIRST = 3
  const MOST = 12
  const WORTH = 0.12

  // Every section with the page it stands on and the heading above its own.
  const sectionsOf = pages => pages.flatMap((page, place) => {
    let above = ""
    return page.sections.map(([anchor, level, heading, text]) => {
      if (level <= 2) above = ""
      const section = { page: place, anchor, heading, text, above, title: page.title, lead: page.lead }
      if (level === 2) above = heading
      return section
    })
  })

  const indexOf = data => {
    tokens.learn(data.simplified)
    const sections = sectionsOf(data.pages)
    const known = new Map()
    const index = new MiniSearch({
      fields: Object.keys(BOOST),
      tokenize: text => {
        const words = tokens.ofText(text)
        for (const word of words) known.set(word, (known.get(word) ?? 0) + 1)
        return words
      },
      processTerm: word => word,
      searchOptions: { tokenize: word => [word], processTerm: word => word, boost: BOOST },
    })
    index.addAll(sections.map((section, id) => ({ id, ...section })))
    return { data, sections, index, read: question.reader(data, known) }
  }

  const answers = (index, { words, every, weight }) => {
    const found = index.search({ combineWith: every ? "AND" : "OR", queries: words })
    return found.map(one => [one.id, weight * one.score / Math.sqrt(words.length)])
  }

  const scores = ({ data, sections, index }, pieces) => {
    const whole = pieces.reduce((sum, piece) => sum + piece.weight, 0)
    const total = new Map()
    for (const piece of pieces) {
      const best = new Map()
      for (const option of piece.options) {
        for (const [id, score] of answers(index, option)) best.set(id, Math.max(best.get(id) ?? 0, score))
      }
      for (const [id, score] of best) {
        const sofar = total.get(id) ?? { score: 0, covered: 0 }
        total.set(id, { score: sofar.score + piece.weight * score, covered: sofar.covered + piece.weight })
      }
    }
    return [...total].map(([id, { score, covered }]) => {
      const share = COVERED.none + (COVERED.all - COVERED.none) * covered / whole
      return { section: sections[id], score: score * share * data.pages[sections[id].page].weight }
    }).sort((one, other) => other.score - one.score)
  }

  // The first results are of different pages, so that a reader sees what there is; after them the best come first.
  const arranged = found => {
    const first = []
    for (const one of found) {
      if (first.length < FIRST && !first.some(seen => seen.section.page === one.section.page)) first.push(one)
    }
    return [...first, ...found.filter(one => !first.includes(one))]
  }

  const find = (searched, query) => {
    const pieces = searched.read(query)
    const found = scores(searched, pieces)
    const worth = found.filter(one => one.score >= WORTH * found[0].score)
    const words = new Set(pieces.filter(piece => piece.weight > 0.1).flatMap(piece => piece.options).flatMap(one => one.words))
    return { words, results: arranged(worth).slice(0, MOST).map(({ section, score }) => ({ ...section, score })) }
  }

  return { find, indexOf }
})()
