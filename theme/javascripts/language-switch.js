// Every heading bears the same id in both languages and in the view of both, so a reader who changes over stays at the
// heading that they were reading.
const HEADINGS = "article :is(h2, h3, h4, h5, h6)[id]"
// A heading that is above this share of the window is being read.
const READ = .2

const inSight = element => {
  const { top, bottom } = element.getBoundingClientRect()
  return bottom > 0 && top < innerHeight
}

const place = () => {
  // What the address names may be smaller than a heading, such as one source.
  const named = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)))
  if (named && inSight(named)) return location.hash
  const read = [...document.querySelectorAll(HEADINGS)].filter(
    heading => heading.getBoundingClientRect().top < innerHeight * READ)
  return scrollY > 0 && read.length ? `#${read.at(-1).id}` : ""
}

for (const link of document.querySelectorAll("[data-language-switch], [data-keep-place]")) {
  // Before the link is followed, in this window or in another.
  for (const moment of ["click", "auxclick", "contextmenu"]) {
    link.addEventListener(moment, () => { link.hash = place() })
  }
}
