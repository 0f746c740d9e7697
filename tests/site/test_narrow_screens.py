"""On a telephone: every cell of a table lies on the screen, and a logo of any size leaves room for the rest."""

import pytest
from playwright.sync_api import Page
from site_tools import PATHS, Site

pytestmark = pytest.mark.browser

PHONE = {"width": 360, "height": 740}
PAGES = [
    path for _, path in PATHS if path.endswith(("contraindications/", "day-of-treatment/", "side-effects/"))
]
# A logo as large as a poster, in the places where the theme shows one.
POSTER = """() => {
  const drawn = '<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="1200"><rect width="1600" height="1200"/></svg>'
  return Promise.all([document.querySelector(".md-header .md-logo"), document.querySelector(".site-foot p")].map(async place => {
    const logo = Object.assign(new Image(), { className: "mark mark--publisher", src: `data:image/svg+xml,${encodeURIComponent(drawn)}` })
    place.replaceChildren(logo)
    await logo.decode()
    return [logo.checkVisibility(), logo.getBoundingClientRect().width, logo.getBoundingClientRect().height]
  }))
}"""


@pytest.mark.parametrize("path", [*PAGES, "/contraindications/both/", "/zh/contraindications/both/"])
def test_every_cell_of_a_table_lies_on_the_screen_of_a_telephone(site: Site, reader: Page, path: str) -> None:
    reader.set_viewport_size(PHONE)
    reader.goto(site.address + path)
    beside = reader.evaluate(
        """() => [...document.querySelectorAll("article table :is(caption, tbody th, tbody td)")].filter(one => {
          const { left, right } = one.getBoundingClientRect()
          return !one.matches(".visually-hidden") && (left < 0 || right > innerWidth)
        }).map(one => one.textContent)"""
    )
    assert beside == []


def test_a_stacked_cell_says_its_heading_in_its_own_language(site: Site, reader: Page) -> None:
    reader.set_viewport_size(PHONE)
    reader.goto(site.address + "/contraindications/both/")
    said = reader.evaluate(
        """() => [...document.querySelectorAll("tbody tr:first-child td:last-child .side")].map(one =>
          getComputedStyle(one, "::before").content)"""
    )
    assert said[0].startswith('"Esketamine nasal spray: "') and said[1].startswith('"艾司氯胺酮鼻喷雾剂："')


@pytest.mark.parametrize(("width", "in_header"), [(360, False), (600, True), (1280, True)])
def test_a_logo_of_any_size_is_shown_small_where_there_is_room(
    site: Site, reader: Page, width: int, in_header: bool
) -> None:
    reader.set_viewport_size({"width": width, "height": 740})
    reader.goto(site.address + "/zh/sessions/")
    head, foot = reader.evaluate(POSTER)
    assert head[0] is in_header
    assert head[1] <= 150 and head[2] <= 40
    assert foot[0] and 20 <= foot[2] <= 60 and foot[1] <= 240
