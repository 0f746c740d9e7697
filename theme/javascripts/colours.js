// Chooses light or dark before anything is drawn: as the reader chose, else as the device likes it. Material does the same,
// but only at the end of the page, and until then a dark room is lit by a white one.
(() => {
  const chosen = () => {
    try {
      return __md_get("__palette")?.color
    } catch {
      return undefined
    }
  }
  const { scheme, media } = chosen() ?? {}
  const liked = matchMedia("(prefers-color-scheme: dark)").matches ? "slate" : "default"
  const show = () => { document.documentElement.dataset.colours = document.body.dataset.mdColorScheme }
  document.body.dataset.mdColorScheme = scheme && media !== "(prefers-color-scheme)" ? scheme : liked
  show()
  // Material changes them when the reader does.
  new MutationObserver(show).observe(document.body, { attributeFilter: ["data-md-color-scheme"] })
})()
