// Offers the page in the other language where the browser asks for that one, until the reader has answered. Nobody is
// sent anywhere: a link to a page leads to that page.
const KEY = "duizhao.language-offer"
const ANSWERED = "answered"
const offer = document.querySelector("[data-language-offer]")

const isAnswered = () => {
  try {
    return localStorage.getItem(KEY) === ANSWERED
  } catch {
    // Nothing may be kept here: then it is offered on the first page of a visit alone.
    return document.referrer.startsWith(location.origin)
  }
}
const answer = () => {
  try { localStorage.setItem(KEY, ANSWERED) } catch { /* It holds for this page. */ }
}
const main = tag => tag.toLowerCase().split("-")[0]

const choices = document.querySelectorAll("[data-language-switch]")
for (const choice of choices) choice.addEventListener("click", answer)

if (offer) {
  const spoken = [document.documentElement.lang, offer.lang].map(main)
  const wanted = (navigator.languages ?? []).map(main).find(language => spoken.includes(language))
  offer.hidden = wanted !== main(offer.lang) || isAnswered()
  offer.querySelector("a").addEventListener("click", answer)
  offer.querySelector("button").addEventListener("click", () => {
    answer()
    offer.hidden = true
    // Whoever closed it by keyboard goes on from where the same choice stays.
    choices[0]?.focus()
  })
}
