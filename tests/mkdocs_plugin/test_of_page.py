"""What has to be told on each side of a page, and in which words."""

from pathlib import Path

import pytest

from duizhao.base.bilingual import LANGUAGES, Language
from duizhao.library.pages import Page, PagePair
from duizhao.library.safety import Safety
from duizhao.memory.states import PageState, page_state
from duizhao.memory.states.approval import approve
from duizhao.site.notices import NoticeMark
from duizhao.site.notices.notice_html import mark_html
from duizhao.site.notices.notice_texts import head, sentence
from duizhao.site.notices.page_notices import page_marks
from duizhao.site.notices.plain_text import plain_text
from duizhao.text.markdown.blocks import Block

EN = "# Rest {#rest}\n\nRest after the visit.\n\n- Bring a book.\n- Bring a friend.\n\nGo home by bus.\n"
ZH = "# 休息 {#rest}\n\n就诊后请休息。\n\n- 带一本书。\n- 带一位朋友。\n\n坐公交车回家。\n"


def page(language: Language, text: str) -> Page:
    return Page("rest", language, Path(language, "rest.md"), text)


def state(en: str, zh: str, safety: Safety | None = None, key_texts: tuple[str, str] = (EN, ZH)) -> PageState:
    """The pages `en` and `zh`, held against approved ones."""
    safety = safety or Safety()
    was = page_state(PagePair("rest", page("en", key_texts[0]), page("zh", key_texts[1])), (), safety)
    entries = approve(was, (), lambda _: True, "editor", "2026-11-25")
    return page_state(PagePair("rest", page("en", en), page("zh", zh)), entries, safety)


def told(marks: tuple[NoticeMark, ...]) -> list[tuple[str, str]]:
    """The reason of each notice, and the first words of the block that it stands at."""
    return [
        (mark.notice.reason, mark.block.text.split("\n")[0] if mark.block else "")
        for mark in marks
        if mark.notice
    ]


@pytest.mark.parametrize(
    ("en", "zh", "english", "chinese"),
    [
        (EN, ZH, [], []),
        (EN.replace("Bring a book.", "Bring a *book*!"), ZH, [], []),
        (EN, ZH.replace("请休息", "请休息两天"), [("other-changed", "Rest after the visit.")], []),
        (EN.replace("by bus", "by taxi"), ZH, [], [("other-changed", "坐公交车回家。")]),
        (
            EN.replace("by bus", "by taxi"),
            ZH.replace("公交车", "出租车"),
            [("both-changed", "Go home by taxi.")],
            [("both-changed", "坐出租车回家。")],
        ),
        (EN.replace("- Bring a friend.\n", ""), ZH, [], [("gone", "带一位朋友。")]),
        (EN, ZH.replace("\n坐公交车回家。\n", ""), [("gone", "Go home by bus.")], []),
        (EN, ZH.replace("- 带一位", "- 带一瓶水。\n- 带一位"), [("lacking", "Bring a book.")], []),
        (EN + "\nCall us on the next day.\n", ZH, [], [("lacking", "坐公交车回家。")]),
    ],
)
def test_the_reader_who_may_be_misled_is_told(
    en: str, zh: str, english: list[tuple[str, str]], chinese: list[tuple[str, str]]
) -> None:
    pages = state(en, zh)
    assert told(page_marks(pages, "en")) == english
    assert told(page_marks(pages, "zh")) == chinese


def test_each_place_has_the_same_anchor_in_both_languages() -> None:
    pages = state(
        EN.replace("by bus", "by taxi"), ZH.replace("请休息", "请休息两天").replace("- 带一本书。\n", "")
    )
    anchors = {
        language: [mark.anchor for mark in page_marks(pages, language) if mark.anchor]
        for language in LANGUAGES
    }
    assert len(anchors["en"]) == 3
    assert sorted(anchors["en"]) == sorted(anchors["zh"])
    leading = [
        mark.notice.leads_to for language in LANGUAGES for mark in page_marks(pages, language) if mark.notice
    ]
    assert set(leading) == set(anchors["en"])


def test_an_anchor_lasts_as_long_as_what_was_approved() -> None:
    one = page_marks(state(EN, ZH.replace("请休息", "请休息两天")), "en")
    two = page_marks(state("Hello.\n\n" + EN, ZH.replace("请休息", "请多休息几天")), "en")
    assert {mark.anchor for mark in one} <= {mark.anchor for mark in two}


def test_equal_blocks_have_anchors_of_their_own() -> None:
    en, zh = "- Yes, rest.\n- Yes, rest.\n", "- 是，休息。\n- 是，休息。\n"
    pages = state(en, zh.replace("休息", "工作"), key_texts=(en, zh))
    anchors = [mark.anchor for mark in page_marks(pages, "en") if mark.anchor]
    assert len(anchors) == len(set(anchors)) == 2


def test_a_whole_section_that_one_page_lacks_is_told_once() -> None:
    pages = state(EN, ZH + "\n## 饮食 {#food}\n\n少吃油腻食物。\n\n多喝水。\n")
    (mark,) = (mark for mark in page_marks(pages, "en") if mark.notice)
    assert mark.notice and mark.notice.count == 3
    assert "3 more pieces" in sentence(mark.notice)


def test_what_belongs_above_everything_stands_at_the_top() -> None:
    pages = state(EN, "请先看这里。\n\n" + ZH)
    (mark,) = page_marks(pages, "en")
    assert mark.block is None and mark.notice and mark.notice.reason == "lacking"


def test_a_title_in_front_matter_is_told_at_the_top_and_says_which_it_is() -> None:
    en, zh = (
        "---\ntitle: Rest\ndescription: Short\n---\n\n" + EN,
        "---\ntitle: 休息\ndescription: 短\n---\n\n" + ZH,
    )
    changed = zh.replace("title: 休息", "title: 睡眠").replace("description: 短", "description: 很长的说明")
    marks = page_marks(state(en, changed, key_texts=(en, zh)), "en")
    (notice,) = (mark.notice for mark in marks if mark.notice)
    assert all(mark.block is None for mark in marks)
    assert (notice.kind, notice.about) == ("meta", "Rest")


def test_a_page_that_one_language_lacks_altogether_has_no_marks() -> None:
    was = state(EN, ZH)
    entries = tuple(block.entry for block in was.blocks if block.entry)
    pages = page_state(PagePair("rest", page("en", EN), None), entries, Safety())
    assert page_marks(pages, "en") == ()


def test_a_pair_that_nobody_approved_is_not_told() -> None:
    pages = page_state(PagePair("rest", page("en", EN), page("zh", ZH)), (), Safety())
    assert page_marks(pages, "en") == page_marks(pages, "zh") == ()


def test_a_safety_block_shows_what_the_other_language_says() -> None:
    safety = Safety(sections=("rest",))
    pages = state(EN.replace("by bus", "by <b>taxi</b> & `2 mg`"), ZH, safety)
    (mark,) = (mark for mark in page_marks(pages, "zh") if mark.notice)
    assert mark.notice and mark.notice.safety
    assert mark.notice.current == ("Go home by taxi & 2 mg.",)
    html = mark_html(mark, "../rest/#x", block=False)
    assert '<q class="notice__current" lang="en">Go home by taxi &amp; 2 mg.</q>' in html
    assert "目前的英文内容：" in html and 'role="note"' in html and 'hreflang="en"' in html


def test_other_blocks_do_not() -> None:
    (mark,) = (mark for mark in page_marks(state(EN.replace("by bus", "by taxi"), ZH), "zh") if mark.notice)
    assert mark.notice and not mark.notice.safety and mark.notice.current == ()


def test_every_notice_is_said_in_the_language_of_its_reader() -> None:
    pages = state(EN.replace("by bus", "by taxi"), ZH.replace("公交车", "出租车"))
    for language in LANGUAGES:
        (mark,) = (mark for mark in page_marks(pages, language) if mark.notice)
        assert mark.notice
        words = head(mark.notice) + sentence(mark.notice)
        assert words.isascii() == (language == "en")


@pytest.mark.parametrize(
    ("kind", "text", "plain"),
    [
        ("paragraph", "Take `5 mg` **now**.", "Take 5 mg now."),
        ("paragraph", "Between 2*3 and snake_case", "Between 2*3 and snake_case"),
        ("paragraph", 'Say <span lang="zh">氯</span> aloud', "Say 氯 aloud"),
        ("paragraph", "See [the page](a.md){ .x } [to be checked]", "See the page [to be checked]"),
        ("paragraph", "Rest. [S01](sources.md#s01){ .source } [S02](s.md){ .source }", "Rest."),
        ("paragraph", "Call <tel:120> or <https://a.example>", "Call tel:120 or https://a.example"),
        ("paragraph", "10<sup>3</sup> and <del>not</del> &lt; 5", "10^3 and < 5"),
        ("paragraph", "one<br>two[^1]", "one two"),
        ("paragraph", "![a picture](a.png)", "a picture"),
        ("paragraph", "5 \\* 6", "5 * 6"),
        ("row", "| Dizziness | 29 | 8 [S01](s.md){ .source } |", "Dizziness · 29 · 8"),
        ("code", "run *this*\n", "run *this*"),
        ("snippet", '--8<-- "x.md"', ""),
        ("heading", "Dose {#dose}", "Dose"),
    ],
)
def test_nothing_that_a_reader_sees_gets_lost_in_plain_text(kind: str, text: str, plain: str) -> None:
    assert plain_text(Block(kind, text, 1)) == plain  # type: ignore[arg-type]
