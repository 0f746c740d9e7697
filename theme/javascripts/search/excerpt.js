// The lines of a section that answer a question, with the words that were found marked.

duizhaoSearch.excerpt = (() => {
  const { tokens } = duizhaoSearch
  // About two lines on a phone. A Chinese character takes the room of two letters.
  const ROOM = 140
  const BEFORE = 40
  const WORDS = 6
  const CHARACTERS = 8
  const HAN = /\p{Script=Han}/u

  const room = text => [...text].reduce((sum, one) => sum + (HAN.test(one) ? 2 : 1), 0)

  // Where in `text` the words stand: [start, end], none touching another.
  const places = (text, words) => {
    const found = []
    const add = (start, end) => {
      const last = found.at(-1)
      if (last && start <= last[1]) last[1] = Math.max(last[1], end)
      else found.push([start, end])
    }
    for (const part of tokens.parts(text)) {
      if (!part.han) {
        if (words.has(part.word) || words.has(tokens.stem(part.word))) add(part.start, part.end)
        continue
      }
      for (let at = 0; at < part.word.length; at++) {
        if (at + 1 < part.word.length && words.has(part.word.slice(at, at + 2))) {
          add(part.start + at, part.start + at + 2)
        } else if (words.has(part.word[at])) add(part.start + at, part.start + at + 1)
      }
    }
    return found
  }

  // [[text, is marked], …]
  const marked = (text, words) => {
    const pieces = []
    let done = 0
    for (const [start, end] of places(text, words)) {
      if (start > done) pieces.push([text.slice(done, start), false])
      pieces.push([text.slice(start, Math.min(end, text.length)), true])
      done = end
    }
    if (done < text.length) pieces.push([text.slice(done), false])
    return pieces
  }

  const said = (line, words) => new Set(places(line, words).map(([start, end]) => tokens.plain(line.slice(start, end))))
  const worth = (line, words) => [...said(line, words)].reduce((sum, word) => sum + Math.min(room(word), 8), 0)

  // A line that is too long is cut before the first word that was found, between words.
  const cut = (line, words) => {
    const first = places(line, words)[0]?.[0] ?? 0
    let from = room(line) > ROOM ? Math.max(0, first - BEFORE) : 0
    while (from > 0 && /[\p{L}\p{N}]/u.test(line[from - 1]) && !HAN.test(line[from - 1])) from--
    let to = from
    for (let used = 0; to < line.length && used < ROOM; to++) used += HAN.test(line[to]) ? 2 : 1
    while (to < line.length && to > from && /[\p{L}\p{N}]/u.test(line[to]) && !HAN.test(line[to])) to--
    return (from ? "… " : "") + line.slice(from, to).trim() + (to < line.length ? " …" : "")
  }

  // The line that says most of what was asked: its place among the lines, which are given too.
  const best = (text, words) => {
    const lines = text.split("\n").filter(Boolean)
    const values = lines.map(line => worth(line, words))
    return { lines, at: values.indexOf(Math.max(...values)) }
  }

  const of = (text, words) => {
    let { lines, at } = best(text, words)
    if (at < 0) return []
    let shown = lines[at]
    while (++at < lines.length && room(shown) + room(lines[at]) < ROOM) {
      shown += (/[。！？；]$/.test(shown) ? "" : /[.!?;]$/.test(shown) ? " " : " · ") + lines[at]
    }
    return marked(cut(shown, words), words)
  }

  // The beginning of that line, for an address that leads to it (`#:~:text=`); nothing where it is the first of the section.
  const begins = (text, words) => {
    const { lines, at } = best(text, words)
    if (at < 0 || worth(lines[at], words) === 0) return { first: true, text: "" }
    const line = lines[at]
    if (!HAN.test(line)) return { first: at === 0, text: line.split(" ").slice(0, WORDS).join(" ") }
    // As many clauses as make it a place of its own: the first words may be a name that stands in many lines.
    let begin = ""
    for (const clause of line.match(/[^，。；：、！？（）,.;:!?()]+[，。；：、！？（）,.;:!?()]*/gu) ?? [line]) {
      begin += clause
      if ([...begin].length >= CHARACTERS) break
    }
    return { first: at === 0, text: begin.replace(/[，。；：、！？（）,.;:!?()]+$/u, "") }
  }

  return { begins, marked, of }
})()
