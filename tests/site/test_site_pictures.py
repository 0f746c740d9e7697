"""The pictures of this library in a real browser: legible, whole, and in words too."""

import re
import tomllib
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from site_tools import PREFIX, Site

PICTURES = {"administration/": 2, "benefits/": 1, "side-effects/": 2, "candidacy/": 1}
PATHS = [(language, prefix + key) for language, prefix in PREFIX.items() for key in PICTURES]
# The column of a page: with both side bars, alone, on a phone, on a small one.
WIDTHS = (1280, 768, 360, 320)
# The widest font that a reader is likely to have, and what this machine has by itself.
FONTS = ("", "DejaVu Sans", "Noto Sans CJK SC")
# What is shown of each drawing: its texts, each by its lines, that leave the drawing, their card, or cover another.
FAULTS = """drawing => {
  const found = [], within = (inner, outer, by) => inner.left >= outer.left - by && inner.right <= outer.right + by
    && inner.top >= outer.top - by && inner.bottom <= outer.bottom + by;
  const whole = drawing.getBoundingClientRect();
  const lines = [...drawing.querySelectorAll("tspan")];
  const boxes = lines.map(line => line.getBoundingClientRect());
  for (const [at, line] of lines.entries()) {
    const card = line.closest("g").querySelector(".picture__card");
    if (!within(boxes[at], whole, 1)) found.push("leaves the drawing: " + line.textContent);
    if (card && !within(boxes[at], card.getBoundingClientRect(), 0)) found.push("leaves its card: " + line.textContent);
    for (const other of boxes.slice(at + 1)) {
      const high = Math.min(boxes[at].bottom, other.bottom) - Math.max(boxes[at].top, other.top);
      const wide = Math.min(boxes[at].right, other.right) - Math.max(boxes[at].left, other.left);
      // The boxes of two lines of one text may touch: their letters do not.
      if (high > boxes[at].height / 3 && wide > 0) found.push("covers another: " + line.textContent);
    }
  }
  for (const mark of drawing.querySelectorAll(".picture__mark")) {
    const box = mark.getBoundingClientRect();
    const reach = boxes.filter(one => one.left < box.right && one.right > box.left && one.top < box.bottom && one.bottom > box.top);
    if (reach.length) found.push("text on a mark");
  }
  return found;
}"""
CONTRAST = """drawing => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const read = (colour, under) => {
    canvas.clearRect(0, 0, 1, 1);
    for (const one of [under, colour]) { canvas.fillStyle = one; canvas.fillRect(0, 0, 1, 1); }
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const light = rgb => rgb.map(x => (x / 255 <= 0.04045 ? x / 255 / 12.92 : ((x / 255 + 0.055) / 1.055) ** 2.4))
    .reduce((sum, x, i) => sum + x * [0.2126, 0.7152, 0.0722][i], 0);
  const ratio = (one, other) => { const [a, b] = [light(one), light(other)].sort((x, y) => y - x); return (a + .05) / (b + .05) };
  const ground = getComputedStyle(document.body).backgroundColor;
  const fill = element => getComputedStyle(element).fill;
  const texts = [...drawing.querySelectorAll("text")].map(text => {
    const card = text.closest("g").querySelector(".picture__card");
    const under = `rgb(${read(card ? fill(card) : ground, ground)})`;
    return ratio(read(fill(text), under), read(under, ground));
  });
  const icons = [...drawing.querySelectorAll(".picture__icon")].map(icon =>
    ratio(read(fill(icon), ground), read(fill(icon.previousElementSibling), ground)));
  return { texts: Math.min(...texts), icons: Math.min(...icons), ground };
}"""


def shown(page: Page) -> list:
    """The drawings that the reader sees."""
    return [one for one in page.query_selector_all(".picture__drawing") if one.is_visible()]


@pytest.fixture(scope="module")
def plain(browser: Browser) -> Iterator[Page]:
    """A reader without JavaScript."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(("language", "path"), PATHS)
def test_no_text_leaves_its_place_in_any_font_at_any_width(
    language: str, path: str, site: Site, reader: Page
) -> None:
    reader.goto(site.address + path)
    for font in FONTS:
        if font:
            reader.add_style_tag(content=f'.picture__drawing {{ font-family: "{font}" !important }}')
        for width in WIDTHS:
            reader.set_viewport_size({"width": width, "height": 900})
            drawings = shown(reader)
            assert len(drawings) == PICTURES[path.removeprefix("/zh").lstrip("/")]
            for drawing in drawings:
                assert drawing.evaluate(FAULTS) == [], (font, width)
            assert reader.evaluate("document.documentElement.scrollWidth") <= width


def test_a_text_that_is_too_wide_would_be_told(site: Site, reader: Page) -> None:
    reader.goto(site.address + "/side-effects/")
    reader.add_style_tag(content=".picture__drawing { font-stretch: 100%; letter-spacing: 6px }")
    assert any("leaves" in fault for drawing in shown(reader) for fault in drawing.evaluate(FAULTS))


@pytest.mark.parametrize(("language", "path"), PATHS)
def test_text_is_as_large_as_that_of_the_page(language: str, path: str, site: Site, reader: Page) -> None:
    for width, form in ((1280, "wide"), (360, "narrow")):
        reader.set_viewport_size({"width": width, "height": 900})
        reader.goto(site.address + path)
        for drawing in shown(reader):
            assert drawing.evaluate("one => one.parentElement.className") == f"picture__{form}"
            size, own = drawing.evaluate(
                """one => [16 * one.getBoundingClientRect().width / one.firstElementChild.viewBox.baseVal.width,
                          parseFloat(getComputedStyle(one.closest(".md-typeset")).fontSize)]"""
            )
            assert size >= 0.97 * own


def test_it_grows_with_the_letters_of_the_page(site: Site, reader: Page) -> None:
    reader.set_viewport_size({"width": 1280, "height": 900})
    reader.goto(site.address + "/candidacy/")
    reader.add_style_tag(
        content=".md-typeset { font-size: 34px !important } .md-content__inner > * { max-width: none !important }"
    )
    (drawing,) = shown(reader)
    assert (
        drawing.evaluate(
            "one => 16 * one.getBoundingClientRect().width / one.firstElementChild.viewBox.baseVal.width"
        )
        >= 27
    )
    assert drawing.evaluate(FAULTS) == []


@pytest.mark.parametrize(("language", "path"), PATHS)
def test_texts_and_marks_stand_out_in_both_schemes(
    language: str, path: str, site: Site, reader: Page
) -> None:
    reader.goto(site.address + path)
    for scheme in ("default", "slate"):
        # As the switch of the theme does it, whatever the device prefers.
        reader.evaluate(f"document.body.setAttribute('data-md-color-scheme', '{scheme}')")
        for drawing in shown(reader):
            found = drawing.evaluate(CONTRAST)
            assert found["texts"] >= 4.5 and found["icons"] >= 3
            assert (found["ground"] == "rgb(255, 255, 255)") == (scheme == "default")


@pytest.mark.parametrize(("language", "path"), PATHS)
def test_on_paper_it_is_black_on_white(language: str, path: str, site: Site, reader: Page) -> None:
    reader.goto(site.address + path)
    reader.evaluate("document.body.setAttribute('data-md-color-scheme', 'slate')")
    reader.emulate_media(media="print")
    for drawing in shown(reader):
        colours = drawing.evaluate(
            """one => [...one.querySelectorAll("text, path, circle, rect, line")].flatMap(part => {
              const style = getComputedStyle(part);
              return [style.fill, style.stroke];
            })"""
        )
        assert set(colours) <= {"rgb(0, 0, 0)", "none"} and "rgb(0, 0, 0)" in colours


@pytest.mark.parametrize(("language", "path"), PATHS)
def test_everything_in_it_stands_in_words_below_it(language: str, path: str, site: Site, plain: Page) -> None:
    plain.goto(site.address + path)
    for figure in plain.locator("figure.picture").all():
        words = figure.locator("xpath=following-sibling::details[1]")
        told = re.sub(
            r"[\s.。]", "", words.inner_text() if words.get_attribute("open") else words.text_content()
        )
        for form in ("wide", "narrow"):
            texts = figure.locator(f".picture__{form} text").all()
            assert texts
            for text in texts:
                assert re.sub(r"[\s.。]", "", text.text_content()) in told
        assert re.sub(r"\s", "", figure.locator("figcaption").inner_text()) in told
    # Closed, and opened without a program.
    details = plain.locator("details.picture__words").first
    expect(details.locator("ul").first).not_to_be_visible()
    details.locator("summary").click()
    expect(details.locator("ul").first).to_be_visible()


@pytest.mark.parametrize(("language", "path"), PATHS)
def test_a_screen_reader_is_told_what_it_is_and_nothing_twice(
    language: str, path: str, site: Site, root
) -> None:
    html = site.html(path)
    figures = re.findall(r"<figure class=\"picture.*?</figure>", html, re.S)
    alts = {
        tomllib.loads(file.read_text("utf-8"))["alt"][language] for file in (root / "pictures").glob("*.toml")
    }
    for figure in figures:
        labels = re.findall(r'<div class="picture__drawing" role="img" aria-label="([^"]+)"', figure)
        assert len(labels) == 2 and set(labels) < alts
        # Nothing that a strict policy forbids, and no id, for both languages may stand on one page.
        assert not re.search(r'\sstyle="|<style|<script|\son\w+="|\sid="|href=', figure)


@pytest.mark.parametrize(("language", "path"), PATHS)
def test_its_sources_stand_under_it(language: str, path: str, site: Site, reader: Page) -> None:
    reader.goto(site.address + path)
    for figure in reader.locator("figure.picture").all():
        sources = figure.locator("xpath=following-sibling::*[1]")
        assert sources.get_attribute("class") == "picture__sources"
        links = sources.locator("a.source").all()
        assert links
        for link in links:
            assert (link.get_attribute("href") or "").endswith(
                f"sources/#{link.inner_text().lower().split()[0]}"
            )


def test_no_drawing_is_in_the_search(site: Site) -> None:
    for language in ("en", "zh"):
        index = (site.folder / f"search/{language}.js").read_text("utf-8")
        assert "picture__" not in index and "viewBox" not in index
