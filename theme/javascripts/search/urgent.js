// Words that somebody in danger may type. Whatever else is found, these show the numbers to call first.

duizhaoSearch.urgent = (() => {
  const { tokens, spelling } = duizhaoSearch
  // One slip in a word of four letters and two in one of eight: rather shown once too often than once too seldom.
  const most = word => word.length >= 8 ? 2 : word.length >= 4 ? 1 : 0

  const isSaid = (phrase, words, run) => {
    const parts = tokens.parts(phrase)
    if (parts.some(part => part.han)) return run.includes(parts.map(part => part.word).join(""))
    const wanted = parts.map(part => tokens.stem(part.word))
    return wanted.every(one => words.some(word => word === one || spelling.slips(word, one, most(one)) <= most(one)))
  }

  // What is to be said first, in the order of the data; nothing for most questions.
  return (data, query) => {
    const parts = tokens.parts(query)
    const words = parts.filter(part => !part.han).map(part => tokens.stem(part.word))
    const run = parts.map(part => part.han ? part.word : " ").join("")
    return data.emergencies.filter(([typed]) => typed.some(phrase => isSaid(phrase, words, run))).map(([, say]) => say)
  }
})()
