"""From the states of pages to the HTML of the desk."""

import base64
import hashlib
import re
from html.parser import HTMLParser
from importlib.resources import files

import pytest
from desk_tools import CALM, DOSE, address, edited, state

from duizhao.base.bilingual import LANGUAGES, Language, other
from duizhao.memory.states import PageState
from duizhao.site.desk import desk_page

CHANGED = edited(
    DOSE,
    ("en", "28 mg", "56 mg"),
    ("zh", "请喝水。", "请多喝温水，并且不要饮酒。"),
    ("en", "Rest after the session.\n\n", ""),
)
HAN = re.compile("[\u4e00-\u9fff]")
ENGLISH = re.compile(r"[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}")
SINGLE = {"input", "meta", "br", "link"}


class Tree(HTMLParser):
    """Reads a page; fails where a tag is not closed in its turn. Gives every text, its language, its parents."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, str, str]] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        assert len(given) == len(attrs), f"an attribute twice: {attrs}"
        if tag == "a":
            self.links.append(given["href"] or "")
        if tag not in SINGLE:
            self.open.append((tag, given))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if data.strip() and self.open and self.open[-1][0] not in ("style", "script"):
            language = next((lang for _, given in reversed(self.open) if (lang := given.get("lang"))), "")
            path = " ".join(f"{tag}.{given.get('class', '')}" for tag, given in self.open)
            self.texts.append((data, language, path))

    def told(self, within: str) -> list[str]:
        """The texts that stand in an element of this kind or class."""
        return [text for text, _language, path in self.texts if within in path]


def desk(pages: list[PageState], language: Language = "en", **more: str) -> tuple[str, Tree]:
    html = desk_page(pages, language, address, **more)
    tree = Tree()
    tree.feed(html)
    tree.close()
    assert not tree.open
    return html, tree


def visible(tree: Tree) -> str:
    """The whole text on one line."""
    return " ".join(" ".join(text.split()) for text, _language, path in tree.texts if "unseen" not in path)


@pytest.fixture
def changed() -> PageState:
    return state("dose", CHANGED, DOSE)


def test_a_card_tells_what_changed_and_what_to_type(changed: PageState) -> None:
    html, tree = desk([changed])
    text = visible(tree)
    assert "3 blocks wait: 1 is a safety block." in text
    assert "The English changed; the Chinese may be outdated" in text
    assert [one for one in tree.told("del.") if one != "deleted: "] == [
        "28 mg",
        "喝水",
        "Rest after the session.",
    ]
    assert [one for one in tree.told("ins.") if one != "added: "] == ["56 mg", "多喝温水，并且不要饮酒"]
    assert tree.told("code.") == [f"duizhao approve dose#{section}" for section in ("dose", "home", "home")]
    assert text.count("Approved by J. Li, 2026-11-20") == 3
    assert html.count("data-safety") == text.count(" Safety The dose") == 1


def test_the_side_that_changed_stands_first(changed: PageState) -> None:
    for language in LANGUAGES:
        html, _tree = desk([changed], language)
        for state_, first in (("en-changed", "en"), ("zh-changed", "zh"), ("missing-en", "zh")):
            start = html.index(f'data-state="{state_}"')
            assert re.search(r'class="text" lang="(..)"', html[start:])[1] == first


def test_half_a_pair_is_not_counted_with_what_a_command_approves(changed: PageState) -> None:
    _html, tree = desk([changed])
    # One card of the heading is whole, the other lacks its English: only once it is written are there two.
    told = "This approves all 2 waiting blocks below this heading: read each of them first."
    assert tree.told("p.scope").count(told) == 1
    assert len(tree.told("p.scope")) == 2


def test_a_safety_block_is_read_by_two(changed: PageState) -> None:
    _html, tree = desk([changed], "zh")
    assert tree.told("card--safety").count("这里涉及安全：输入命令之前，请再找一个人核对两边的文字。") == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_says_its_language(language: Language, changed: PageState) -> None:
    new = state("who", CALM)
    _html, tree = desk([changed, new], language)
    for text, lang, path in tree.texts:
        if "code." in path:
            continue
        if HAN.search(text):
            assert lang == "zh", (text, path)
        elif ENGLISH.search(text):
            assert lang == "en", (text, path)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_in_a_text_becomes_markup(language: Language) -> None:
    evil = '<script>alert("x")</script><img src=x onerror=alert(1)>'
    texts = {
        "en": f"---\ntitle: '{evil}'\n---\n\n# One {evil}\n\nA {evil} paragraph.\n\nB {evil}\n",
        "zh": f"---\ntitle: '{evil}'\n---\n\n# 一 {evil}\n\n一段 {evil} 文字。\n\n乙 {evil}\n",
    }
    now = edited(texts, ("en", "paragraph", f"passage {evil} more"), ("zh", "乙", "丙，又改了"))
    page = state("a<b>&'\"", now, texts, by=evil, on=evil)
    html, tree = desk([page, state("c", texts)], language, library=evil, made=evil, other_desk='x"><script>')
    assert html.count("<script") == 2
    assert "<img" not in html
    assert any(evil in text for text, _language, _path in tree.texts)


def test_only_its_own_scripts_may_run() -> None:
    html, _tree = desk([state("who", CALM)])
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)[1].replace("&#x27;", "'")
    assert "default-src 'none'" in policy
    scripts = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    assert len(scripts) == 2
    for script in scripts:
        own = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert f"'sha256-{own}'" in policy


def test_nothing_is_loaded_from_anywhere() -> None:
    own = [
        files(f"duizhao.{folder}").joinpath(name).read_text("utf-8")
        for folder, name in (("text.html", "base.css"), ("site.desk", "desk.css"), ("site.desk", "desk.js"))
    ]
    for text in own:
        assert not re.search(r"https?:|url\(|@import|fetch|XMLHttp|import\(|</", text)
    html, _tree = desk([state("who", CALM)])
    assert not re.search(r"<(?:link|img|iframe|script [^>]*src)|https?:", html)
    assert '<meta name="robots" content="noindex">' in html


def test_it_links_to_the_block_on_each_page_and_to_the_other_desk(changed: PageState) -> None:
    html, tree = desk([changed], other_desk="desk.zh.html")
    assert {
        "../dose/",
        "../zh/dose/",
        "../dose/#dose",
        "../zh/dose/#dose",
        "../dose/#home",
        "#page-dose",
    } <= set(tree.links)
    assert 'href="desk.zh.html" lang="zh" hreflang="zh"' in html


def test_a_heading_without_an_id_has_no_address_of_its_own() -> None:
    texts = {"en": "# Dose\n\nTake one.\n", "zh": "# 剂量\n\n服一片。\n"}
    _html, tree = desk([state("dose", texts)])
    assert set(tree.links) == {"#waiting", "#page-dose", "../dose/", "../zh/dose/"}
    assert "duizhao approve dose#Dose" in tree.told("code.")


def test_a_page_that_one_language_lacks() -> None:
    page = state("who", {"en": CALM["en"], "zh": ""})

    def only_english(key: str, language: Language) -> str | None:
        return address(key, language) if language == "en" else None

    html = desk_page([page], "en", only_english)
    assert "no Chinese page" in html
    assert "/zh/" not in html
    assert "It belongs at the top of the page." in html


def test_what_is_in_step_is_a_closed_list() -> None:
    _html, tree = desk([state("who", CALM, CALM)])
    text = visible(tree)
    assert "Everything is in step" in text
    assert "Nothing waits for you." in text
    assert "3 of 3 in step" in text
    assert "We are a small team." in tree.told("section.in-step details.")
    assert not tree.told("article.")


def test_what_changed_without_a_word_is_told() -> None:
    boxes = {
        "en": '# A {#a}\n\n!!! warning "Mind"\n\n    Do not drive.\n',
        "zh": '# 甲 {#a}\n\n!!! warning "注意"\n\n    不要开车。\n',
    }
    _html, tree = desk([state("a", edited(boxes, ("en", "!!! warning", "!!! note")), boxes)])
    assert "The box is “note” now; it was “warning”." in visible(tree)


def test_a_library_without_pages() -> None:
    for language in LANGUAGES:
        _html, tree = desk([], language)
        assert tree.told("p.empty")


def test_the_same_values_give_the_same_desk(changed: PageState) -> None:
    for language in LANGUAGES:
        assert desk([changed], language)[0] == desk([changed], language)[0]
        assert desk([changed], language)[0] != desk([changed], other(language))[0]


def test_pairs_that_are_on_no_page_are_told() -> None:
    now = edited(DOSE, ("en", "Drink water.\n", ""), ("zh", "请喝水。\n", ""), ("en", "28 mg", "56 mg"))
    _html, tree = desk([state("dose", now, DOSE)])
    assert "1 approved pair is on neither page any more." in visible(tree)
