"""Search: what stands on a page can be found. The truth is read from the built pages."""

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from search_tools import WrittenIndex, ask, find_many, key_of, open_index, queries
from site_tools import PATHS, PREFIX, Site

from duizhao.site.search.search_tokens import stem_of, text_parts, twos

pytestmark = pytest.mark.browser

CHINESE = ["氯胺酮", "禁忌证", "副作用", "血压", "艾司氯胺酮", "不能", "孕", "医生"]
FIRST = 3
# The heading of what ends every page.
HELP = ("Get emergency help", "紧急求助")
QUERIES = queries(Path(__file__).with_name("queries.md"))


def holding(site: Site, words: str, language: str) -> set[str]:
    """The pages in `language` whose own text holds `words`: not only the numbers to call, which end every page."""
    return {path for spoken, path in PATHS if spoken == language and words in own_text(site, path).lower()}


def own_text(site: Site, path: str) -> str:
    article = site.article(path)
    return article if path in PREFIX.values() else article[: article.rindex(HELP[path.startswith("/zh/")])]


def pages(addresses: list[str]) -> list[str]:
    """The paths of the pages found, without their sections."""
    return [address.split("#")[0] for address in addresses]


@pytest.fixture
def asked(site: Site, reader: Page):
    """Ask the search of one language: the addresses found."""

    def asked(language: str, words: str) -> list[str]:
        if not reader.url.startswith(site.address):
            reader.goto(site.address + PREFIX[language])
        return ask(reader, words)

    return asked


@pytest.mark.parametrize("language", PREFIX)
def test_the_queries_of_patients_find_their_page_among_the_first_three(
    site: Site, reader: Page, language: str
) -> None:
    reader.goto(site.address + PREFIX[language])
    open_index(reader)
    own = [query for query in QUERIES if query.language == language]
    missed = []
    for query, found in zip(own, find_many(reader, [query.words for query in own]), strict=True):
        told = reader.evaluate(
            "words => duizhaoSearch.said.absent(searched.data, words).length > 0", query.words
        )
        if not query.right & {*map(key_of, found[:FIRST]), *(["-"] if told else [])}:
            missed.append((query.words, found[:FIRST]))
    assert len(missed) <= len(own) / 20, missed


def test_there_are_twenty_queries_in_each_language_and_one_of_their_pages_exists() -> None:
    keys = {key_of(path) for _, path in PATHS} | {"-"}
    for language in PREFIX:
        assert sum(query.language == language for query in QUERIES) >= 20
    assert [query.words for query in QUERIES if not query.right & keys] == []


@pytest.mark.parametrize("words", CHINESE)
def test_every_chinese_page_that_holds_a_word_is_found(site: Site, asked, words: str) -> None:
    truth = holding(site, words, "zh")
    assert truth, f"no page holds {words}: choose another word for this test"
    found = pages(asked("zh", words))
    assert truth <= set(found)
    assert found[0] in truth


def test_every_english_page_that_holds_ketamine_is_found(site: Site, asked) -> None:
    assert holding(site, "ketamine", "en") <= set(pages(asked("en", "ketamine")))


def test_a_chinese_question_finds_something(asked) -> None:
    assert PREFIX["zh"] + "side-effects/" in pages(asked("zh", "氯胺酮会升高血压吗"))


@pytest.mark.parametrize(
    ("language", "words", "as_if"),
    [
        ("zh", "ketamine", "氯胺酮"),
        ("en", "氯胺酮", "ketamine"),
        ("zh", "懷孕", "怀孕"),
        ("zh", "氯氨酮", "氯胺酮"),
        ("en", "KETMAINE", "ketamine"),
        ("en", "sideeffects", "side effects"),
        ("en", "breast-feeding", "breastfeeding"),
        ("en", "ｐregnant", "pregnant"),
    ],
    ids=[
        "other-language",
        "english-page",
        "traditional",
        "misspelt-name",
        "swapped-letters",
        "together",
        "apart",
        "wide",
    ],
)
def test_a_word_is_found_however_it_is_written(asked, language: str, words: str, as_if: str) -> None:
    # Further down, a page that holds the very word as it was typed may come before another.
    assert asked(language, words)[:2] == asked(language, as_if)[:2]


def test_the_first_results_are_of_different_pages_and_keep_their_sections(asked) -> None:
    found = asked("en", "blood pressure")
    assert len(set(pages(found[:FIRST]))) == FIRST
    assert "/side-effects/#blood-pressure" in found


def test_a_result_leads_to_its_section(site: Site, reader: Page, asked) -> None:
    asked("zh", "膀胱")
    reader.locator(".search__list a", has_text="肝脏、眼睛和膀胱").click()
    expect(reader).to_have_url(site.address + "/zh/contraindications/#liver-eyes-bladder")
    expect(reader.locator("#liver-eyes-bladder")).to_be_in_viewport()


def test_a_result_on_the_page_that_is_open_closes_the_search(site: Site, reader: Page) -> None:
    reader.goto(site.address + "/side-effects/")
    ask(reader, "bladder")
    reader.locator(".search__list a[href*='side-effects/#bladder']").click()
    expect(reader.locator("[data-search]")).not_to_be_visible()
    expect(reader.locator("#bladder")).to_be_in_viewport()


@pytest.mark.parametrize(
    ("words", "as_if"),
    [("kaichema", "开车吗"), ("lvantong", "氯胺酮"), ("lǜ àn tóng", "氯胺酮"), ("fzy", "副作用"), ("yunfu", "孕妇"), ("aisilvantog", "艾司氯胺酮")],
    ids=["question", "name", "with-tones", "first-letters", "everyday", "slip"],
)  # fmt: skip
def test_chinese_words_are_found_as_they_sound(asked, words: str, as_if: str) -> None:
    assert asked("zh", words)[:FIRST] == asked("zh", as_if)[:FIRST]


@pytest.mark.parametrize(
    ("language", "words", "as_if"),
    [
        ("zh", "16岁能用吗", "17岁能用吗"),
        ("zh", "十六岁能用吗", "16岁能用吗"),
        ("zh", "70歲", "71 岁"),
        ("en", "my son is 16", "my son is 15"),
        ("en", "80-year-old mother", "81 years old mother"),
    ],
)
def test_any_age_leads_to_what_is_said_of_such_ages(asked, language: str, words: str, as_if: str) -> None:
    found = asked(language, words)
    assert found == asked(language, as_if)
    assert {"contraindications", "candidacy"} & set(map(key_of, found[:FIRST]))


def test_words_are_cut_in_the_browser_as_they_are_at_build(site: Site, reader: Page) -> None:
    index = WrittenIndex.of_site(site.folder, "zh"), WrittenIndex.of_site(site.folder, "en")
    texts = [text for one in index for page in one.sections() for section in page for text in section]
    texts += [
        "16岁 NMDA受体 breast-feeding don’t ＫＥＴ café Ünïcode x_y 3.5 〇 々 㐀 𠀀豈 Ⅳ ½ İstanbul naïve’s a'b' ﬁt ΣΑΣ"
    ]
    reader.goto(site.address)
    open_index(reader)
    cut = reader.evaluate(
        """texts => texts.map(text => duizhaoSearch.tokens.parts(text).map(one =>
          [one.word, one.han, one.han ? duizhaoSearch.tokens.twos(one.word) : duizhaoSearch.tokens.stem(one.word)]))""",
        texts,
    )
    for text, parts in zip(texts, cut, strict=True):
        ours = [
            [one.word, one.is_han, twos(one.word) if one.is_han else stem_of(one.word)]
            for one in text_parts(text)
        ]
        assert parts == ours, text


def test_the_pages_for_editors_are_not_found(reader: Page, site: Site, asked) -> None:
    assert (site.folder / "contribute").is_dir()
    assert not any("contribute" in address for address in asked("en", "rule"))


def test_a_reader_loads_the_index_of_their_own_language_and_only_when_they_search(
    site: Site, context: BrowserContext, reader: Page
) -> None:
    loaded: list[str] = []
    broken: list[str] = []
    reader.on("request", lambda request: loaded.append(request.url.removeprefix(site.address)))
    reader.on("pageerror", lambda fault: broken.append(str(fault)))
    reader.goto(site.address + "/zh/sessions/", wait_until="networkidle")
    assert not [url for url in loaded if "/search/" in url or "worker" in url or "vendor" in url]
    ask(reader, "驾驶")
    fetched = [url for url in loaded if url.startswith("/search/")]
    assert fetched[0] == "/search/zh.js"
    assert all(url.startswith("/search/zh-") for url in fetched[1:])
    assert 0 < len(fetched) - 1 < len(list((site.folder / "search").glob("zh-*/*"))) / 2
    assert not any("worker" in url or url.endswith(".json") for url in loaded)
    assert broken == []
    assert context.strangers == []


def test_it_works_under_a_strict_policy(site: Site, context: BrowserContext) -> None:
    reader = context.new_page()

    def strictly(route) -> None:
        answer = route.fetch()
        # The frame of Material has scripts of its own in the page, which are not those that are tried here.
        policy = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:"
        route.fulfill(response=answer, headers={**answer.headers, "content-security-policy": policy})

    reader.route("**/*", strictly)
    violations: list[str] = []
    reader.on("console", lambda said: violations.append(said.text) if "eval" in said.text else None)
    reader.goto(site.address + "/sessions/")
    assert "/administration/#driving" in ask(reader, "can i drive")[:FIRST]
    assert violations == []
    reader.close()


@pytest.mark.parametrize(("page", "words", "leads_to"), [
    ("sessions", "can i drive", "administration/index.html#driving"),
    ("zh/sessions", "可以开车吗", "zh/administration/index.html#driving"),
])  # fmt: skip
def test_it_works_from_a_disk(site: Site, browser, page: str, words: str, leads_to: str) -> None:
    reader = browser.new_page()
    reader.goto((site.folder / page / "index.html").as_uri())
    assert any(address.endswith(leads_to) for address in ask(reader, words)[:FIRST])
    reader.close()


def test_without_javascript_there_is_no_box_that_does_nothing(site: Site, browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    reader = context.new_page()
    reader.goto(site.address + "/sessions/")
    expect(reader.locator("[data-search-open]")).to_be_hidden()
    expect(reader.locator("[data-search]")).to_be_hidden()
    context.close()
