// How a text becomes the words that are looked up. The pages are cut into words when the site is built, by
// scripts/duizhao/site/search/search_tokens.py, and what a reader types here: a test holds the two together.
//
// Latin words count by their stem (driving: drive). Chinese has no spaces: each character counts, and each two that stand
// together (氯胺, 胺酮), so that any part of a word is found without a dictionary.

globalThis.duizhaoSearch ??= {}

duizhaoSearch.tokens = (() => {
  const CHINESE = "\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3134f}〇"
  const LETTER = `(?![${CHINESE}])[\\p{L}\\p{N}]`
  const PARTS = new RegExp(`[${CHINESE}]+|(?:${LETTER})+(?:['’](?:(?![${CHINESE}])\\p{L})+)*`, "gu")
  const HAN = new RegExp(`^[${CHINESE}]`, "u")
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
    if (word.length <= SHORT || /\p{Nd}/u.test(word)) return word
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

  // What has to stand in a text that says this very word or phrase.
  const exact = phrase => parts(phrase).flatMap(part => {
    if (!part.han) return [stem(part.word)]
    return [...part.word].length === 1 ? [part.word] : twos(part.word)
  })

  return { exact, learn, parts, plain, stem, twos }
})()
