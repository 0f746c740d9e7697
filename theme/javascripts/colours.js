// Chooses light or dark before anything is drawn: as the reader chose, else as the device likes it. Material does the same,
// but only at the end of the page, and until then a dark room is lit by a white one. It runs in the head, where there is no body yet.
(() => {
  const root = document.documentElement
  const chosen = () => {
    try {
      return __md_get("__palette")?.color
    } catch {
      return undefined
    }
  }
  const { scheme, media } = chosen() ?? {}
  const liked = matchMedia("(prefers-color-scheme: dark)").matches ? "slate" : "default"
  root.dataset.colours = scheme && media !== "(prefers-color-scheme)" ? scheme : liked
  const begin = () => {
    const { body } = document
    if (!body) return
    born.disconnect()
    body.dataset.mdColorScheme = root.dataset.colours
    // Material changes them when the reader does.
    new MutationObserver(() => { root.dataset.colours = body.dataset.mdColorScheme })
      .observe(body, { attributeFilter: ["data-md-color-scheme"] })
  }
  const born = new MutationObserver(begin)
  born.observe(root, { childList: true })
  begin()
})()
