// What a reader does with a page: copies the link to a section, opens the search from a field in the text.

(() => {
  const tools = document.querySelector("[data-copy]")
  const open = document.querySelector("[data-search-open]")

  for (const field of document.querySelectorAll("[data-search-field]")) {
    field.hidden = !open
    field.addEventListener("click", () => open.click())
  }

  if (!tools || !navigator.clipboard) return
  const { copy, copied } = tools.dataset
  let told
  // A screen reader is told what changes in a place that it knows, so the place is made first.
  const tell = text => {
    if (!told) {
      told = Object.assign(document.createElement("p"), { className: "visually-hidden" })
      told.setAttribute("role", "status")
      document.querySelector("article").append(told)
    }
    setTimeout(() => { told.textContent = text }, 50)
  }

  for (const heading of document.querySelectorAll(".md-content__inner > :is(h2, h3)[id]")) {
    const button = document.createElement("button")
    const name = heading.textContent.trim()
    Object.assign(button, { type: "button", className: "headerlink copy-link", title: copy })
    button.setAttribute("aria-label", `${copy}: ${name}`)
    button.addEventListener("click", async () => {
      const address = new URL(location.href)
      address.hash = heading.id
      await navigator.clipboard.writeText(address.href)
      tell(copied)
      button.dataset.copied = copied
      setTimeout(() => { delete button.dataset.copied; tell("") }, 2000)
    })
    // The name of the heading is its words alone.
    heading.setAttribute("aria-label", name)
    heading.append(button)
  }
})()
