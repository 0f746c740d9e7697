// Two faults of Material's search that cost a Chinese reader their results.

// 1. It searches when a key is released. Text that is pasted, dictated or written by hand releases none.
for (const box of document.querySelectorAll("[data-md-component=search-query]")) {
  box.addEventListener("input", () => box.dispatchEvent(new KeyboardEvent("keyup")))
}

// 2. It drops the last character of a Chinese word from the query (血压 becomes 血) and wants any character, not all.
// In the index every Chinese character is a word of its own (see `separator` in mkdocs.yml), so the query says the
// same: a short word needs all of its characters, a longer phrase as many as can be had.
const WORD = 4
const spaced = query => {
  const all = query.trim().match(/^\p{Script=Han}+$/u) && [...query.trim()].length <= WORD
  return query.replace(/\p{Script=Han}/gu, character => all ? ` +${character} ` : ` ${character} `)
}
const QUERY = 2
const post = Worker.prototype.postMessage
Worker.prototype.postMessage = function (message, ...rest) {
  const asked = message?.type === QUERY && typeof message.data === "string"
  return post.call(this, asked ? { ...message, data: spaced(message.data) } : message, ...rest)
}
