"""What the tests of the desk share: a small library, and its state after it was approved and edited."""

from collections.abc import Mapping
from pathlib import Path

from duizhao.base.bilingual import LANGUAGES, Language
from duizhao.library.pages import Page, PagePair
from duizhao.library.safety import general
from duizhao.memory.states import PageState, page_state
from duizhao.memory.states.approval import approve

DOSE = {
    "en": (
        "---\ntitle: The dose\n---\n\n# The dose {#dose}\n\nTake 28 mg twice a week. [S01](sources.md#s01){ .source }\n\n"
        "Bring a list of your medicines.\n\n## At home {#home}\n\nRest after the session.\n\nDrink water.\n"
    ),
    "zh": (
        "---\ntitle: 剂量\n---\n\n# 剂量 {#dose}\n\n每次 28 毫克，每周两次。[S01](sources.md#s01){ .source }\n\n"
        "请带上您的用药清单。\n\n## 回家以后 {#home}\n\n治疗后请休息。\n\n请喝水。\n"
    ),
}
CALM = {
    "en": "---\ntitle: Who we are\n---\n\n# Who we are {#who}\n\nWe are a small team.\n",
    "zh": "---\ntitle: 关于我们\n---\n\n# 关于我们 {#who}\n\n我们是一个小团队。\n",
}
NOTHING: Mapping[Language, str] = {"en": "", "zh": ""}


def pair(key: str, texts: Mapping[Language, str]) -> PagePair:
    """A page pair from its two texts; an empty text is a page that does not exist."""
    sides = {}
    for language in LANGUAGES:
        path = Path(language, f"{key}.md")
        page = Page(key, language, path, texts[language])
        sides[language] = page if texts[language] else None
    return PagePair(key, sides["en"], sides["zh"])


def state(
    key: str,
    now: Mapping[Language, str],
    approved: Mapping[Language, str] = NOTHING,
    by: str = "J. Li",
    on: str = "2026-11-20",
) -> PageState:
    """The state of a page that was approved as it stood in `approved` and is `now` like this."""
    entries = ()
    if any(approved.values()):
        then = page_state(pair(key, approved), (), general())
        entries = approve(then, (), lambda _block: True, by, on)
    return page_state(pair(key, now), entries, general())


def edited(texts: Mapping[Language, str], *edits: tuple[Language, str, str]) -> dict[Language, str]:
    """The texts after some edits: a language, the words to replace, the words that replace them."""
    after = dict(texts)
    for language, old, new in edits:
        assert old in after[language], old
        after[language] = after[language].replace(old, new)
    return after


def address(key: str, language: Language) -> str | None:
    """Where a page of the site would be."""
    return f"../{'' if language == 'en' else 'zh/'}{key}/"
