// Every heading bears the same id in both languages, so the reader can stay at the same heading when they switch.
for (const link of document.querySelectorAll("[data-language-switch]")) {
  link.addEventListener("click", () => { link.hash = location.hash })
}
