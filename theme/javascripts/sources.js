// Shows and hides the marks of the sources at the statements, on every page from then on. Without it, the line at the end of
// each section names them.
// In a block of its own: the names of other scripts are on the same page.
{
  const KEY = "duizhao.sources"
  const SHOWN = "shown"
  const root = document.documentElement

  const isKept = () => {
    try { return localStorage.getItem(KEY) === SHOWN } catch { return false }
  }
  const keep = shown => {
    try { shown ? localStorage.setItem(KEY, SHOWN) : localStorage.removeItem(KEY) } catch { /* It holds for this page. */ }
  }

  // One button, at the first line: it holds for the whole page.
  const line = document.querySelector(".sources-line")
  if (line) {
    const button = document.createElement("button")
    button.type = "button"
    button.className = "sources-switch"
    line.append(button)
    const tell = shown => {
      root.classList.toggle("shows-sources", shown)
      button.textContent = shown ? line.dataset.hide : line.dataset.show
    }
    button.addEventListener("click", () => {
      const shown = !root.classList.contains("shows-sources")
      // What the reader looks at stays where it is: the marks above change how long the text is.
      const top = button.getBoundingClientRect().top
      tell(shown)
      keep(shown)
      scrollBy(0, button.getBoundingClientRect().top - top)
    })
    tell(isKept())
  }
}
