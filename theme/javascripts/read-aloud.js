// Reads the page aloud with a voice of the device itself. A voice that sends the text elsewhere is not used: which page
// somebody reads is nobody's business.

(() => {
  const button = document.querySelector("[data-read-aloud]")
  const speech = window.speechSynthesis
  if (!button || !speech) return
  const BLOCKS = "h1, h2, h3, p, li, dt, dd, th, td, summary, figcaption"
  const SILENT = ".source, .page-tools, .side-by-side-link, .review, .sheet, .definition, .copy-link, script, style, svg, [hidden]"
  const article = document.querySelector("article")
  const language = document.documentElement.lang.slice(0, 2)
  const start = button.textContent
  let reading = false

  const voice = () => speech.getVoices().find(one => one.localService && one.lang.toLowerCase().startsWith(language))

  const words = block => {
    const copy = block.cloneNode(true)
    for (const part of copy.querySelectorAll(`${SILENT}, ul, ol, table`)) part.remove()
    return copy.textContent.replace(/\s+/g, " ").trim()
  }
  const blocks = () => [...article.querySelectorAll(BLOCKS)].filter(block =>
    !block.closest(SILENT) && !block.closest("details:not([open]) > :not(summary)") && !block.parentElement.closest("p, dt, th, td"))

  const stop = () => {
    reading = false
    speech.cancel()
    article.querySelector(".being-read")?.classList.remove("being-read")
    button.textContent = start
    button.setAttribute("aria-pressed", "false")
  }
  const read = ([block, ...rest]) => {
    if (!reading) return
    if (!block) return stop()
    const text = words(block)
    if (!text) return read(rest)
    const said = Object.assign(new SpeechSynthesisUtterance(text), { voice: voice(), lang: document.documentElement.lang })
    said.onend = () => { block.classList.remove("being-read"); read(rest) }
    said.onerror = stop
    block.classList.add("being-read")
    block.scrollIntoView({ block: "nearest" })
    speech.speak(said)
  }
  button.setAttribute("aria-pressed", "false")
  button.addEventListener("click", () => {
    if (reading) return stop()
    reading = true
    button.textContent = button.dataset.stop
    button.setAttribute("aria-pressed", "true")
    speech.cancel()
    read(blocks())
  })
  addEventListener("pagehide", stop)
  const show = () => { button.hidden = !voice() }
  show()
  speech.addEventListener?.("voiceschanged", show)
})()
