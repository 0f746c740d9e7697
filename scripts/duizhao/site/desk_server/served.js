// The desk in the browser: what is typed, kept, looked at, saved and approved. The desk itself decides everything.

import { forget, keep, keptOf, recall, remember } from "./kept.js";
import { closeHelp, listen, showHelp } from "./keys.js";
import { ask, say, told } from "./talk.js";

// So long nothing is asked after a key.
const PAUSE = 120;
const changing = document.getElementById("changing");
const root = () => changing?.firstElementChild;
const page = () => root().dataset.page;
const cards = () => [...document.querySelectorAll("[data-block]")].filter((card) => card.checkVisibility());
const cardOf = (one) => one.closest("[data-block]");
const sideOf = (one) => one.closest("[data-side]");
const byField = document.getElementById("by");
const roleField = document.getElementById("role");

const where = (card) => ({
  number: Number(card.dataset.number),
  pair: card.dataset.pair,
  en: card.dataset.en,
  zh: card.dataset.zh,
});

// Who the person is: what the command said, else what was typed here before.
const you = () => ({ by: byField.value, role: roleField.value });
if (byField) {
  byField.value = told.by || recall("by") || "";
  roleField.value = told.role || recall("role") || "";
  for (const field of [byField, roleField]) {
    field.addEventListener("input", () => remember(field.name, field.value));
  }
}

// Editors.

const textOf = (form) => form.querySelector("textarea");
// What both began from is kept with the text: the page may hold another one when it is opened again.
const begun = (form) => {
  const side = sideOf(form);
  const card = cardOf(form);
  const field = textOf(form);
  return {
    side: side.dataset.side,
    digest: (card ?? side).dataset[side.dataset.side],
    number: card ? Number(card.dataset.number) : -1,
    pair: card?.dataset.pair ?? "",
    other: card?.dataset[side.dataset.side === "en" ? "zh" : "en"] ?? "",
    base: field.defaultValue,
    text: field.value,
  };
};

const mark = (form) => {
  const isKept = textOf(form).value !== textOf(form).defaultValue;
  sideOf(form).querySelector(".kept").hidden = !isKept;
  return isKept;
};

const open = (form, focus = true) => {
  form.hidden = false;
  sideOf(form).classList.add("side--open");
  if (focus) textOf(form).focus();
};

const close = (form) => {
  if (!cardOf(form)) return;
  form.hidden = true;
  sideOf(form).classList.remove("side--open");
  sideOf(form).querySelector("[data-do=edit]").focus();
};

const dropConflict = (form) => sideOf(form).querySelector(".conflict")?.remove();

const drop = (form) => {
  if (mark(form) && !confirm(told.sure)) return;
  forget(page(), begun(form));
  // What somebody else wrote meanwhile is not what the card shows.
  if (sideOf(form).querySelector(".conflict")) return location.reload();
  textOf(form).value = textOf(form).defaultValue;
  mark(form);
  look(form);
  close(form);
};

// Findings as one types.

let timer = 0;
let asking = null;

const typedTexts = (one) =>
  Object.fromEntries(
    [...one.querySelectorAll("form.editor")].map((form) => [sideOf(form).dataset.side, textOf(form).value]),
  );

const look = (form) => {
  clearTimeout(timer);
  timer = setTimeout(async () => {
    asking?.abort();
    asking = new AbortController();
    const card = cardOf(form);
    const values = { page: page(), texts: typedTexts(card ?? root()), where: card ? where(card) : null };
    const answer = await ask("look", values, asking.signal);
    if (answer.status !== 200) return;
    const found = (card ?? root()).querySelector(".card__found");
    // A screen reader speaks what changed, and only that.
    if (found.innerHTML !== answer.findings) found.innerHTML = answer.findings;
    found.dataset.looked = String(Number(found.dataset.looked ?? 0) + 1);
  }, PAUSE);
};

// Shows that two people changed one text. What is saved after that is made from what stands in the file by now.
const showConflict = (form, answer) => {
  const side = sideOf(form);
  const before = begun(form);
  dropConflict(form);
  form.insertAdjacentHTML("beforebegin", answer.conflict);
  const card = cardOf(form);
  const known = answer.block ?? (answer.digest ? { [side.dataset.side]: answer.digest } : null);
  if (known) {
    forget(page(), before);
    const data = (card ?? side).dataset;
    for (const [key, value] of Object.entries(known)) data[key] = String(value);
    textOf(form).defaultValue = answer.theirs ?? "";
    textOf(form).value = before.text;
    keep(page(), begun(form));
  }
  open(form, false);
  mark(form);
  side.querySelector(".conflict__title").focus();
};

// What is being saved. Who approves at once means the text that he saves, so he waits for it.
let saving = Promise.resolve();
const save = (form) => (saving = saveNow(form));

const saveNow = async (form) => {
  const one = begun(form);
  const card = cardOf(form);
  const values = { page: page(), side: one.side, base: one.base, text: one.text };
  const answer = card
    ? await ask("save", { ...values, where: where(card) })
    : await ask("save-page", { ...values, shown: one.digest });
  if (answer.status === 200) {
    forget(page(), one);
    redraw(answer.main, card ? one.number : null);
  } else if (answer.conflict) {
    showConflict(form, answer);
  }
  say(answer.said ?? "");
};

// A text that was begun before the page was loaded again is put back where it belongs.
const restore = async () => {
  for (const one of keptOf(page())) {
    const isWhole = one.number < 0;
    if (isWhole !== "whole" in root().dataset) continue;
    const all = [...root().querySelectorAll(isWhole ? `[data-side="${one.side}"]` : "[data-block]")];
    const lacks = one.base === "";
    const beside = one.side === "en" ? "zh" : "en";
    const isSame = (spot) => spot.dataset.pair === one.pair || (!lacks && spot.dataset[beside] === one.other);
    const same = all
      .filter((spot) => spot.dataset[one.side] === one.digest && (isWhole || isSame(spot)))
      .sort((a, b) => Math.abs(a.dataset.number - one.number) - Math.abs(b.dataset.number - one.number));
    if (same.length) put(same[0], one);
    else await putAside(all, one);
  }
};

const formIn = (spot, side) =>
  spot.matches("[data-side]") ? spot.querySelector("form.editor") : spot.querySelector(`[data-side="${side}"] form.editor`);

const put = (spot, one) => {
  const form = formIn(spot, one.side);
  if (!form) return;
  textOf(form).value = one.text;
  // The number may be another one by now.
  forget(page(), one);
  if (!mark(form)) return;
  keep(page(), begun(form));
  open(form, false);
  look(form);
};

// What it was made from is not there any more: it is shown with what stands there now.
const putAside = async (all, one) => {
  const whole = one.number < 0;
  const answer = await ask("three", { page: page(), side: one.side, base: one.base, text: one.text, other: one.other, whole });
  const spot = whole ? all[0] : all.find((card) => card.dataset.pair === answer.block?.pair);
  const form = spot && formIn(spot, one.side);
  if (answer.conflict && form) {
    forget(page(), one);
    textOf(form).value = one.text;
    showConflict(form, answer);
    return;
  }
  const aside = document.createElement("section");
  aside.className = "panel conflict";
  aside.innerHTML = answer.conflict ?? "";
  const note = document.createElement("p");
  note.textContent = told.keptHere;
  const text = document.createElement("textarea");
  text.value = one.text;
  text.lang = one.side;
  text.readOnly = true;
  text.setAttribute("aria-label", told.keptHere);
  aside.append(note, text);
  root().prepend(aside);
};

// The page as the desk shows it after a change; texts that are not saved are put back into it.
const redraw = (html, number) => {
  if (html) changing.innerHTML = html;
  restore();
  narrow();
  if (number !== null) document.getElementById(`b${number}`)?.focus();
};

// Approving, waiving, mending.

// The card as it is after the save: the same one, if it shows what it showed when it was asked for.
const afterSaving = async (card) => {
  const texts = JSON.stringify(typedTexts(card));
  await saving;
  if (card.isConnected) return card;
  const saved = document.getElementById(card.id);
  return saved && JSON.stringify(typedTexts(saved)) === texts ? saved : null;
};

const approve = async (asked) => {
  const card = await afterSaving(asked);
  if (!card) return;
  if (card.querySelector(".kept:not([hidden])")) {
    say(card.querySelector(".kept:not([hidden])").textContent);
    return;
  }
  const number = Number(card.dataset.number);
  say(told.wait);
  const answer = await ask("approve", { page: page(), pairs: [card.dataset.pair], ...you() });
  if (answer.main) redraw(answer.main, number);
  if (answer.status === 422 && !byField.value.trim()) byField.focus();
  say(answer.said ?? "");
};

const approvePage = async () => {
  await saving;
  const unsaved = root().querySelector(".kept:not([hidden])");
  if (unsaved) {
    say(unsaved.textContent);
    return;
  }
  const pairs = [...document.querySelectorAll("[data-block]")].map((card) => card.dataset.pair);
  say(told.wait);
  const answer = await ask("approve", { page: page(), pairs: [...new Set(pairs)], whole: true, ...you() });
  if (answer.main) redraw(answer.main, 0);
  if (answer.status === 422 && !byField.value.trim()) byField.focus();
  say(answer.said ?? "");
};

const waive = async (form) => {
  const values = { page: page(), finding: form.dataset.finding, reason: form.elements.reason.value, ...you() };
  const number = cardOf(form) ? Number(cardOf(form).dataset.number) : null;
  const answer = await ask("waive", values);
  if (answer.main) redraw(answer.main, number);
  if (answer.status === 422 && !byField.value.trim()) byField.focus();
  say(answer.said ?? "");
};

const mend = async () => {
  const answer = await ask("mend", { page: page(), shown: root().dataset.textZh });
  if (answer.main) redraw(answer.main, null);
  say(answer.said ?? "");
};

const commit = async (button) => {
  button.disabled = true;
  const answer = await ask("commit", { shown: button.dataset.shown });
  if (answer.status === 200) button.closest("section").remove();
  else button.disabled = false;
  say(answer.said ?? "");
};

// Terms and suggestions are looked for when somebody wants to see them.
const help = async (details) => {
  const spot = details.querySelector(".helps");
  if (!details.open || spot.dataset.there) return;
  const answer = await ask("helps", { page: page(), where: where(cardOf(details)) });
  if (answer.html) {
    spot.innerHTML = answer.html;
    spot.dataset.there = "yes";
  } else say(answer.said ?? "");
};

const take = (button) => {
  const form = formIn(cardOf(button), button.dataset.to);
  if (!form) return;
  open(form);
  // So the browser's undo takes it back.
  const field = textOf(form);
  field.select();
  if (!document.execCommand("insertText", false, button.dataset.text)) {
    field.value = button.dataset.text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
};

// Which blocks are shown.

const SHOWN = ["all", "waiting", "found"];

const narrow = () => {
  const choice = recall("show") ?? "all";
  const field = document.querySelector(`.narrow [name=show][value="${choice}"]`);
  if (!field) return;
  field.checked = true;
  const words = document.getElementById("find").value.trim().toLowerCase();
  for (const card of document.querySelectorAll("[data-block]")) {
    const fits = choice === "all" || card.dataset[choice === "found" ? "found" : "waits"] === "yes";
    const isTyped = card.querySelector(".kept:not([hidden])");
    const texts = [...card.querySelectorAll(".text, textarea")].map((one) => one.textContent).join(" ");
    card.hidden = !isTyped && (!fits || (words !== "" && !texts.toLowerCase().includes(words)));
  }
};

const nextChoice = () => {
  if (!document.querySelector(".narrow")) return false;
  remember("show", SHOWN[(SHOWN.indexOf(recall("show") ?? "all") + 1) % SHOWN.length]);
  narrow();
  return true;
};

// Going from one to the next.

const stops = () => {
  const all = cards();
  return all.length ? all : [...document.querySelectorAll(".listed__title")];
};

const go = (step, from = document.activeElement, fits = () => true) => {
  const all = stops();
  const here = all.findIndex((one) => one === from || one.contains(from));
  for (let place = here + step; place >= 0 && place < all.length; place += step) {
    if (fits(all[place])) {
      all[place].focus();
      all[place].scrollIntoView({ block: "nearest" });
      return;
    }
  }
};

const skip = (card) => {
  card.dataset.skipped = "yes";
  go(1, card, (one) => one.dataset.waits === "yes" && one.dataset.skipped !== "yes");
};

const current = (target) => cardOf(target) ?? null;
const onCard = (act) => (target) => (current(target) ? act(current(target)) : false);
const edit = (card, other) => {
  const behind = card.dataset.behind;
  const form = formIn(card, other ? (behind === "en" ? "zh" : "en") : behind);
  if (form) open(form);
  // A page that one language lacks is made as a whole.
  else card.querySelector(".side__head a")?.click();
};

const DOING = {
  help: showHelp,
  "close-help": closeHelp,
  edit: (button) => open(sideOf(button).querySelector("form.editor")),
  close: (button) => close(button.form),
  drop: (button) => drop(button.form),
  approve: (button) => approve(cardOf(button)),
  "approve-page": approvePage,
  skip: (button) => skip(cardOf(button)),
  mend,
  take,
  commit,
};

document.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-do]");
  if (button) DOING[button.dataset.do]?.(button);
});

document.addEventListener("submit", (event) => {
  const what = event.target.dataset.do;
  if (!what) return;
  event.preventDefault();
  if (what === "save") save(event.target);
  if (what === "waive") waive(event.target);
});

document.addEventListener("input", (event) => {
  if (event.target.matches("form.editor textarea")) {
    const form = event.target.form;
    if (mark(form)) keep(page(), begun(form));
    else forget(page(), begun(form));
    look(form);
  } else if (event.target.closest(".narrow")) {
    if (event.target.name === "show") remember("show", event.target.value);
    narrow();
  }
});

document.addEventListener("toggle", (event) => {
  if (event.target.matches?.("details[data-do=helps]")) help(event.target);
}, true);

const openDetails = (details) => {
  if (!details) return false;
  details.open = true;
  details.querySelector("input, button, summary")?.focus();
  return true;
};

listen({
  j: () => go(1),
  k: () => go(-1),
  e: onCard((card) => edit(card, false)),
  E: onCard((card) => edit(card, true)),
  a: onCard((card) => (card.querySelector("[data-do=approve]:not([disabled])") ? approve(card) : false)),
  s: onCard(skip),
  t: onCard((card) => openDetails(card.querySelector("[data-do=helps]"))),
  w: onCard((card) => openDetails(card.querySelector(".found__waive"))),
  f: () => (document.querySelector("[data-do=mend]") ? mend() : false),
  v: nextChoice,
  u: () => {
    const link = document.querySelector("[data-do=up]");
    if (!link) return false;
    link.click();
    return true;
  },
  "/": () => {
    const field = document.getElementById("find");
    if (!field) return false;
    field.focus();
    return true;
  },
  "?": showHelp,
  Escape: (target) => (target.matches("form.editor textarea") ? close(target.form) : false),
});

// A list whose pages are not all looked at yet fills itself, unless somebody is in it.
const fill = async () => {
  const list = document.querySelector("[data-looked]");
  if (!list || list.dataset.looked === list.dataset.pages) return;
  const address = new URL(location.href);
  address.searchParams.set("fill", "1");
  const response = await fetch(address);
  if (!response.ok) return;
  const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
  document.querySelector(".banner__summary").replaceWith(fresh.querySelector(".banner__summary"));
  const next = fresh.querySelector("[data-looked]");
  if (list.contains(document.activeElement)) list.dataset.looked = next.dataset.looked;
  else list.replaceWith(next);
  setTimeout(fill, PAUSE);
};

if (changing) {
  restore();
  narrow();
}
fill();
document.documentElement.dataset.ready = "yes";
