"""The comment of a pull request: what it says, how long it gets, and that no page can do anything in it."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as some
from markdown_it import MarkdownIt
from test_reports import ALL, COMMA, MISSING, NUMBERS, POSSIBLE

from duizhao.base.bilingual import Bilingual
from duizhao.checks.changed_block import ChangedBlock, ChangedSide, TextRun
from duizhao.checks.finding import Finding, Place
from duizhao.checks.looked import Looked
from duizhao.checks.reports.comment_report import MARKER, NOTHING_MARKER, as_comment
from duizhao.checks.reports.markdown_text import code, shown
from duizhao.checks.reports.step_summary import LARGEST, step_summary
from duizhao.checks.stale_translation import STALE

GOLDEN = Path(__file__).parent
EN = Place("docs/en/sessions.md", 12, 1, "en", "", "Stay at least 3 hours.")
ZH = Place("docs/zh/sessions.md", 12, 1, "zh", "", "至少停留 2 小时。")
WAITS = ChangedBlock(
    "sessions",
    Bilingual("English changed, Chinese waits", "英文已改，中文待处理"),
    ChangedSide(
        EN,
        (
            TextRun("same", "Stay at least "),
            TextRun("deleted", "2 hours"),
            TextRun("added", "3 hours"),
            TextRun("same", "."),
        ),
    ),
    ChangedSide(ZH, (TextRun("same", "至少停留 2 小时。"),)),
    ("zh",),
    True,
    "duizhao approve sessions:12",
)
STALE_FINDING = Finding(
    STALE.id, "advice", "sessions", ZH, EN, Bilingual("The English changed.", "英文已改。"), STALE.fix
)
LOOKED = Looked(["sessions"], 1, since="main", changes=(WAITS,))
TABLES = MarkdownIt("commonmark").enable(["table", "strikethrough"])
CODE = re.compile(r"(`+).+?\1")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_whole_comment(language: str) -> None:
    told = as_comment((MISSING, POSSIBLE, NUMBERS, COMMA, STALE_FINDING), language, LOOKED)
    assert told == (GOLDEN / f"comment.{language}.md").read_text(encoding="utf-8")


def test_a_clean_comment_says_so_to_people_and_to_programs() -> None:
    told = as_comment((), "en", Looked(["a"], 1, since="main"))
    assert told.splitlines()[:2] == [MARKER, NOTHING_MARKER]
    assert "Nothing found: 1 page pair that changed since main is in step." in told


def test_what_stands_in_the_table_is_not_told_twice() -> None:
    assert STALE.id not in as_comment((STALE_FINDING,), "en", LOOKED)
    elsewhere = replace(STALE_FINDING, place=replace(ZH, line=99))
    assert STALE.id in as_comment((elsewhere,), "en", LOOKED)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_long_comment_is_cut_from_the_least_grave_and_says_so(language: str) -> None:
    many = [replace(COMMA, message=Bilingual("x" * 900, "𠀀" * 900)) for _ in range(200)]
    told = as_comment((*many, NUMBERS), language, LOOKED)
    assert len(told.encode("utf-16-le")) // 2 <= 65_536
    assert "different-numbers" in told
    left = re.search(r"Left out.*?(\d+) finding|未列出：(\d+) 个问题", told)
    assert left
    number = int(left.group(1) or left.group(2))
    assert told.count("chinese-typography") == 200 - number > 0


def test_one_block_that_is_very_long_leaves_room_for_others() -> None:
    runs = (TextRun("deleted", "a " * 90_000), TextRun("added", "b" * 90_000))
    long = replace(WAITS, en=ChangedSide(EN, runs))
    told = as_comment((NUMBERS,), "en", replace(LOOKED, changes=(long, WAITS)))
    assert len(told) < 10_000 and told.count("| line 12") == 4 and "different-numbers" in told


def cells(comment: str) -> list[int]:
    """How many cells each row of the tables of a comment has, as GitHub's rules of tables read them."""
    counts: list[int] = []
    for token in TABLES.parse(comment):
        if token.type == "tr_open":
            counts.append(0)
        elif token.type in ("td_open", "th_open"):
            counts[-1] += 1
    return counts


def raw_cells(line: str) -> int:
    """How many cells a row has before any is filled up or cut off: `|` ends one wherever no `\\` stands before it."""
    return len(re.findall(r"(?<!\\)\|", line)) - 1


def harmless(comment: str, own: int) -> None:
    """Nothing in `comment` is HTML but its `own` comment lines, a link, a call, an address or an emphasis of the page."""
    inline = [child for token in TABLES.parse(comment) for child in token.children or ()]
    blocks = [token for token in TABLES.parse(comment) if token.type == "html_block"]
    assert not [
        child for child in inline if child.type in ("html_inline", "link_open", "image", "em_open", "s_open")
    ]
    assert sum(block.content.count("<!--") for block in blocks) == own
    text = CODE.sub("", comment)
    assert not re.search(r"@\w", text) and not re.search(r"(?<!&)#\w", text)
    assert "://" not in text and not re.search(r"www\.", text, re.IGNORECASE)
    assert "$" not in text


TEXTS = some.one_of(
    some.text(),
    some.lists(
        some.sampled_from(
            (
                *("@octocat", "@org/team", "#12", "GH-7", "https://github.com/o/r/issues/1", "www.x.org"),
                *("<b>", "<!-- ", "-->", "&lt;", "&#64;x", "[a](b)", "![", "](", "$x$"),
                *("|", "\\", "`", "*", "_", "~~", "- ", "> ", "    ", "\n", "\r", "\u202e", "字", "，", "a"),
            )
        )
    ).map("".join),
)


@given(TEXTS, TEXTS)
@example("a\\", "|")
@example("`|`@x", "\\|")
def test_whatever_a_page_holds_the_comment_is_one_table_and_calls_nobody(text: str, other: str) -> None:
    runs = (TextRun("same", text), TextRun("deleted", other), TextRun("added", text))
    place = replace(ZH, path=f"docs/{other}")
    block = replace(
        WAITS,
        page=text,
        en=ChangedSide(EN, runs),
        zh=ChangedSide(ZH, (TextRun("same", other),)),
        command=f"duizhao {text}",
    )
    words = Bilingual(text, other)
    finding = Finding("different-numbers", "error", text, place, place, words, words)
    told = as_comment((finding,), "en", replace(LOOKED, since=other or "x", changes=(block,)))
    harmless(told, own=1)
    assert cells(told) == [3, 3]
    assert [raw_cells(line) for line in told.splitlines() if line.startswith("| ")] == [3, 3]
    summary = step_summary((finding,), "en", LOOKED)
    harmless(summary, own=0)
    assert cells(summary) == [4, 4]
    assert [raw_cells(line) for line in summary.splitlines() if line.startswith("| ")] == [4, 4]


@given(TEXTS)
def test_what_is_shown_is_what_the_page_says(text: str) -> None:
    """Rendered, the words are those of the page: only the character without width, which breaks calls, is more."""
    from html.parser import HTMLParser

    class Words(HTMLParser):
        found = ""

        def handle_data(self, data: str) -> None:
            self.found += data

    words = Words()
    words.feed(TABLES.renderInline(f"x{shown(text)}x"))
    plain = "".join(sign for sign in text if sign.isprintable())
    assert [sign for sign in words.found if sign in plain and not sign.isspace()] == [
        sign for sign in f"x{plain}x" if not sign.isspace() and (sign in plain)
    ] or "\u200b" in text


@given(TEXTS)
@example("`")
@example("``a`")
def test_code_is_one_piece_of_code(text: str) -> None:
    inline = TABLES.parseInline(code(text))[0].children or []
    assert [child.type for child in inline] == ["code_inline"]


def test_the_summary_of_a_step_has_the_gravest_first_and_keeps_within_what_github_takes() -> None:
    rows = [line for line in step_summary(ALL, "en", LOOKED).splitlines() if line.startswith("| ")]
    assert [row.split(" | ")[1] for row in rows[1:]] == [
        "different-numbers",
        "missing-page",
        "chinese-typography",
        "different-polarity",
    ]
    many = [replace(COMMA, message=Bilingual("字" * 900, "字" * 900)) for _ in range(1000)]
    told = step_summary(many, "en", LOOKED, taken=10_000)
    assert len(told.encode()) + 10_000 <= LARGEST + 500
    assert "more findings did not fit" in told
