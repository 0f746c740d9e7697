// Single keys. They do nothing while somebody types, or where they are turned off.

import { recall, remember } from "./kept.js";

const dialog = document.getElementById("keys");
const off = document.getElementById("keys-off");
off.checked = recall("keys") === "off";
off.addEventListener("change", () => remember("keys", off.checked ? "off" : "on"));

export const showHelp = () => dialog.showModal();
export const closeHelp = () => dialog.close();

const types = (target) => target.closest("textarea, select, [contenteditable], input:not([type=radio], [type=checkbox])");

// `doing` names what each key does, as it is typed; a function that gives false leaves the key to the browser.
export const listen = (doing) => {
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.defaultPrevented) return;
    const typing = types(event.target);
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      if (typing?.form) {
        event.preventDefault();
        typing.form.requestSubmit();
      }
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || dialog.open) return;
    if (event.key !== "Escape" && (typing || off.checked)) return;
    const act = doing[event.key];
    if (act && act(event.target) !== false) event.preventDefault();
  });
};
