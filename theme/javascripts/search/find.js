// The index of one language, and what it finds. MiniSearch keeps the words of every section and weighs how rare they
// are; here is said which fields count more, and how the pieces of a question make one answer.

duizhaoSearch.find = (() => {
  const { tokens, question } = duizhaoSearch
  const BOOST = { title: 3, heading: 4, above: 1.5, lead: 1.5, text: 1 }
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

  // In small steps: a phone that reads a large library in must go on answering its reader.
  const STEP = { chunkSize: 40 }

  const indexOf = async data => {
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
    await index.addAllAsync(sections.map((section, id) => ({ id, ...section })), STEP)
    return { data, sections, index, read: question.reader(data, known) }
  }

  const answers = (index, { words, every, weight }) => {
    const found = index.search({ combineWith: every ? "AND" : "OR", queries: words })
    return found.map(one => [one.id, weight * (one.score / words.length ** LENGTH) ** EVEN])
  }

  const scores = ({ data, sections, index }, pieces) => {
    const asked = pieces.reduce((sum, piece) => sum + piece.weight, 0)
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
      const share = COVERED.none + (COVERED.all - COVERED.none) * covered / asked
      const whole = covered > 0.99 * asked
      return { section: sections[id], whole, score: score * share * data.pages[sections[id].page].weight }
    }).sort((one, other) => other.score - one.score)
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
  const marks = (pieces, query) => {
    const all = pieces.filter(piece => piece.weight > 0.1).flatMap(piece => piece.options).flatMap(one => one.words)
    return new Set(all.filter(word => !/^\p{Script=Han}$/u.test(word) || [...query.trim()].length === 1))
  }

  // What answers `query`, best first, and the words to be marked there.
  const find = (searched, query) => {
    const pieces = searched.read(query)
    const found = scores(searched, pieces)
    const worth = found.filter(one => one.whole || one.score >= WORTH * found[0].score)
    const results = arranged(worth).map(({ section, score }) => ({ ...section, score }))
    return { words: marks(pieces, query), results }
  }

  return { find, indexOf }
})()
