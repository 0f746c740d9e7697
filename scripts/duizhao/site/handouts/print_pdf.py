"""Printing built pages to PDF files with a browser."""

from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin

from duizhao.site.handouts.finish_pdf import finish
from duizhao.site.handouts.handout_list import Handout, published_at

if TYPE_CHECKING:
    from playwright.sync_api import Browser, PdfMargins

# A link that leads out of the page is of no use on paper, and on this disk it leads nobody else anywhere.
LINKS = """({ here, published }) => {
  for (const link of document.querySelectorAll("a[href]")) {
    const href = link.getAttribute("href");
    if (href.startsWith("#") || /^[a-z]+:/i.test(href)) continue;
    const target = new URL(href, here);
    const path = target.pathname.slice(1).replace(/index\\.html$/, "");
    if (published) link.href = new URL(path, published).href + target.hash;
    else link.removeAttribute("href");
  }
}"""
FOOTER = """<div style="width: 100%; margin: 0 15mm; display: flex; justify-content: space-between; gap: 5mm;
font: 8px -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Noto Sans CJK SC', sans-serif; color: #333">
<span>{left}</span><span><span class="pageNumber"></span> / <span class="totalPages"></span></span></div>"""
NOWHERE = "https://site.invalid"
MARGIN: "PdfMargins" = {"top": "16mm", "right": "15mm", "bottom": "18mm", "left": "15mm"}


def print_handouts(
    browser: "Browser", handouts: Sequence[Handout], site: Path, folder: Path
) -> Iterator[Path]:
    """Write each handout into `folder`, and give its path when it is there. `site` is where the built site lies."""
    published = published_at(site)
    folder.mkdir(parents=True, exist_ok=True)
    for handout in handouts:
        inside = handout.page.relative_to(site).as_posix()
        path = folder / handout.name
        path.write_bytes(print_page(browser, handout.page, inside, published))
        yield path


def print_page(browser: "Browser", file: Path, inside: str, published: str) -> bytes:
    """The PDF of the built page `file`. `inside` is its path in the site, `published` where the site is published.

    Raises CannotRun where the machine has no font for it."""
    # A window of its own without scripts: what is printed is what stands in the file. Light, whatever the machine likes.
    context = browser.new_context(java_script_enabled=False, color_scheme="light", offline=True)
    try:
        page = context.new_page()
        page.goto(file.as_uri())
        page.evaluate(LINKS, {"here": f"{NOWHERE}/{inside}", "published": published})
        page.emulate_media(media="print")
        title, text = page.title(), page.inner_text("body")
        printed = page.pdf(
            # Chromium's own "A4" is a hair larger.
            width="210mm",
            height="297mm",
            margin=MARGIN,
            tagged=True,
            outline=True,
            display_header_footer=True,
            header_template="<span></span>",
            footer_template=FOOTER.format(left=escape(_told(inside, published) or title)),
        )
    finally:
        context.close()
    return finish(printed, title, text)


def _told(inside: str, published: str) -> str:
    """The address of the page for people who read it on paper; empty where nobody knows it."""
    return unquote(urljoin(published, inside.removesuffix("index.html"))) if published else ""
