"""Which browser the tests use, and how it is started."""

from duizhao.site.handouts import browser
from duizhao.site.handouts.browser import find_browser

__all__ = ["BROWSER_FLAGS", "CONTRAST", "find_browser"]

# A new tab beside one that is open on the same site needs no process of its own: that halves what a test costs.
BROWSER_FLAGS = [*browser.BROWSER_FLAGS, "--process-per-site"]

# The contrast of every text with the ground it stands on, the lowest first.
CONTRAST = """() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const read = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = (front, back) => front.map((x, i) => (i < 3 ? x * front[3] + back[i] * (1 - front[3]) : 1));
  const light = (colour) => {
    const [r, g, b] = colour.map((x) => (x / 255 <= 0.04045 ? x / 255 / 12.92 : ((x / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (element) => {
    if (!element) return [255, 255, 255, 1];
    const style = getComputedStyle(element);
    if (style.backgroundImage.includes("gradient") && element.matches(".banner")) {
      return read(style.backgroundImage.match(/rgb\\([^)]*\\)/)[0]);
    }
    const own = read(style.backgroundColor);
    return own[3] === 1 ? own : over(own, ground(element.parentElement));
  };
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || parent.closest("script, .unseen") || !parent.checkVisibility()) continue;
    const back = ground(parent);
    const front = over(read(getComputedStyle(parent).color), back);
    const [one, other] = [light(front), light(back)].sort((a, b) => b - a);
    found.push([(one + 0.05) / (other + 0.05), walker.currentNode.data.trim(), parent.getAttribute("class") ?? ""]);
  }
  return found.sort((a, b) => a[0] - b[0]);
}"""
