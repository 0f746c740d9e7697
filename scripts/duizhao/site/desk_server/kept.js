// Texts that are not saved yet, kept by the browser: each under the digest of the text that it was made from.

import { told } from "./talk.js";

const PREFIX = `duizhao ${told.library} `;

const guard = (event) => event.preventDefault();

const name = (page, one) => `${PREFIX}${page} ${one.side} ${one.digest} ${one.number}`;

// Keeps a text. Where the browser keeps nothing, it asks before the page is left.
export const keep = (page, one) => {
  try {
    localStorage.setItem(name(page, one), JSON.stringify(one));
  } catch {
    addEventListener("beforeunload", guard);
  }
};

export const forget = (page, one) => {
  removeEventListener("beforeunload", guard);
  try {
    localStorage.removeItem(name(page, one));
  } catch {
    // What keeps nothing has nothing to forget.
  }
};

// All texts that are kept of a page.
export const keptOf = (page) => {
  const found = [];
  try {
    for (const key of Object.keys(localStorage)) {
      if (!key.startsWith(`${PREFIX}${page} `)) continue;
      const one = JSON.parse(localStorage.getItem(key));
      if (name(page, one) === key) found.push(one);
    }
  } catch {
    return found;
  }
  return found;
};

// Small things that a person chose: a name, which blocks are shown.
export const recall = (what) => {
  try {
    return localStorage.getItem(`duizhao ${what}`);
  } catch {
    return null;
  }
};

export const remember = (what, value) => {
  try {
    localStorage.setItem(`duizhao ${what}`, value);
  } catch {
    // It is asked for again.
  }
};
