"""How hard a page is to read: what is counted, and what is told."""

import json
from pathlib import Path

import pytest

from duizhao.base.errors import CannotRun
from duizhao.checks.check_library import check_library
from duizhao.checks.readability.measure_page import measure_page, score
from duizhao.checks.readability.page_sentences import page_sentences
from duizhao.checks.readability.syllables import syllables
from duizhao.checks.rule import Knowledge, all_rules
from duizhao.library.layout import PageLayout
from duizhao.library.pages import Library, Page, PagePair
from duizhao.library.reading_targets import Targets
from duizhao.library.settings import Settings
from duizhao.library.terms.term_base import Term, TermBase

TERMS = TermBase(
    (Term("a", ("antidepressant",), ("抗抑郁药",), plain_en="A medicine.", plain_zh="一种药。"),)
)


def page(text: str, language: str = "en") -> Page:
    return Page("a", language, Path(language, "a.md"), text)


def lengths(text: str, language: str = "en") -> list[int]:
    return [sentence.length for sentence in page_sentences(page(text, language), TERMS)]


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("a", 1), ("the", 1), ("take", 1), ("takes", 1), ("named", 1), ("needed", 2), ("changes", 2), ("table", 2),
        ("called", 1), ("enabled", 3), ("safely", 2), ("treatment", 2), ("people", 2), ("medicine", 3), ("being", 2),
        ("serious", 3), ("nausea", 3), ("usually", 4), ("area", 3), ("science", 2), ("reaction", 3), ("every", 3),
        ("doctor’s", 2), ("long-term", 2), ("FDA", 3), ("24", 1), ("basically", 3), ("suicide", 3),
        ("something", 2), ("everywhere", 3), ("therefore", 2), ("safety", 2), ("guideline", 2), ("guidelines", 2),
    ],
)  # fmt: skip
def test_syllables(word: str, number: int) -> None:
    assert syllables(word) == number


def test_the_grade_is_that_of_flesch_and_kincaid() -> None:
    sentences = list(page_sentences(page("The cat sat on the mat. The doctor gave me water.\n"), TERMS))
    # 11 words, 2 sentences, 13 syllables.
    assert score(sentences) == pytest.approx(0.39 * 11 / 2 + 11.8 * 13 / 11 - 15.59)


def test_a_term_counts_as_a_word_and_its_syllables_do_not() -> None:
    (sentence,) = page_sentences(page("You take these antidepressants now.\n"), TERMS)
    assert sentence.length == 5
    assert sentence.left_out == ("antidepressants",)
    assert score([sentence]) == pytest.approx(0.39 * 5 + 11.8 * 1 - 15.59)
    assert score([sentence], leave_out=False) == pytest.approx(0.39 * 5 + 11.8 * 9 / 5 - 15.59)


def test_the_score_of_a_chinese_page_is_characters_a_sentence() -> None:
    found = list(page_sentences(page("请至少停留 2 小时。不要自己开车回家。\n", "zh"), TERMS))
    assert [sentence.length for sentence in found] == [7, 8]
    assert score(found) == 7.5


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("## How long must you stay here {#a}\n", []),
        ("```\none two three four five\n```\n", []),
        ("Chest pain.\n", []),
        ("Stay for two hours. [S01](s.md#s01){ .source }\n", [4]),
        ("| You stay for two hours | Then you may go home |\n| --- | --- |\n", [5, 5]),
        ("- See [the page about all doses](x.md).\n", [6]),
    ],
    ids=["heading", "code", "label", "source", "cells", "link"],
)
def test_what_counts_as_a_sentence(text: str, expected: list[int]) -> None:
    assert lengths(text) == expected


def test_a_box_is_measured_by_itself() -> None:
    text = '!!! tip "What you can do"\n\n    - Call your team at once.\n\nContraindications necessitate consideration everywhere.\n'
    reading = measure_page(page(text), TERMS, Targets())
    (box,) = reading.boxes
    assert box.kind == "tip" and box.score < 2 < reading.score


def test_a_library_sets_how_long_a_sentence_may_be() -> None:
    rule = next(rule for rule in all_rules() if rule.id == "long-sentence")
    pair = PagePair("a", page("One two three four five six.\n"), page("一二三四五六七八九。\n", "zh"))
    library = Library(PageLayout.of_folders(Path("en"), Path("zh")), (pair,))

    def told(targets: Targets) -> list[str]:
        return [f.place.language for f in check_library(library, Knowledge(targets=targets), (rule,))]

    assert told(Targets()) == []
    assert told(Targets(words=5)) == ["en"]
    assert told(Targets(words=6, longest=8)) == ["zh"]


@pytest.mark.parametrize("line", ["grade = true", 'grade = "8"', "age = 8", "boxes = 8", "mean = 0"])
def test_a_target_that_makes_no_sense_is_refused(tmp_path: Path, line: str) -> None:
    (tmp_path / "duizhao.toml").write_text(f"[reading]\n{line}\n", "utf-8")
    with pytest.raises(CannotRun, match="reading"):
        Settings.read(tmp_path)


def test_every_published_page_is_easy_enough(project: Path, run) -> None:
    code, told, _ = run("reading", "--root", project, "--format", "json")
    pages = {(one["language"], one["page"]): one for one in json.loads(told)["pages"]}
    assert code == 0 and {one["target"] for one in pages.values()} == {8, 25}
    assert len(pages) > 20
    for (language, key), one in pages.items():
        assert one["score"] <= one["target"] and one["longest"] <= one["longest_target"], (language, key)
        assert all(box["score"] <= 6.05 for box in one.get("boxes", ())), (language, key)


def test_a_page_that_is_too_hard_is_told_with_the_place_to_shorten(copied: Path, run) -> None:
    page = copied / "docs/zh/benefits.md"
    text = page.read_text("utf-8") + "\n" + "这是一句没有停顿的话" * 5 + "。\n"
    page.write_text(text, "utf-8")
    code, told, _ = run("reading", "benefits", "--root", copied, "--language", "zh")
    assert code == 1 and "50 !" in told
    assert f"{page}:{text.count(chr(10))}  50  这是一句" in told


def test_an_unknown_page_is_told(project: Path, run) -> None:
    code, _, said = run("reading", "nowhere", "--root", project, "--language", "en")
    assert code == 2 and "nowhere" in said
