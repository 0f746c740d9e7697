// The search box: opens, listens, shows. What it searches with is loaded when it is opened for the first time.
// Plain scripts and not modules, because a browser that shows the site from a disk loads no modules.

(() => {
  const dialog = document.querySelector("[data-search]")
  const button = document.querySelector("[data-search-open]")
  if (!dialog?.showModal || !button) return
  const part = name => dialog.querySelector(`[data-search-${name}]`)
  const [box, status, urgent, list, none, failed, shortcut] =
    ["box", "status", "urgent", "list", "none", "failed", "shortcut"].map(part)
  const { base, language, one, many } = dialog.dataset
  const ASKED = "#search="
  const KEYS = ["/", "s"]
  // Long enough that a screen reader is not told every letter's count.
  const PAUSE = { search: 80, tell: 700 }
  const SCRIPTS = [
    "javascripts/vendor/minisearch.js", "javascripts/vendor/stemmer.js", "javascripts/search/tokens.js",
    "javascripts/search/spelling.js", "javascripts/search/question.js", "javascripts/search/find.js",
    "javascripts/search/excerpt.js", "javascripts/search/urgent.js", `search/${language}.js`,
  ]

  const address = path => `${base.replace(/\/$/, "")}/${path}`

  // ---- what it searches with

  const load = path => new Promise((done, fail) => {
    const script = document.createElement("script")
    Object.assign(script, { src: address(path), async: false, onload: done, onerror: fail })
    document.head.append(script)
  })
  let ready
  const searched = () => ready ??= Promise.all(SCRIPTS.map(load))
    .then(() => duizhaoSearch.find.indexOf(duizhaoSearch.data))
    .catch(fault => { ready = undefined; throw fault })

  // ---- what it shows

  const element = (name, className, ...children) => {
    const made = document.createElement(name)
    made.className = className
    made.append(...children)
    return made
  }
  const marked = pieces => pieces.flatMap(([text, mark]) => {
    // On an English page a Chinese word says its language, so that it is read aloud and drawn as one.
    const runs = language === "zh" ? [text] : text.split(/(\p{Script=Han}+)/u).filter(Boolean)
    const made = runs.map(run => {
      if (language === "zh" || !/^\p{Script=Han}/u.test(run)) return run
      const foreign = element("span", "", run)
      foreign.lang = "zh"
      return foreign
    })
    return mark ? [element("mark", "", ...made)] : made
  })
  // From a disk, nobody puts index.html behind a folder.
  const linked = ({ page, anchor, heading }, pages) => {
    const folder = pages[page].url
    const file = location.protocol === "file:" && (folder === "" || folder.endsWith("/")) ? "index.html" : ""
    return address(folder + file) + (anchor && heading !== pages[page].title ? `#${encodeURIComponent(anchor)}` : "")
  }
  const item = (result, words, { pages }) => {
    const { mark, of } = { mark: duizhaoSearch.excerpt.marked, of: duizhaoSearch.excerpt.of }
    const { title } = pages[result.page]
    const link = element("a", "search__link", element("span", "search__page", ...marked(mark(title, words))))
    if (result.heading && result.heading !== title) {
      link.append(" ", element("span", "search__heading", ...marked(mark(result.heading, words))))
    }
    link.href = linked(result, pages)
    const text = element("p", "search__excerpt", ...marked(of(result.text || result.lead, words)))
    return element("li", "search__result", link, text)
  }

  let telling
  const tell = text => {
    clearTimeout(telling)
    telling = setTimeout(() => { status.textContent = text }, PAUSE.tell)
  }
  const say = (sayings) => {
    const text = sayings.join("\n")
    if (urgent.dataset.said === text) return
    urgent.dataset.said = text
    urgent.querySelector("[data-search-said]").replaceChildren(...sayings.map(one => element("p", "", one)))
    urgent.hidden = !text
  }

  const show = async () => {
    const query = box.value.trim()
    let index
    try {
      index = await searched()
    } catch {
      failed.hidden = false
      return
    }
    // Something else was typed meanwhile.
    if (query !== box.value.trim()) return
    failed.hidden = true
    say(query ? duizhaoSearch.urgent(index.data, query) : [])
    const { results, words } = query ? duizhaoSearch.find.find(index, query) : { results: [] }
    list.replaceChildren(...results.map(result => item(result, words, index.data)))
    none.hidden = !query || results.length > 0
    dialog.dataset.asked = query
    const count = results.length === 1 ? one : many.replace("{}", results.length)
    tell(!query ? "" : results.length ? count : none.querySelector("[data-search-nothing]").textContent)
    part("results").scrollTop = 0
  }

  // ---- what it listens to

  let waiting
  const search = () => {
    clearTimeout(waiting)
    waiting = setTimeout(show, PAUSE.search)
  }
  // `input` comes with typed, pasted, dictated and handwritten text. While a Chinese word is being put together from
  // its sounds, the letters are no question yet.
  box.addEventListener("input", event => { if (!event.isComposing) search() })
  box.addEventListener("compositionend", search)

  const open = query => {
    if (dialog.open) return
    dialog.showModal()
    if (query !== undefined) box.value = query
    box.focus()
    box.select()
    if (box.value) search()
    else searched().catch(() => { failed.hidden = false })
  }
  button.hidden = false
  button.addEventListener("click", () => open())
  part("close").addEventListener("click", () => dialog.close())
  dialog.addEventListener("click", event => {
    if (event.target === dialog || event.target.closest("a")) dialog.close()
  })

  // Up and down go through the box and the results; Enter in the box goes to the first, Enter there opens it.
  const links = () => [...list.querySelectorAll("a")]
  dialog.addEventListener("keydown", async event => {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const inBox = event.target === box
    if (inBox && event.key === "Enter") {
      event.preventDefault()
      if (dialog.dataset.asked !== box.value.trim()) await show()
      links()[0]?.focus()
    } else if (step && (inBox || list.contains(event.target))) {
      event.preventDefault()
      const all = [box, ...links()]
      const next = all[all.indexOf(event.target.closest("a") ?? box) + step]
      next?.focus()
    }
  })

  // A single key may be pressed by somebody who speaks to their device, so it can be turned off.
  const OFF = "search-shortcut-off"
  const isOff = () => { try { return localStorage.getItem(OFF) === "yes" } catch { return false } }
  shortcut.checked = !isOff()
  shortcut.addEventListener("change", () => {
    try { localStorage.setItem(OFF, shortcut.checked ? "no" : "yes") } catch { /* Nothing is kept where nothing may be. */ }
  })
  document.addEventListener("keydown", event => {
    const writes = event.target.closest?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]")
    const taken = event.isComposing || event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented
    if (taken || writes || isOff() || !KEYS.includes(event.key) || document.querySelector("dialog[open]")) return
    event.preventDefault()
    open()
  })

  // An address that ends in #search=words opens the search with them: so the other language's pages can be asked too.
  const other = part("other")
  const twin = document.querySelector("[data-language-switch]")
  if (other && twin) {
    other.hidden = false
    other.querySelector("a").addEventListener("click", event => {
      event.currentTarget.href = twin.href.split("#")[0] + ASKED + encodeURIComponent(box.value.trim())
    })
  }
  const asked = () => {
    if (location.hash.startsWith(ASKED)) open(decodeURIComponent(location.hash.slice(ASKED.length)))
  }
  addEventListener("hashchange", asked)
  asked()
})()
