"""What a reader comes for is seen two actions from the home page, on a computer and on a phone: `reader_tasks.md`."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from search_tools import LINK, ask
from site_tools import PREFIX, Site

pytestmark = pytest.mark.browser

TABLE = Path(__file__).with_name("reader_tasks.md")
ROW = re.compile(r"^\| (en|zh) \| (.+?) \| (.+?) \| (.+?) \| (.+?) \|$", re.M)
SCREENS = {"computer": (1280, 800), "phone": (360, 740)}
AT_LEAST = 15
# Milliseconds that a link is given until it can be pressed.
LONGEST_WAIT = 5_000
# How much of a text is on the screen, by its own place and by what lies over it; the texts that are not seen whole.
UNSEEN = """wanted => {
  const open = document.querySelector("dialog[open]") ?? document.body
  const nodes = []
  const walker = document.createTreeWalker(open, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) if (walker.currentNode.parentElement.checkVisibility()) nodes.push(walker.currentNode)
  let text = ""
  const places = []
  for (const node of nodes) for (let at = 0; at < node.data.length; at++) {
    const one = /\\s/.test(node.data[at]) ? " " : node.data[at]
    if (one === " " && text.endsWith(" ")) continue
    text += one
    places.push([node, at])
  }
  const isSeen = (from, to) => {
    const range = document.createRange()
    range.setStart(...places[from])
    range.setEnd(places[to][0], places[to][1] + 1)
    return [...range.getClientRects()].filter(one => one.width > 1 && one.height > 1).every(one => {
      const on = one.top >= 0 && one.bottom <= innerHeight && one.left >= 0 && one.right <= innerWidth
      const top = on && document.elementFromPoint(one.left + one.width / 2, one.top + one.height / 2)
      return top && range.commonAncestorContainer.parentElement.contains(top) || top && top.contains(range.startContainer)
    })
  }
  return wanted.filter(one => {
    for (let at = text.indexOf(one); at >= 0; at = text.indexOf(one, at + 1)) {
      if (isSeen(at, at + one.length - 1)) return false
    }
    return true
  })
}"""


@dataclass(frozen=True)
class Task:
    """What somebody wants to know, on the pages of a language; what they do, and the texts that answer."""

    language: str
    name: str
    actions: tuple[str, ...]
    answers: tuple[str, ...]


def tasks(text: str) -> list[Task]:
    """The tasks of a table such as `reader_tasks.md`, in order."""
    return [
        Task(language, name, tuple(one for one in (first, second) if one != "-"), tuple(answer.split(" … ")))
        for language, name, first, second, answer in ROW.findall(text)
    ]


TASKS = tasks(TABLE.read_text(encoding="utf-8"))


def settle(page: Page) -> None:
    """Wait until the page stands still where its address leads."""
    page.wait_for_load_state()
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")


def act(page: Page, action: str) -> str | None:
    """Do one action; says what kept a reader from it, if anything did."""
    kind, _, words = action.partition(": ")
    if kind == "type":
        ask(page, words)
        return None
    if kind == "press":
        # Not in the menu: on a phone it is one action away.
        link = page.get_by_role("article").get_by_role("link", name=words, exact=True).first
        if not link.count():
            return f"no link says “{words}”"
        link.click(timeout=LONGEST_WAIT)
    else:
        link = page.locator(LINK).nth(int(kind.removeprefix("result ")) - 1)
        if not link.count() or not link.evaluate(
            "one => { const { top, bottom } = one.getBoundingClientRect(); return top >= 0 && bottom <= innerHeight }"
        ):
            return f"there is no {kind} on the screen"
        link.click(timeout=LONGEST_WAIT)
    settle(page)
    return None


def missed(page: Page, home: str, task: Task) -> str | None:
    """What a reader with this task does not get; None: all is seen."""
    page.goto(home)
    for action in task.actions:
        if hindered := act(page, action):
            return f"{task.name}: {hindered}"
    unseen = page.evaluate(UNSEEN, list(task.answers))
    return f"{task.name}: at {page.url.removeprefix(home)} nobody sees {unseen}" if unseen else None


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("language", PREFIX)
def test_the_answer_is_seen_after_two_actions(
    site: Site, browser: Browser, language: str, screen: str, pytestconfig: pytest.Config
) -> None:
    """Every task on one of the screens, by turns; with `--audit` on both."""
    width, height = SCREENS[screen]
    context = browser.new_context(
        viewport={"width": width, "height": height}, locale={"en": "en-GB", "zh": "zh-CN"}[language]
    )
    page = context.new_page()
    home = site.address + PREFIX[language]
    own = [task for task in TASKS if task.language == language]
    if not pytestconfig.getoption("--audit"):
        own = own[list(SCREENS).index(screen) :: len(SCREENS)]
    found = [missed(page, home, task) for task in own]
    context.close()
    assert [one for one in found if one] == []


def test_the_table_has_enough_tasks_of_each_language_and_each_is_done_in_one_or_two_actions() -> None:
    for language in PREFIX:
        own = [task for task in TASKS if task.language == language]
        assert len(own) >= AT_LEAST
        assert len({task.name for task in own}) == len(own)
    kinds = re.compile(r"(press: .+|type: .+|result [1-9])")
    assert [task for task in TASKS if not task.actions] == []
    assert [task for task in TASKS if not all(kinds.fullmatch(action) for action in task.actions)] == []
    # No line of the table is passed over because it is written otherwise.
    lines = [
        line for line in TABLE.read_text(encoding="utf-8").splitlines() if re.match(r"\| *(en|zh) *\|", line)
    ]
    assert len(lines) == len(TASKS)


def test_text_beside_the_screen_or_under_something_else_is_not_seen(browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 740})
    page.set_content(
        "<p>Here it <b>stands</b>.</p><p hidden>Hidden.</p><div style='position:relative'><p>Covered.</p>"
        "<div style='position:absolute;inset:0;background:#fff'></div></div><p style='margin-top:900px'>Below.</p>"
    )
    said = ["Here it stands.", "Hidden.", "Covered.", "Below.", "Never said."]
    assert page.evaluate(UNSEEN, said) == said[1:]
    page.close()
