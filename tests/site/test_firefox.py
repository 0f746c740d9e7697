"""The site in the other browser that readers have. What is tested here differs between browsers, or did once."""

from collections.abc import Iterator

import pytest
from site_tools import Site

from marionette import Firefox, find_firefox, open_firefox

pytestmark = pytest.mark.browser

PATHS = ("/", "/zh/", "/side-effects/", "/zh/side-effects/", "/side-effects/both/", "/zh/side-effects/both/")
# How wide a sentence is, as against as many characters.
FULL_WIDTH = """
const [text] = arguments
const line = document.createElement("span")
line.style.cssText = "position: absolute; white-space: nowrap; font-size: 20px"
line.textContent = text
document.querySelector("article").append(line)
const wide = line.getBoundingClientRect().width / 20 / [...text].length
line.remove()
return wide
"""
FAULTS = """
window.addEventListener("error", event => { (window.faults ??= []).push(String(event.message)) })
return document.documentElement.scrollWidth - innerWidth
"""


@pytest.fixture(scope="module")
def firefox() -> Iterator[Firefox]:
    """A reader with a telephone. Without Firefox the tests fail: a skipped test proves nothing."""
    path = find_firefox()
    if path is None:
        pytest.fail("No Firefox. On Debian or Ubuntu: sudo apt-get install -y firefox-esr")
    with open_firefox(path) as window:
        window.size(400, 800)
        yield window


def test_no_page_is_wider_than_the_screen_and_every_page_has_its_colours(
    firefox: Firefox, site: Site
) -> None:
    for path in PATHS:
        firefox.go(site.address + path)
        assert firefox.run(FAULTS) <= 0, path
        assert (
            firefox.run("return getComputedStyle(document.querySelector('.md-header')).backgroundColor")
            == "rgb(11, 79, 108)"
        )
        assert firefox.run("return document.body.dataset.mdColorScheme") == "default"


def test_chinese_punctuation_has_its_full_width(firefox: Firefox, site: Site) -> None:
    firefox.go(site.address + "/zh/")
    assert firefox.run(FULL_WIDTH, "药，药。药；药：药") == pytest.approx(1, abs=0.02)
    assert firefox.run(FULL_WIDTH, "“药”") == pytest.approx(1, abs=0.02)


def test_the_reader_s_language_comes_first_in_the_view_of_both(firefox: Firefox, site: Site) -> None:
    for path, first in (("/side-effects/both/", "en"), ("/zh/side-effects/both/", "zh")):
        firefox.go(site.address + path)
        order = firefox.run(
            """return [...document.querySelectorAll("article li > .pair")].map(pair => [...pair.querySelectorAll(".side")]
              .sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)[0].lang)"""
        )
        assert len(order) > 20 and set(order) == {first}


def test_the_search_opens_from_the_field_of_the_home_page_and_answers(firefox: Firefox, site: Site) -> None:
    firefox.go(site.address + "/zh/")
    answers = firefox.run(
        """document.querySelector("[data-search-field]").click()
        const box = document.querySelector("[data-search-box]")
        box.value = "血压"
        box.dispatchEvent(new Event("input", { bubbles: true }))
        return new Promise(done => {
          const look = turn => {
            const links = [...document.querySelectorAll("dialog[open] [data-search-list] a")].map(link => link.href)
            links.length || turn > 400 ? done(links) : setTimeout(look, 25, turn + 1)
          }
          look(0)
        })"""
    )
    assert any("#blood-pressure" in address for address in answers)


def test_a_term_opens_its_definition(firefox: Firefox, site: Site) -> None:
    firefox.go(site.address + "/zh/side-effects/")
    assert firefox.run(
        """const button = document.querySelector("article .gloss")
        button.click()
        return document.getElementById(button.getAttribute("popovertarget")).matches(":popover-open")"""
    )
