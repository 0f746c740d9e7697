// What is said before all results: the numbers to call, where somebody in danger may have typed these words, and that the site
// does not cover a thing.

duizhaoSearch.said = (() => {
  const { tokens, spelling } = duizhaoSearch
  // One slip in a word of four letters and two in one of eight: rather shown once too often than once too seldom.
  const { most } = spelling

  // What a site does not cover is not guessed at: a word is the very word.
  const none = () => 0

  const isSaid = (phrase, words, run, most) => {
    const parts = tokens.parts(phrase)
    if (parts.some(part => part.han)) return run.includes(parts.map(part => part.word).join(""))
    const wanted = parts.map(part => tokens.stem(part.word))
    return wanted.every(one => words.some(word => word === one || spelling.slips(word, one, most(one)) <= most(one)))
  }

  // The sayings whose words are in the query, in the order of the data; none for most questions.
  const saying = (all, query, most) => {
    const parts = tokens.parts(query)
    const words = parts.filter(part => !part.han).map(part => tokens.stem(part.word))
    const run = parts.map(part => part.han ? part.word : " ").join("")
    return all.filter(([typed]) => typed.some(phrase => isSaid(phrase, words, run, most))).map(([, say]) => say)
  }

  // [[text, its address or nothing], …]: a number in what is said can be called or written to, as `[911](tel:911)`.
  const pieces = said => {
    const found = []
    let done = 0
    for (const { 0: whole, 1: text, 2: address, index } of said.matchAll(/\[([^\]]+)\]\(((?:tel|sms):\+?\d+)\)/g)) {
      if (index > done) found.push([said.slice(done, index)])
      found.push([text, address])
      done = index + whole.length
    }
    if (done < said.length) found.push([said.slice(done)])
    return found
  }
  const plain = said => pieces(said).map(([text]) => text).join("")

  return {
    pieces,
    plain,
    urgent: (data, query) => saying(data.emergencies, query, most),
    absent: (data, query) => saying(data.absent, query, none),
  }
})()
