"""The reading of a block: what is seen, and the way back to where it is written."""

import csv
import html
import string
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from duizhao.text.reading import Reading, read
from duizhao.text.reading.numbers_text import with_numbers

CASES = list(
    csv.DictReader(
        Path(__file__).with_name("reading-cases.tsv").read_text("utf-8").splitlines(),
        delimiter="\t",
        quoting=csv.QUOTE_NONE,
    )
)
# Pieces of Markdown and HTML, so that marks meet each other more often than in letters drawn by chance.
PIECES = (
    *[
        "*",
        "**",
        "_",
        "~~",
        "`",
        "``",
        "<",
        ">",
        "[",
        "]",
        "(",
        ")",
        "{",
        "}",
        "!",
        "#",
        "^",
        "~",
        "==",
        "++",
        "&",
        ";",
        "\\",
        "|",
        "%",
        "$",
    ],
    *(
        "<b>",
        "</b>",
        "<del>",
        "</del>",
        "<sup>",
        "</sup>",
        "<br>",
        "<code>",
        "</code>",
        "<!--",
        "-->",
        "&amp;",
        "&#25;",
    ),
    *(
        "](x)",
        "[^1]",
        "{{<",
        ">}}",
        "{%",
        "%}",
        "{x}",
        "{ .a }",
        "https://a.b",
        "\n",
        "  \n",
        "\t",
        "\u200b",
        "\u202e",
    ),
    *("5 mg", "㎎", "５", "not", "不", "中文", "。", "a", " "),
)
TEXTS = some.lists(some.sampled_from(PIECES), max_size=40).map("".join)
WORDS = some.text(string.ascii_letters + string.digits + "中文不应，。 .,", max_size=60)


def _unescaped(text: str) -> str:
    for written, meant in (
        ("\\n", "\n"),
        ("\\t", "\t"),
        ("\\u200b", "\u200b"),
        ("\\u202e", "\u202e"),
        ("\\u202c", "\u202c"),
        ("\\\\", "\\"),
    ):
        text = text.replace(written, meant)
    return text


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_what_is_seen(case: dict[str, str]) -> None:
    reading = read(_unescaped(case["source"]))
    assert reading.text == _unescaped(case["seen"])
    told = " ".join(f"{span.kind}:{span.text}" for span in reading.spans)
    assert told == _unescaped(case["spans"] or "")


@given(TEXTS)
def test_offsets_point_at_what_they_claim(source: str) -> None:
    reading = read(source)
    assert len(reading.starts) == len(reading.ends) == len(reading.text)
    for index, seen in enumerate(reading.text):
        start, end = reading.source_span(index, index + 1)
        written = source[start:end]
        assert seen.isspace() or _means(written, seen), (seen, written)


def _means(written: str, seen: str) -> bool:
    """True where `seen` is among the characters that `written` stands for."""
    plain = unicodedata.normalize("NFKC", html.unescape(written))
    return seen in written or seen in plain or unicodedata.normalize("NFKC", seen) in plain


@given(TEXTS)
def test_offsets_ascend_up_to_the_titles(source: str) -> None:
    reading = read(source)
    body = reading.starts[: reading.text.find("\n")] if "\n" in reading.text else reading.starts
    assert list(body) == sorted(body)
    for span in reading.spans:
        assert 0 <= span.start <= span.end <= len(reading.text)
        assert 0 <= span.source_start <= span.source_end <= len(source)


@given(WORDS)
def test_plain_text_is_seen_as_it_stands(source: str) -> None:
    assert read(source).text.split() == source.split()


@given(some.lists(WORDS.filter(str.strip), min_size=1, max_size=6), some.sampled_from(("**", "*", "_", "~")))
def test_emphasis_loses_no_visible_character(words: list[str], mark: str) -> None:
    source = " ".join(
        f"{mark}{word.strip()}{mark}" if index % 2 else word for index, word in enumerate(words)
    )
    seen = _letters(read(source).text)
    assert seen == _letters(source)


def _letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


@given(TEXTS)
def test_prose_keeps_the_offsets(source: str) -> None:
    reading = read(source)
    for prose in (reading.prose, reading.prose_and_foreign, with_numbers(reading)):
        assert len(prose) == len(reading.text)
        assert all(one in (" ", seen) for one, seen in zip(prose, reading.text, strict=True))


def test_a_quantity_in_code_is_said_and_a_command_is_not() -> None:
    assert with_numbers(read("Take 5 `mg` now")) == "Take 5 mg now"
    assert "8080" not in with_numbers(read("Run `serve --port 8080`"))


def test_titles_are_said_after_the_block() -> None:
    reading: Reading = read('[it](a.md "Take 5 mg") is **so**')
    start = reading.text.index("5 mg")
    assert reading.source[slice(*reading.source_span(start, start + 4))] == "5 mg"
