// Loads the page anew when the site is another one, and keeps the place to which somebody had scrolled.
(() => {
  "use strict";
  const shown = Number(document.currentScript.dataset.number);
  const place = `duizhao-place:${location.pathname}`;
  const kept = sessionStorage.getItem(place);
  if (kept !== null) {
    sessionStorage.removeItem(place);
    addEventListener("load", () => scrollTo(0, Number(kept)));
  }
  const ask = async () => {
    try {
      const answer = await fetch(`/.duizhao/changes?seen=${shown}`, { cache: "no-store" });
      if (answer.ok && (await answer.json()).number !== shown) {
        sessionStorage.setItem(place, String(scrollY));
        location.reload();
        return;
      }
    } catch {
      // The program that shows the site was ended, or is not there yet.
      await new Promise((done) => setTimeout(done, 1000));
    }
    ask();
  };
  ask();
})();
