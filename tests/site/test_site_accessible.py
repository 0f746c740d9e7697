"""No page breaks a rule of WCAG 2.2 AA, or a best practice, that a machine can check: axe-core in a real browser.

`make test` looks at every fourth page in one state; `make audit` at every page in every state (see `audit_states`).
"""

from collections.abc import Iterator

import pytest
from audit_states import COLOURS, HEIGHT, State, a_telling_part, every_state, paths
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page
from search_tools import ask
from site_tools import Site

pytestmark = pytest.mark.browser

# Every rule of axe-core but the experimental ones: WCAG 2.0 to 2.2, A and AA, and the best practices.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
PARTS = 16
OPTIONS = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}


@pytest.fixture(scope="module")
def contexts(browser: Browser) -> Iterator[dict[str, BrowserContext]]:
    """A reader who likes light colours, and one who likes dark ones."""
    made = {
        colours: browser.new_context(color_scheme=colours, reduced_motion="reduce") for colours in COLOURS
    }
    yield made
    for context in made.values():
        context.close()


def violations(tab: Page, site: Site, state: State) -> list[str]:
    """What axe-core finds wrong with a page in `state`: the rule, the element, what to do."""
    tab.set_viewport_size({"width": state.width, "height": HEIGHT})
    tab.emulate_media(media="print" if state.view == "on paper" else "screen")
    tab.goto(site.address + state.path)
    if state.view == "search open":
        tab.keyboard.press("/")
        # With the numbers to call, results and marked words in it.
        ask(tab, "ketamine 氯胺酮 suicide")
    # On paper nothing is pressed, so nothing has to be large enough to be pressed.
    rules = {"target-size": {"enabled": state.view != "on paper"}}
    found = Axe().run(tab, options={**OPTIONS, "rules": rules}).response["violations"]
    return [
        f"{fault['id']} ({fault['impact']}): {node['target']}: {node['failureSummary'].splitlines()[-1].strip()}"
        for fault in found
        for node in fault["nodes"]
    ]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """The whole matrix comes in parts, so that all cores have something to do."""
    if "part" in metafunc.fixturenames:
        metafunc.parametrize("part", range(PARTS if metafunc.config.getoption("--audit") else 1))


def test_pages_are_accessible(
    site: Site,
    contexts: dict[str, BrowserContext],
    part: int,
    pytestconfig: pytest.Config,
    subtests: pytest.Subtests,
) -> None:
    every = paths(site.folder)
    assert "/side-effects/" in every
    whole = pytestconfig.getoption("--audit")
    states = [state for path in every for state in every_state(path)] if whole else a_telling_part(every)
    for state in states[part :: PARTS if whole else 1]:
        with subtests.test(str(state)):
            tab = contexts[state.colours].new_page()
            assert violations(tab, site, state) == []
            tab.close()
