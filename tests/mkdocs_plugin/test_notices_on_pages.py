"""Notices on real pages: a small library is approved, changed on either side, built, and looked at."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from plugin_tools import Element, SmallLibrary, other_page

from duizhao.base.bilingual import LANGUAGES, Language
from duizhao.memory.states.library_states import library_states
from duizhao.mkdocs_plugin import desk_part
from duizhao.site.build.check_links import check_links

EN = """\
---
title: Care at home
topic: home
---

# Care at home {#home}

Rest after the visit.

- Bring a _book_
    - and a pencil
- Bring a friend

| What | How long |
| --- | --- |
| Rest | two hours |
| Sleep | a night |

!!! warning "When to call"

    Call us with any question.

## Food {#food}

Eat light meals. [Home](#home)

=== "Morning"

    Drink water.

=== "Evening"

    Drink tea.

Walks
:   Walk every day.

```
plan: rest
```

<p>Raw words.</p>

Take 5 mg in the morning.

Last words.

--8<-- "en/includes/help.md"
"""
ZH = """\
---
title: 居家护理
topic: home
---

# 居家护理 {#home}

就诊后请休息。

- 带一本_书_
    - 还有一支铅笔
- 带一位朋友

| 做什么 | 多长时间 |
| --- | --- |
| 休息 | 两小时 |
| 睡觉 | 一整夜 |

!!! warning "何时来电"

    有任何问题请来电。

## 饮食 {#food}

吃清淡的饭菜。[首页](#home)

=== "早上"

    喝水。

=== "晚上"

    喝茶。

散步
:   每天散步。

```
plan: rest
```

<p>原始文字。</p>

早上服用 5 mg。

最后的话。

--8<-- "zh/includes/help.md"
"""
HELP = {
    "en": "## Help {#help}\n\nAsk the people at the desk.\n\n- Ring the bell\n",
    "zh": "## 帮助 {#help}\n\n请询问前台的人员。\n\n- 按铃\n",
}
# What is changed on one side: the words before and after. The other side's reader is told at the second words.
CHANGED: dict[str, tuple[Language, str, str, str, str]] = {
    "paragraph": ("zh", "就诊后请休息。", "就诊后请休息两天。", "Rest after the visit.", "p"),
    "item": ("zh", "带一本_书_", "带两本_书_", "Bring a book", "li"),
    "nested item": ("en", "and a pencil", "and three pens", "还有一支铅笔", "li"),
    "row": ("en", "| Rest | two hours |", "| Rest | four hours |", "休息", "tr"),
    "title of a box": ("zh", '"何时来电"', '"何时立即来电"', "When to call", "admonition"),
    "words in a box": (
        "en",
        "Call us with any question.",
        "Write to us with any wish.",
        "有任何问题请来电。",
        "p",
    ),
    "heading": ("zh", "## 饮食 {", "## 饮食和饮水 {", "Food", "h2"),
    "words in a tab": ("en", "Drink tea.", "Drink milk.", "喝茶。", "tabbed-block"),
    "definition": ("zh", "每天散步。", "每周散步三次。", "Walk every day.", "dd"),
    "code": ("en", "plan: rest\n", "plan: work\n", "plan: rest", "highlight"),
    "safety": ("zh", "早上服用 5 mg。", "早上服用 <b>8</b> mg & 多喝水。", "Take 5 mg in the morning.", "p"),
}
NOTHING_LEFT = ("\ue000", "\ue001", "\ue002")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SmallLibrary]:
    """The library after its changes, built once; the pages `home` and `other` include the same page."""
    library = SmallLibrary(tmp_path_factory.mktemp("library"))
    library.configure()
    for language, text in (("en", EN), ("zh", ZH)):
        library.write(
            f"{language}/index.md", "# Start {#start}\n" if language == "en" else "# 开始 {#start}\n"
        )
        library.write(f"{language}/home.md", text)
        library.write(f"{language}/other.md", f'# A {{#a}}\n\n--8<-- "{language}/includes/help.md"\n')
        library.write(f"{language}/includes/help.md", HELP[language])
    library.approve()
    for language, old, new, _words, _where in CHANGED.values():
        library.change(f"{language}/home.md", old, new)
    library.change("zh/home.md", "最后的话。", "最后的几句话。")
    library.change("en/home.md", "Last words.", "The very last words.")
    library.change("en/home.md", "- Bring a friend\n", "")
    library.change("zh/home.md", "    喝水。\n", "    喝水。\n\n    再吃一个苹果。\n")
    library.change("en/includes/help.md", "Ask the people", "Ask the friendly people")
    result = library.build()
    assert result.published, result.report
    assert result.report == ""
    return library


def notices(page: Element) -> list[Element]:
    return page.all(role="note")


def notice_at(page: Element, words: str) -> Element:
    """The notice behind the first place where an element says `words`."""
    elements = list(page.all("article")[0].inner())
    first = next(
        number
        for number, element in enumerate(elements)
        if element.text.startswith(words)
        and not any(isinstance(part, Element) and part.text.startswith(words) for part in element.parts)
    )
    for element in elements[first:]:
        if element.attributes.get("role") == "note":
            return element
    raise AssertionError(f"no notice behind {words!r}")


@pytest.mark.parametrize("name", CHANGED)
def test_the_reader_of_the_other_language_is_told_at_the_block(library: SmallLibrary, name: str) -> None:
    changed, _old, _new, words, where = CHANGED[name]
    reader: Language = "en" if changed == "zh" else "zh"
    path = {"en": "home", "zh": "zh/home"}[reader]
    notice = notice_at(library.page(path), words)
    assert notice.language == reader
    assert ("has changed since" if reader == "en" else "英文内容有改动") in notice.text
    around = [
        *notice.above,
        *(name for element in _parents(notice) for name in element.attributes.get("class", "").split()),
    ]
    if where in ("h2", "highlight"):
        # Below it, not in it: it would get into the menu, or among the lines of a program.
        assert where not in around and "pre" not in around
    else:
        assert where in around


@pytest.mark.parametrize("name", CHANGED)
def test_its_link_leads_to_the_same_block(library: SmallLibrary, name: str) -> None:
    changed, _old, new, words, _where = CHANGED[name]
    reader: Language = "en" if changed == "zh" else "zh"
    path = {"en": "home", "zh": "zh/home"}[reader]
    (link,) = notice_at(library.page(path), words).all("a")
    address, _, anchor = link.attributes["href"].partition("#")
    assert address == ("../zh/home/" if reader == "en" else "../../home/")
    assert link.attributes["hreflang"] == changed
    twin = library.page(other_page(path, reader))
    (spot,) = twin.all(id=anchor)
    # The same anchor on this page: the language switch leads back.
    assert len(library.page(path).all(id=anchor)) == 1
    first = new.strip('|"#{ \n').split(" |")[0].split("_")[0].split("<")[0]
    around = spot.parent if spot.parent and spot.text == "" and spot.tag == "span" else None
    if around:
        assert first.strip() in around.text or around.text in first


def test_a_safety_block_shows_the_current_text_of_the_other_language(library: SmallLibrary) -> None:
    notice = notice_at(library.page("home"), "Take 5 mg")
    (current,) = notice.all("q")
    assert (current.text, current.language) == ("早上服用 8 mg & 多喝水。", "zh")
    assert "Current Chinese text:" in notice.text and "Safety information" in notice.text
    assert notice_at(library.page("home"), "Walk every day").all("q") == []


def test_both_readers_are_told_where_both_changed(library: SmallLibrary) -> None:
    english = notice_at(library.page("home"), "The very last words.")
    chinese = notice_at(library.page("zh/home"), "最后的几句话。")
    assert "nobody has confirmed" in english.text and "还没有人核对" in chinese.text
    assert (
        english.all("a")[0].attributes["href"].partition("#")[2]
        == (chinese.all("a")[0].attributes["href"].partition("#")[2])
    )


def test_what_one_language_deleted_is_told_to_the_reader_of_the_other(library: SmallLibrary) -> None:
    notice = notice_at(library.page("zh/home"), "带一位朋友")
    assert "英文页面已经没有" in notice.text
    assert "li" in notice.above
    (link,) = notice.all("a")
    page, _, anchor = link.attributes["href"].partition("#")
    assert page == "../../home/" and library.page("home").all(id=anchor)


def test_what_a_page_lacks_is_told_where_it_belongs(library: SmallLibrary) -> None:
    notice = notice_at(library.page("home"), "Drink water.")
    assert "has a paragraph here that is not yet on this page" in notice.text
    assert any("tabbed-block" in element.attributes.get("class", "") for element in _parents(notice))


@pytest.mark.parametrize("path", ["zh/home", "zh/other"])
def test_a_notice_in_an_included_page_shows_on_every_page(library: SmallLibrary, path: str) -> None:
    page = library.page(path)
    notice = notice_at(page, "请询问前台的人员。")
    (link,) = notice.all("a")
    address, _, anchor = link.attributes["href"].partition("#")
    twin = path.removeprefix("zh/")
    assert address == f"../../{twin}/"
    (spot,) = library.page(twin).all(id=anchor)
    assert spot.parent and spot.parent.text == "Ask the friendly people at the desk."


def test_there_is_a_notice_for_every_change_and_no_more(library: SmallLibrary) -> None:
    told = {
        path: len(notices(library.page(path))) for path in ("home", "zh/home", "other", "zh/other", "", "zh")
    }
    by_chinese = sum(1 for changed, *_ in CHANGED.values() if changed == "zh")
    # In English: one that both changed, one that is lacking. In Chinese: both changed, deleted, included.
    assert told["home"] == by_chinese + 2
    assert told["zh/home"] == len(CHANGED) - by_chinese + 3
    assert (told["other"], told["zh/other"], told[""], told["zh"]) == (0, 1, 0, 0)


def test_no_token_and_no_notice_gets_anywhere_else(library: SmallLibrary) -> None:
    for path in (library.root / "site").rglob("*"):
        if path.suffix in (".html", ".json", ".xml"):
            text = path.read_text(encoding="utf-8")
            assert not any(sign in text for sign in NOTHING_LEFT), path
    for path in ("home", "zh/home"):
        page = library.page(path)
        assert page.all("title")[0].text in ("Care at home - Test", "居家护理 - Test")
        for nav in page.all("nav"):
            assert "may be out of date" not in nav.text and "过时" not in nav.text
        ids = [element.attributes["id"] for element in page.inner() if "id" in element.attributes]
        assert len(ids) == len(set(ids))


def test_the_search_knows_the_text_and_not_the_notices(library: SmallLibrary) -> None:
    words = library.searched()
    for told in ("out of date", "confirmed", "Current Chinese text", "过时", "核对", "英文内容"):
        assert told not in words
    for text in (
        "Rest after the visit.",
        "four hours",
        "a night",
        "Walk every day.",
        "The very last words",
        "带一位朋友",
        "请询问前台",
    ):
        assert text in words


def test_nothing_that_a_reader_reads_was_changed(library: SmallLibrary) -> None:
    """Without notices the page has the same words in the same order."""
    before = {language: _words_without_notices(library.page(path)) for language, path in PATHS.items()}
    searched = library.searched()
    library.configure("check: false, notices: false")
    library.build()
    for language, path in PATHS.items():
        page = library.page(path)
        assert notices(page) == []
        assert _words_without_notices(page) == before[language]
    assert "".join(library.searched().split()) == "".join(searched.split())


PATHS = {"en": "home", "zh": "zh/home"}


def _words_without_notices(page: Element) -> str:
    def words(element: Element) -> Iterator[str]:
        for part in element.parts:
            if isinstance(part, str):
                yield part
            elif part.attributes.get("role") != "note":
                yield from words(part)

    return "".join("".join(words(page.all("article")[0])).split())


def _parents(element: Element) -> Iterator[Element]:
    while element.parent:
        element = element.parent
        yield element


def small(tmp_path: Path, settings: str = "check: false") -> SmallLibrary:
    library = SmallLibrary(tmp_path)
    library.configure(settings)
    library.write("en/index.md", "# Start {#start}\n\nRest well.\n\nOnly English.\n")
    library.write("zh/index.md", "# 开始 {#start}\n\n好好休息。\n")
    return library


def test_a_library_in_which_nobody_approved_anything_has_no_notices(tmp_path: Path) -> None:
    library = small(tmp_path)
    assert library.build().report == ""
    assert all(notices(library.page(path)) == [] for path in ("", "zh"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_memory_that_cannot_be_read_stops_the_build(tmp_path: Path, language: Language) -> None:
    library = small(tmp_path, f"check: false, language: {language}")
    library.approve()
    file = tmp_path / "memory/pages/index.po"
    file.write_text(file.read_text(encoding="utf-8") + 'msgid "\n', encoding="utf-8")
    result = library.build()
    assert not result.published
    assert "index.po" in result.report
    assert ("PO" in result.report) and (result.report.isascii() == (language == "en"))


def test_the_states_are_worked_out_once_a_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = small(tmp_path)
    library.approve()
    library.change("zh/index.md", "好好休息。", "好好休息两天。")
    asked: list[object] = []

    def counted(*arguments: object) -> object:
        asked.append(arguments)
        return library_states(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(desk_part, "library_states", counted)
    monkeypatch.chdir(tmp_path)
    for builds in (1, 2):
        # As `mkdocs serve` does: the configuration, and with it the plugin, is made anew for every build.
        build(load_config(str(tmp_path / "mkdocs.yml"), strict=True))
        assert len(asked) == builds
        assert len(notices(library.page(""))) == 1


def test_a_text_that_another_plugin_changed_has_its_notices_at_the_top(tmp_path: Path) -> None:
    library = small(tmp_path)
    library.approve()
    library.change("zh/index.md", "好好休息。", "好好休息两天。")
    hook = "def on_page_read_source(page, config):\n    return '# Start {#start}\\n\\nOther words.\\n'\n"
    (tmp_path / "hook.py").write_text(hook, encoding="utf-8")
    config = (tmp_path / "mkdocs.yml").read_text(encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(config + "hooks: [hook.py]\n", encoding="utf-8")
    assert library.build().report == ""
    page = library.page("")
    (notice,) = notices(page)
    assert notice.tag == "div" and "About: Rest well." in notice.text
    article = list(page.all("article")[0].inner())
    tags = [element.tag for element in article]
    assert tags.index("h1") < article.index(notice) < tags.index("p")


def test_an_included_part_and_a_list_of_included_pages_are_told_below_them(tmp_path: Path) -> None:
    library = small(tmp_path)
    parts = "One.\n\n- Two\n"
    for language, texts in (("en", parts), ("zh", "一。\n\n- 二\n")):
        library.write(f"{language}/includes/a.md", texts)
        library.write(f"{language}/includes/b.md", f'--8<-- "{language}/includes/a.md"\n')
        library.write(f"{language}/part.md", f'# P {{#p}}\n\n--8<-- "{language}/includes/a.md:1:1"\n\nEnd.\n')
        library.write(
            f"{language}/list.md",
            f"# L {{#l}}\n\n--8<--\n{language}/includes/a.md\n{language}/includes/b.md\n--8<--\n\nEnd.\n",
        )
        library.write(
            f"{language}/nested.md", f'# N {{#n}}\n\n- x\n\n    --8<-- "{language}/includes/b.md"\n'
        )
    library.approve()
    library.change("zh/includes/a.md", "- 二", "- 三")
    assert library.build().report == ""
    for path in ("part", "list", "nested"):
        page = library.page(path)
        assert len(notices(page)) == 1, path
        (link,) = notices(page)[0].all("a")
        assert library.page(f"zh/{path}").all(id=link.attributes["href"].partition("#")[2]), path
    (notice,) = notices(library.page("nested"))
    assert notice.parent and notice.parent.text.startswith("Two") and notice.above.count("li") == 2
    assert check_links(library.root / "site") == ()
