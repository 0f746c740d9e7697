// Numbers that readers type with a word beside them, such as an age: "16 years old", 16岁, 十六岁. In `search.toml` a name may hold
// numbers from one to another, "{0..17}岁": any of them leads to what that entry means.

duizhaoSearch.numbers = (() => {
  const { tokens } = duizhaoSearch
  const RANGE = /\{(\d+)\.\.(\d+)\}/
  const CHINESE = "零一二三四五六七八九"

  const isRange = name => RANGE.test(name)
  // What such a name is known by.
  const nameOf = name => name.replace(RANGE, " from$1to$2 ")

  // 二十五 is 25, 十六 is 16, 两 is 2.
  const valueOf = text => {
    if (/^\d+$/.test(text)) return Number(text)
    const digit = one => one === "两" ? 2 : CHINESE.indexOf(one)
    const [tens, ones] = text.includes("十") ? text.split("十") : ["0", text]
    const ten = tens === "" ? 1 : tens === "0" ? 0 : digit(tens)
    return ten * 10 + (ones ? digit(ones) : 0)
  }

  const escaped = text => text.trim().split(/\s+/).map(word => word.replace(/[^\p{L}\p{N}]/gu, "\\$&")).join("[\\s-]+")
  const isLatin = text => /^[a-z]/i.test(text)
  const NUMBER = `(\\d{1,3}|[${CHINESE}两]?十[${CHINESE}]?|[${CHINESE}两])`
  // A number is not cut out of a longer one, nor a word out of a longer word.
  const patternOf = (before, after) => {
    const left = !before ? "(?<![\\d.])" : isLatin(before) ? "(?<![\\p{L}\\p{N}])" : ""
    const right = !after ? "(?![\\d.])" : isLatin(after) ? "(?![\\p{L}\\p{N}])" : ""
    return new RegExp(`${left}${before}\\s*${NUMBER}[\\s-]*${after}${right}`, "iu")
  }
  const ranges = same => same.flatMap(([typed]) => typed.filter(isRange)).map(name => {
    const [whole, low, high] = RANGE.exec(name)
    return { name: nameOf(name), low: Number(low), high: Number(high), pattern: patternOf(...name.split(whole).map(escaped)) }
  })

  // The names that a query says with a number, and what is left of it.
  const taken = (query, all) => {
    const found = []
    let rest = tokens.parts(query).some(part => part.han) ? query.replace(/\p{Script=Han}+/gu, tokens.plain) : query
    for (const { name, low, high, pattern } of all) {
      const said = pattern.exec(rest)
      const value = said?.[1] ? valueOf(said[1]) : -1
      if (value < low || value > high) continue
      found.push(name)
      rest = rest.replace(said[0], " ")
    }
    return { found, rest }
  }

  return { nameOf, ranges, taken }
})()
