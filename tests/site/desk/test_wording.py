"""A text as the desk shows it: however it is dressed up, its words stay."""

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from duizhao.base.bilingual import LANGUAGES, Language
from duizhao.site.desk.wording import compared, shown

SCRAPS = [
    "药",
    "不",
    "28 mg",
    " ",
    "\n",
    "not ",
    "**",
    "a|b",
    "{ .x }",
    "](y.md)",
    "<b>",
    "&amp;",
    "__",
    "。",
]
TEXTS = st.lists(st.sampled_from(SCRAPS), max_size=30).map("".join) | st.text(
    "abc <>&'\"*|_{}药不1", max_size=40
)


def text_of(html: str, without: str = "") -> str:
    """What a reader sees, without what stands in the element `without`."""
    html = re.sub(r'<span class="unseen".*?</span>', "", html)
    if without:
        html = re.sub(rf"<{without}>.*?</{without}>", "", html, flags=re.DOTALL)
    return unescape(re.sub(r"<[^>]*>", "", html))


@given(TEXTS)
def test_every_word_is_shown(text: str) -> None:
    assert text_of(shown(text)) == text


@given(TEXTS, TEXTS, st.sampled_from(LANGUAGES))
def test_both_texts_are_shown(before: str, after: str, language: Language) -> None:
    html = compared(before, after, language, "en")
    # Blanks at the ends of a change stand beside it.
    assert "".join(text_of(html, "ins").split()) == "".join(before.split())
    assert "".join(text_of(html, "del").split()) == "".join(after.split())


def test_a_source_is_a_small_tag_only_where_its_name_says_everything() -> None:
    assert text_of(shown("Yes. [S01](sources.md#s01){ .source }")) == "Yes. S01"
    assert text_of(shown("Yes. [S01](sources.md#s02){ .source }")) == "Yes. [S01](sources.md#s02){ .source }"


def test_what_changed_is_heard() -> None:
    assert compared("28 mg", "56 mg", "en", "zh") == (
        '<del><span class="unseen" lang="zh">删除：</span>28 mg</del>'
        '<ins><span class="unseen" lang="zh">新增：</span>56 mg</ins>'
    )
