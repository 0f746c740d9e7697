// The filters and the copy buttons. The page can be read without them.
(() => {
  "use strict";
  const bar = document.querySelector(".filters");
  const form = document.querySelector(".filters__form");
  const cards = [...document.querySelectorAll(".card")];
  const pages = [...document.querySelectorAll(".page")];

  const number = new Intl.NumberFormat(document.documentElement.lang);

  // Full-width and half-width, capital and small letters find each other.
  const plain = (text) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
  const words = new Map();
  const wordsOf = (card) => {
    if (!words.has(card)) {
      words.set(card, plain(`${card.closest(".page").dataset.page} ${card.textContent}`));
    }
    return words.get(card);
  };

  const chosen = () => {
    const data = new FormData(form);
    return {
      find: data.get("find").trim(),
      safety: data.get("safety") === "1",
      state: data.getAll("state"),
      behind: data.get("behind") || "",
    };
  };

  const show = () => {
    const { find, safety, state, behind } = chosen();
    const sought = plain(find).split(" ");
    let shown = 0;
    for (const card of cards) {
      const fits =
        (!safety || card.dataset.safety === "yes") &&
        (!state.length || state.includes(card.dataset.state)) &&
        (!behind || card.dataset.behind.split(" ").includes(behind)) &&
        (!find || sought.every((word) => wordsOf(card).includes(word)));
      card.classList.toggle("off", !fits);
      shown += fits;
    }
    for (const page of pages) {
      page.classList.toggle("off", !page.querySelector(".card:not(.off)"));
    }
    document.querySelector(".none-shown").hidden = shown > 0;
    bar.querySelector(".shown").textContent = bar.dataset.shown
      .replace("{shown}", number.format(shown))
      .replace("{all}", number.format(cards.length));
  };

  // What is chosen stands behind the #, so that the address can be sent to somebody.
  const inAddress = () => {
    const { find, safety, state, behind } = chosen();
    const told = new URLSearchParams();
    if (state.length) told.set("state", state.join("."));
    if (safety) told.set("safety", "1");
    if (behind) told.set("behind", behind);
    if (find) told.set("find", find);
    return told.toString();
  };

  const writeAddress = () => {
    const told = inAddress();
    try {
      history.replaceState(null, "", told ? `#${told}` : location.pathname + location.search);
    } catch {
      location.hash = told;
    }
  };

  // An address without "=" leads to a page of the desk and leaves the filters as they are.
  const readAddress = () => {
    const told = location.hash.slice(1);
    if (!told.includes("=")) return;
    const given = new URLSearchParams(told);
    const states = (given.get("state") || "").split(".");
    form.elements.find.value = given.get("find") || "";
    for (const input of form.querySelectorAll("input[name=state]")) input.checked = states.includes(input.value);
    for (const input of form.querySelectorAll("input[name=safety]")) input.checked = given.get("safety") === "1";
    for (const input of form.querySelectorAll("input[name=behind]")) {
      input.checked = input.value === given.get("behind");
    }
    if (!form.elements.behind.value) form.elements.behind[0].checked = true;
  };

  if (form) {
    const changed = () => {
      show();
      writeAddress();
    };
    form.addEventListener("input", changed);
    form.addEventListener("submit", (event) => event.preventDefault());
    // The fields are empty only after this event.
    form.addEventListener("reset", () => setTimeout(changed));
    window.addEventListener("hashchange", () => {
      readAddress();
      show();
    });
    // A page that a filter hides is shown where a link leads to it.
    document.addEventListener("click", (event) => {
      const link = event.target.closest('a[href^="#page-"]');
      const page = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (page && page.classList.contains("off")) {
        form.reset();
        show();
      }
    });
    readAddress();
    show();
    // On a phone the filters would fill the screen.
    if (matchMedia("(max-width: 63.9375rem)").matches && !inAddress()) form.parentElement.open = false;
  }

  const otherDesk = document.querySelector("[data-keeps-filter]");
  if (otherDesk) {
    const address = otherDesk.getAttribute("href");
    const follow = () => otherDesk.setAttribute("href", address + (form && inAddress() ? `#${inAddress()}` : ""));
    for (const what of ["pointerdown", "focus", "click"]) otherDesk.addEventListener(what, follow);
  }

  const select = (code) => {
    const range = document.createRange();
    range.selectNodeContents(code);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  };

  const copy = async (code) => {
    try {
      await navigator.clipboard.writeText(code.textContent);
      return true;
    } catch {
      // Some browsers keep the clipboard from files.
      select(code);
      try {
        return document.execCommand("copy");
      } catch {
        return false;
      }
    }
  };

  document.addEventListener("click", async (event) => {
    const button = event.target.closest(".copy");
    if (!button) return;
    const words = button.dataset.words || button.textContent;
    button.dataset.words = words;
    const label = button.dataset.label || button.getAttribute("aria-label");
    button.dataset.label = label;
    const told = (await copy(button.previousElementSibling)) ? bar.dataset.copied : bar.dataset.byHand;
    button.textContent = told;
    button.setAttribute("aria-label", told);
    bar.querySelector(".told").textContent = told;
    clearTimeout(button.timer);
    button.timer = setTimeout(() => {
      button.textContent = words;
      button.setAttribute("aria-label", label);
      bar.querySelector(".told").textContent = "";
    }, 3000);
  });

  // On paper every approved text is open.
  let opened = [];
  window.addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll(".card__approved:not([open])")];
    for (const one of opened) one.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const one of opened) one.open = false;
  });
})();
