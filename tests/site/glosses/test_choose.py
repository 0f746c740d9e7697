"""Which use of a term is explained: the first of which both languages are sure."""

from pathlib import Path

import pytest

from duizhao.align.alignments import Alignments
from duizhao.base.bilingual import LANGUAGES
from duizhao.checks.workspace import Workspace
from duizhao.library.pages import Page, PagePair
from duizhao.library.terms.term_base import Term, TermBase
from duizhao.site.glosses.choose_uses import choose

TERMS = TermBase(
    (
        Term("a", ("opioid",), ("阿片类药物",), plain_en="A strong pain medicine.", plain_zh="强效止痛药。"),
        Term(
            "b", ("remission",), ("临床缓解", "缓解"), plain_en="Few signs are left.", plain_zh="症状很少。"
        ),
        Term("c", ("nasal spray",), ("鼻喷雾剂",), plain_en="For the nose.", plain_zh="喷入鼻腔。"),
        Term("d", ("spray",), ("喷雾剂",), plain_en="A mist.", plain_zh="喷出的雾。"),
        Term("e", ("session",), ("治疗",)),
        Term("f", ("help",), ("帮助",), scope="loose", plain_en="Help.", plain_zh="帮助。"),
        Term("g", ("sedation", "sleepiness"), ("镇静", "嗜睡"), plain_en="Drowsy.", plain_zh="困倦。"),
    )
)


def pair(en: str, zh: str) -> PagePair:
    def page(language: str, text: str) -> Page:
        return Page("a", language, Path(language, "a.md"), text)

    return PagePair("a", page("en", en), page("zh", zh))


def words(en: str, zh: str) -> list[tuple[str, str]]:
    chosen = choose(pair(en, zh), Alignments(TERMS))
    return [(one.words, twin.words) for one, twin in zip(chosen["en"], chosen["zh"], strict=True)]


def test_the_first_use_on_the_page_is_explained_once() -> None:
    assert words(
        "# Opioids\n\nAn opioid may help.\n\nAn opioid may harm.\n",
        "# 阿片类药物\n\n阿片类药物可能有用。\n\n阿片类药物可能有害。\n",
    ) == [("opioid", "阿片类药物")]


def test_a_plural_is_explained_as_a_whole() -> None:
    assert words("Tell us about opioids.\n", "请告诉我们您用的阿片类药物。\n") == [("opioids", "阿片类药物")]


def test_the_longest_name_is_meant() -> None:
    assert words("Use the nasal spray.\n", "请使用鼻喷雾剂。\n") == [("nasal spray", "鼻喷雾剂")]


@pytest.mark.parametrize(
    ("en", "zh"),
    [
        # 缓解 is "relief" here: the English names no remission.
        ("It eases the pain.\n", "它能缓解疼痛。\n"),
        # Neither language uses the first name: the words are plain already.
        ("You may feel sleepiness.\n", "您可能嗜睡。\n"),
        # A term without a definition, an everyday word.
        ("A session may help.\n", "治疗可能有帮助。\n"),
        # A part of a longer word.
        ("An opioidlike drug.\n", "阿片类药物样的药。\n"),
    ],
    ids=["another meaning", "plain words", "nothing to say", "inside a word"],
)
def test_what_is_not_surely_the_term_stays_as_it_is(en: str, zh: str) -> None:
    assert words(en, zh) == []


@pytest.mark.parametrize(
    ("en", "zh"),
    [
        (
            "An opioid (a strong pain medicine) may harm.\n\nThe opioid.\n",
            "阿片类药物（强效止痛药）可能有害。\n\n阿片类药物。\n",
        ),
        (
            "**Opioid** means a strong pain medicine.\n\nThe opioid.\n",
            "**阿片类药物**是指强效止痛药。\n\n阿片类药物。\n",
        ),
        (
            "A strong pain medicine (opioid) may harm.\n\nThe opioid.\n",
            "强效止痛药（阿片类药物）可能有害。\n\n阿片类药物。\n",
        ),
        (
            "Codeine is an opioid, a strong pain medicine.\n\nThe opioid.\n",
            "可待因是阿片类药物，也就是强效止痛药。\n\n阿片类药物。\n",
        ),
    ],
)
def test_what_the_page_explains_itself_is_not_explained_again(en: str, zh: str) -> None:
    assert words(en, zh) == []


def test_an_abbreviation_in_brackets_explains_nothing() -> None:
    assert words("An opioid (OPI) may harm.\n", "阿片类药物（OPI）可能有害。\n") == [("opioid", "阿片类药物")]


@pytest.mark.parametrize(
    ("en", "zh"),
    [
        ("## Opioid {#o}\n", "## 阿片类药物 {#o}\n"),
        ("See [the opioid](x.md).\n", "参见[阿片类药物](x.md)。\n"),
        ("Type `opioid`.\n", "输入 `阿片类药物`。\n"),
        ("**Opioid.** It may harm.\n", "**阿片类药物**。可能有害。\n"),
        ("Opioid: it may harm.\n", "阿片类药物：可能有害。\n"),
        (
            '!!! danger "Call 120"\n\n    You took an opioid.\n',
            '!!! danger "请拨打 120"\n\n    您用了阿片类药物。\n',
        ),
        ("| Opioid | Harm |\n| --- | --- |\n", "| 阿片类药物 | 害处 |\n| --- | --- |\n"),
    ],
    ids=["heading", "link", "code", "label", "colon", "emergency", "head of a table"],
)
def test_only_running_text_is_explained(en: str, zh: str) -> None:
    assert words(en, zh) == []


def test_a_paragraph_gets_one_explanation_and_the_other_term_its_next_chance() -> None:
    assert words(
        "The opioid and the remission.\n\nThen the remission ends.\n",
        "阿片类药物和临床缓解。\n\n之后临床缓解结束。\n",
    ) == [("opioid", "阿片类药物"), ("remission", "临床缓解")]


@pytest.mark.parametrize("head", ["glosses: false", "generated: true"])
def test_a_page_may_want_none(head: str) -> None:
    assert words(f"---\n{head}\n---\n\nAn opioid.\n", f"---\n{head}\n---\n\n阿片类药物。\n") == []


def test_a_page_in_one_language_has_none() -> None:
    assert choose(PagePair("a", pair("An opioid.\n", "").en, None), Alignments(TERMS)) == {"en": (), "zh": ()}


def test_the_published_topic_pages_explain_their_terms_calmly(project: Path) -> None:
    workspace = Workspace.read(project)
    topics = {
        "candidacy",
        "contraindications",
        "benefits",
        "administration",
        "side-effects",
        "sessions",
        "what-it-feels-like",
        "day-of-treatment",
        "missed-and-stopping",
        "home-use",
        "ages",
        "for-relatives",
        "index",
    }
    for found in workspace.library.pairs:
        if found.key in topics:
            chosen = choose(found, workspace.alignments)
            for language in LANGUAGES:
                blocks = [gloss.block for gloss in chosen[language]]
                assert len(blocks) == len(set(blocks)) and 3 <= len(blocks) <= 15, found.key
            assert [one.term for one in chosen["en"]] == [one.term for one in chosen["zh"]]
