// The search box: opens, listens, shows. What it searches with is loaded when it is opened for the first time.
// Plain scripts and not modules, because a browser that shows the site from a disk loads no modules.

(() => {
  const dialog = document.querySelector("[data-search]")
  const button = document.querySelector("[data-search-open]")
  if (!dialog?.showModal || !button) return
  const part = name => dialog.querySelector(`[data-search-${name}]`)
  const [box, status, urgent, absent, list, none, failed, shortcut] =
    ["box", "status", "urgent", "absent", "list", "none", "failed", "shortcut"].map(part)
  const { base, language, one, many } = dialog.dataset
  const ASKED = "#search="
  const KEYS = ["/", "s"]
  // Long enough that a screen reader is not told every letter's count.
  // The lines of results are not fetched between two keys.
  const PAUSE = { search: 80, lines: 120, tell: 700 }
  const SCRIPTS = [
    "vendor/stemmer", "search/tokens", "search/parts", "search/spelling", "search/numbers", "search/sounds",
    "search/question", "search/find", "search/excerpt", "search/said",
  ].map(name => `javascripts/${name}.js`)
  // Results that a screen shows at once: their texts are fetched before the others.
  const SEEN = 4

  const address = path => `${base.replace(/\/$/, "")}/${path}`

  // ---- what it searches with

  const load = path => new Promise((done, fail) => {
    const script = document.createElement("script")
    Object.assign(script, { src: address(path), async: false, onload: done, onerror: fail })
    document.head.append(script)
  })
  let ready
  const searched = () => ready ??= Promise.all([...SCRIPTS, `search/${language}.js`].map(load))
    .then(() => duizhaoSearch.find.indexOf(duizhaoSearch.data, name => load(`search/${name}.js`)))
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
  const linked = ({ page, anchor, heading, title }, { data }, begins) => {
    const [folder] = data.pages[page]
    const file = location.protocol === "file:" && (folder === "" || folder.endsWith("/")) ? "index.html" : ""
    const place = anchor && heading !== title ? encodeURIComponent(anchor) : ""
    // The very line, where the browser can find it: with others, the heading above it has to do.
    const leads = "fragmentDirective" in document && begins.text && !(begins.first && place)
    const text = encodeURIComponent(begins.text).replace(/-/g, "%2D")
    return address(folder + file) + (place || leads ? `#${place}` : "") + (leads ? `:~:text=${text}` : "")
  }
  const item = (result, words, index) => {
    const { title, heading } = result
    const mark = text => marked(duizhaoSearch.excerpt.marked(text, words))
    const link = element("a", "search__link", element("span", "search__page", ...mark(title)))
    if (heading && heading !== title) link.append(" ", element("span", "search__heading", ...mark(heading)))
    link.href = linked(result, index, { text: "" })
    return element("li", "search__result", link, element("p", "search__excerpt"))
  }
  // The lines that answer, once the text of the section is here.
  const fill = (shown, result, words, index) => {
    const found = duizhaoSearch.find.textOf(index, result)
    const [link, excerpt] = shown.children
    if (!found || excerpt.dataset.filled) return
    const text = found.text || found.lead
    excerpt.replaceChildren(...marked(duizhaoSearch.excerpt.of(text, words)))
    excerpt.dataset.filled = "yes"
    excerpt.hidden = !excerpt.hasChildNodes()
    const begins = duizhaoSearch.excerpt.begins(found.text, words)
    const isElsewhere = begins.text && duizhaoSearch.find.isSaidBefore(index, result, begins.text)
    link.href = linked(result, index, isElsewhere ? { text: "" } : begins)
  }

  let telling
  const tell = text => {
    clearTimeout(telling)
    telling = setTimeout(() => { status.textContent = text }, PAUSE.tell)
  }
  const say = (box, sayings) => {
    const text = sayings.join("\n")
    if ((box.dataset.said ?? "") === text) return
    box.dataset.said = text
    const linkedText = ([text, address]) => {
      if (!address) return text
      const link = element("a", "", text)
      link.href = address
      return link
    }
    const { pieces } = duizhaoSearch.said
    const paragraphs = sayings.map(one => element("p", "", ...pieces(one).map(linkedText)))
    box.querySelector("[data-search-said]").replaceChildren(...paragraphs)
    box.hidden = !text
  }

  // The texts of results further down are fetched when somebody comes near them.
  let watcher
  const whenSeen = (items, read) => {
    watcher?.disconnect()
    watcher = new IntersectionObserver(seen => {
      const some = seen.filter(one => one.isIntersecting).map(one => one.target)
      for (const item of some) watcher.unobserve(item)
      if (some.length) read(some).catch(() => { /* A result without its lines still leads to its place. */ })
    }, { root: part("results"), rootMargin: "50%" })
    for (const item of items) watcher.observe(item)
  }

  let latest = 0
  const show = async () => {
    const query = box.value.trim()
    const number = ++latest
    // Something else was typed meanwhile.
    const isOver = () => number !== latest
    try {
      const index = await searched()
      if (isOver()) return
      const { said, find } = duizhaoSearch
      say(urgent, query ? said.urgent(index.data, query) : [])
      const { results, words } = query ? await find.find(index, query) : { results: [] }
      if (isOver()) return
      failed.hidden = true
      const missing = query ? said.absent(index.data, query) : []
      say(absent, missing)
      const items = results.map(result => item(result, words, index))
      list.replaceChildren(...items)
      dialog.dataset.found = query
      none.hidden = !query || results.length > 0
      part("results").scrollTop = 0
      const count = results.length === 1 ? one : many.replace("{}", results.length)
      const nothing = none.querySelector("[data-search-nothing]").textContent
      tell(!query ? "" : [...missing.map(said.plain), results.length ? count : nothing].join(" "))
      if (items.slice(0, SEEN).some((_, at) => !find.textOf(index, results[at]))) {
        await new Promise(done => setTimeout(done, PAUSE.lines))
        if (isOver()) return
      }
      const read = async some => {
        await find.fetchTexts(index, some.map(item => results[items.indexOf(item)]))
        if (!isOver()) some.forEach(item => fill(item, results[items.indexOf(item)], words, index))
      }
      await read(items.slice(0, SEEN))
      if (isOver()) return
      dialog.dataset.asked = query
      whenSeen(items.slice(SEEN), read)
    } catch (fault) {
      if (!isOver()) failed.hidden = false
      if (fault instanceof Error) throw fault
    }
  }

  // ---- what it listens to

  let waiting
  const search = () => {
    latest++
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
    // Whoever calls a number may need to see the others too.
    if (event.target === dialog || event.target.closest("a:not([href^='tel:'], [href^='sms:'])")) dialog.close()
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
