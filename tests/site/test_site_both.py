"""The bilingual view on the built site, and what leads from one language to the other."""

import re
from collections.abc import Iterable, Iterator

import pytest
from lxml.html import HtmlElement
from playwright.sync_api import Browser, Page, expect
from site_tools import KEYS, Site

from duizhao.site.side_by_side.leaf import words
from duizhao.site.side_by_side.read_leaves import leaves_of, parse
from duizhao.site.side_by_side.view_frame import text_of_page

PREFIXES = {"en": "/", "zh": "/zh/"}
VIEWS = [f"{prefix}{key}both/" for prefix in PREFIXES.values() for key in KEYS]


def shown(html: str) -> Iterator[str]:
    """The text of each block of a page. A picture stands once in the view, in the language of its reader; what it says stands
    there in words."""
    for leaf in leaves_of(read(html)):
        if leaf.inner.find("figure") is not None:
            continue
        yield from filter(None, map(together, (leaf.texts, leaf.notes)))


def together(parts: Iterable[HtmlElement]) -> str:
    """The text of elements, without white space: between them it means nothing."""
    return "".join("".join(map(words, parts)).split())


def read(html: str) -> HtmlElement:
    """The text of a page. A number stands once, with the country of its source in the language of the reader."""
    root = parse(text_of_page(html))
    for place in root.xpath("//span[@class='source__place']"):
        place.drop_tree()
    return root


def column(html: str, language: str) -> list[str]:
    """The text of each block of a view in one language."""
    root = read(html)
    found = []
    for element in root.xpath("//*[contains(@class, 'pair')]"):
        # A cell that is the same in both languages has no sides.
        sides = element.xpath(
            f"./*[@lang='{language}'] | ./td/div[@lang='{language}'] | ./th/div[@lang='{language}'] | ./td[not(div)] | ./th[not(div)]"
        )
        if sides:
            found.append(together(sides))
    return found


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("theme", PREFIXES.values())
def test_every_block_of_both_pages_stands_in_the_view_once_and_in_order(
    site: Site, key: str, theme: str
) -> None:
    view = site.html(f"{theme}{key}both/")
    for language, prefix in PREFIXES.items():
        there, here = column(view, language), list(shown(site.html(prefix + key)))
        # The glossary stands in the order of its language on its own page; in the view the words answer each other.
        assert (sorted(there) == sorted(here)) if key == "glossary/" else (there == here)
    assert 'class="only"' not in view


@pytest.mark.parametrize("path", VIEWS)
def test_a_view_is_a_page_of_its_own_that_claims_no_place_in_search(site: Site, path: str) -> None:
    html = site.html(path)
    chinese = path.startswith("/zh/")
    assert f'<html lang="{"zh" if chinese else "en"}"' in html
    title = re.search("<title>(.*?)</title>", html)[1]
    assert ("：中英文对照 - " if chinese else ": English and Chinese side by side - ") in title
    assert html.count("<h1") == 1
    assert '<meta name="robots" content="noindex">' in html
    assert "hreflang" not in html.partition("</head>")[0]
    assert path.strip("/") not in (site.folder / "sitemap.xml").read_text("utf-8")
    indexes = [path for path in (site.folder / "search").rglob("*") if path.is_file()]
    assert indexes and not [index for index in indexes if "both/" in index.read_text("utf-8")]
    assert "\ue003" not in html


@pytest.mark.parametrize("path", VIEWS)
def test_every_id_stands_once_and_every_heading_keeps_its_own(site: Site, path: str) -> None:
    ids = re.findall(r'\sid="([^"]+)"', site.html(path))
    assert len(ids) == len(set(ids))
    single = text_of_page(site.html(path.removesuffix("both/")))
    headings = re.findall(r'<h[1-6] id="([^"]+)"', single)
    assert headings
    assert re.findall(r'<h[1-6] id="([^"]+)"', text_of_page(site.html(path))) == headings


def test_the_pages_for_editors_have_no_view(site: Site) -> None:
    assert (site.folder / "contribute/rules").is_dir()
    assert not list((site.folder / "contribute").rglob("both"))


@pytest.mark.parametrize("language", PREFIXES)
def test_the_button_leads_there_and_back_without_a_script_and_without_a_server(
    site: Site, browser: Browser, language: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site.folder / PREFIXES[language].lstrip("/") / "side-effects/index.html").as_uri())
    page.get_by_role("link", name="English and Chinese side by side").click()
    both = {"en": "Side effects 副作用", "zh": "副作用 Side effects"}
    expect(page.get_by_role("heading", level=1)).to_have_text(both[language])
    page.get_by_role("navigation").get_by_role("link", name="只看中文").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("副作用")
    context.close()


@pytest.mark.parametrize(("width", "beside"), [(1280, True), (768, True), (360, False)])
@pytest.mark.parametrize(("prefix", "first", "second"), [("/", "en", "zh"), ("/zh/", "zh", "en")])
def test_the_reader_s_language_stands_left_of_the_other_or_above_it(
    reader: Page, site: Site, width: int, beside: bool, prefix: str, first: str, second: str
) -> None:
    reader.set_viewport_size({"width": width, "height": 800})
    reader.goto(f"{site.address}{prefix}side-effects/both/")
    boxes = reader.evaluate(
        """languages => [...document.querySelectorAll("article .pair:not(summary, caption)")].map(pair =>
          languages.map(language => {
            const { left, right, top, bottom } = pair.querySelector(`:scope > [lang=${language}]`).getBoundingClientRect();
            return { left, right, top, bottom };
          })).filter(([one]) => one.right > one.left)""",
        [first, second],
    )
    assert len(boxes) > 60
    for one, other in boxes:
        if beside:
            assert one["right"] <= other["left"] and abs(one["top"] - other["top"]) < 12
        else:
            assert one["bottom"] <= other["top"] + 1
    assert reader.evaluate("document.documentElement.scrollWidth") <= width


def test_on_paper_there_are_two_columns_and_nothing_to_click(reader: Page, site: Site) -> None:
    reader.goto(site.address + "/side-effects/both/")
    reader.emulate_media(media="print")
    item = reader.locator("article li .pair").first
    en, zh = item.locator("[lang=en]").bounding_box(), item.locator("[lang=zh]").bounding_box()
    assert en["x"] + en["width"] <= zh["x"]
    for gone in (".md-header", ".md-sidebar--secondary", ".side-by-side-back", ".md-footer"):
        expect(reader.locator(gone).first).to_be_hidden()
    expect(reader.get_by_role("heading", name="Sources of this page")).to_be_visible()


@pytest.mark.parametrize(
    "path", ["/administration/both/", "/side-effects/both/", "/side-effects/", "/zh/side-effects/"]
)
def test_no_picture_is_longer_than_a_sheet(reader: Page, site: Site, path: str) -> None:
    # What has no place on a sheet is printed over what follows. A sheet has 180 x 263 mm for the text.
    reader.set_viewport_size({"width": 680, "height": 994})
    reader.emulate_media(media="print")
    reader.goto(site.address + path)
    # A sheet may end between two cards of a picture, not inside of one.
    heights = reader.eval_on_selector_all(
        "article figure",
        """all => all.flatMap((one) => {
            const cards = [...one.querySelectorAll(".picture__piece")];
            return (cards.length ? cards : [one]).map((part) => part.getBoundingClientRect().height);
        })""",
    )
    assert heights
    assert max(heights) <= 994


@pytest.mark.parametrize("link", ["[data-language-switch]", ".side-by-side-link a"])
def test_whoever_changes_over_stays_at_the_heading_they_read(reader: Page, site: Site, link: str) -> None:
    reader.goto(site.address + "/side-effects/")
    reader.evaluate("document.getElementById('liver').scrollIntoView()")
    reader.locator(link).first.evaluate("link => link.click()")
    reader.wait_for_url(re.compile("#liver$"))
    assert reader.url.removeprefix(site.address) in (
        "/zh/side-effects/#liver",
        "/side-effects/both/index.html#liver",
    )
    assert 0 <= reader.evaluate("document.getElementById('liver').getBoundingClientRect().top") < 300


def test_whoever_changes_over_at_the_top_arrives_at_the_top(reader: Page, site: Site) -> None:
    reader.goto(site.address + "/side-effects/")
    reader.locator("[data-language-switch]").click()
    reader.wait_for_url("**/zh/side-effects/")
    assert reader.evaluate("scrollY") == 0


def test_a_single_source_is_kept_too(reader: Page, site: Site) -> None:
    reader.goto(site.address + "/sources/#s24")
    reader.locator("[data-language-switch]").click()
    reader.wait_for_url("**/zh/sources/#s24")


@pytest.mark.parametrize(
    ("locale", "path", "offered"),
    [
        ("zh-CN", "/side-effects/", "本页有中文版。"),
        ("en-GB", "/zh/side-effects/", "This page is also in English."),
        ("en-GB", "/side-effects/", None),
        ("fr-FR", "/side-effects/", None),
        ("zh-CN", "/side-effects/both/", None),
        ("zh-CN", "/no-such-page/", None),
    ],
)
def test_the_other_language_is_offered_to_whoever_reads_it(
    site: Site, browser: Browser, locale: str, path: str, offered: str | None
) -> None:
    context = browser.new_context(locale=locale)
    page = context.new_page()
    page.goto(site.address + path)
    bar = page.locator("[data-language-offer]:visible")
    if offered is None:
        expect(bar).to_have_count(0)
    else:
        expect(bar).to_contain_text(offered)
        assert page.url == site.address + path
    context.close()


def test_an_offer_that_was_closed_by_keyboard_does_not_come_back(site: Site, browser: Browser) -> None:
    context = browser.new_context(locale="zh-CN")
    page = context.new_page()
    page.goto(site.address + "/side-effects/")
    bar = page.get_by_role("region", name="本页的中文版")
    bar.get_by_role("button", name="关闭").focus()
    page.keyboard.press("Enter")
    expect(bar).to_be_hidden()
    expect(page.locator("[data-language-switch]").first).to_be_focused()
    page.goto(site.address + "/benefits/")
    expect(page.locator("[data-language-offer]")).to_be_hidden()
    context.close()


def test_where_nothing_may_be_kept_the_offer_is_made_on_the_first_page_alone(
    site: Site, browser: Browser
) -> None:
    context = browser.new_context(locale="zh-CN")
    context.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError') } })"
    )
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.goto(site.address + "/side-effects/")
    bar = page.locator("[data-language-offer]")
    expect(bar).to_be_visible()
    bar.get_by_role("link").click()
    page.wait_for_url("**/zh/side-effects/")
    page.locator(".md-footer__link--next").click()
    page.wait_for_url("**/zh/sessions/")
    expect(page.locator("[data-language-offer]")).to_be_hidden()
    assert not [fault for fault in faults if "duizhao" in fault]
    context.close()
