"""The site as it is published below a folder of a host: what machines read of every page, the 404, the policy."""

import gzip
import json
import os
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import pytest
from playwright.sync_api import Browser
from site_tools import KEYS, PATHS, PREFIX, serve

from duizhao.library.pages import Library
from duizhao.site.build.check_links import check_links
from duizhao.site.build.publish import build_site

HOST, FOLDER = "https://host.example", "/a/folder/"
SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
LANGUAGES = {"en": "en", "zh": "zh-Hans"}
# What the site says of itself is nothing medical, and how a text was edited is told to no search engine.
ABOUT_THE_SITE = {"about/", "accessibility/", "privacy/"}
UNLISTED = "how-this-text-was-edited/"
MEDICAL = {
    key for key in KEYS if key not in {"sources/", "glossary/", "conformance/", UNLISTED, *ABOUT_THE_SITE}
}
LISTED = [key for key in KEYS if key != UNLISTED]
LISTED_PATHS = [(language, path) for language, path in PATHS if not path.endswith(UNLISTED)]


@pytest.fixture(scope="module")
def published(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the site lies as it does on its host."""
    host = tmp_path_factory.mktemp("host")
    with mock.patch.dict(os.environ, {"SITE_URL": HOST + FOLDER, "DUIZHAO_CHECKED": str(root)}):
        result = build_site(root, host / FOLDER.strip("/"))
    assert result.published, result.report
    return host


def html(published: Path, path: str) -> str:
    return (published / FOLDER.strip("/") / path.lstrip("/") / "index.html").read_text("utf-8")


def whole(path: str) -> str:
    return HOST + FOLDER + path.lstrip("/")


def checked_on(root: Path) -> dict[str, str]:
    """The day on which the sources of each page were checked, by the address of the page."""
    library = Library.read(root / "docs" / "en", root / "docs" / "zh")
    pages = [page for pair in library.pairs for page in (pair.en, pair.zh) if page is not None]
    return {
        whole(PREFIX[page.language] + ("" if page.key == "index" else f"{page.key}/")): str(
            page.meta.get("sources_checked_on")
        )
        for page in pages
    }


def alternates(page: str) -> dict[str, str]:
    return dict(re.findall(r'<link rel="alternate " hreflang="([^"]+)" href="([^"]+)">', page))


def described(page: str) -> dict:
    (found,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    return json.loads(found)


def meta(page: str) -> dict[str, str]:
    return {
        name: value
        for _, name, value in re.findall(r'<meta (property|name)="([^"]+)" content="([^"]*)"', page)
    }


@pytest.mark.parametrize("key", KEYS)
def test_the_two_languages_of_a_page_name_each_other_with_whole_addresses(published: Path, key: str) -> None:
    pages = {language: html(published, prefix + key) for language, prefix in PREFIX.items()}
    addresses = {language: whole(prefix + key) for language, prefix in PREFIX.items()}
    for language, page in pages.items():
        tagged = {LANGUAGES[one]: address for one, address in addresses.items()}
        assert alternates(page) == {**tagged, "x-default": addresses["en"]}
        assert f'<link rel="canonical" href="{addresses[language]}">' in page


@pytest.mark.parametrize(("language", "path"), LISTED_PATHS)
def test_a_page_is_described_truthfully(published: Path, root: Path, language: str, path: str) -> None:
    page = html(published, path)
    told = described(page)
    key = path.removeprefix(PREFIX[language])
    assert told["@id"] == whole(path) and told["inLanguage"] == LANGUAGES[language]
    assert told["@type"] == ("MedicalWebPage" if key in MEDICAL else "WebPage")
    other = "zh" if language == "en" else "en"
    assert told["workTranslation"]["@id"] == whole(PREFIX[other] + key)
    source = (root / "docs" / language / f"{key.rstrip('/') or 'index'}.md").read_text("utf-8")
    day = re.search(r"^sources_checked_on: (\S+)$", source, re.MULTILINE)
    assert day and told["dateModified"] == day[1] and f'datetime="{day[1]}"' in page
    is_reviewed = bool(re.search(r'^reviewed_by: (?!""$)\S', source, re.MULTILINE))
    assert ("reviewedBy" in told) == ("lastReviewed" in told) == is_reviewed
    cited = set(re.findall(r"sources\.md#(s\d+b?)\)\{ \.source", source))
    assert bool(told.get("citation")) == bool(cited or 'class="source"' in page)
    assert len(told.get("citation", ())) == len(
        set(re.findall(r'class="source" href="[^"#]*#(s\d+b?)"', page))
    )


def test_what_a_page_is_about_is_named_in_its_language(published: Path) -> None:
    assert described(html(published, "/side-effects/"))["about"] == [
        {"@type": "Drug", "name": "ketamine"},
        {"@type": "Drug", "name": "esketamine"},
    ]
    assert described(html(published, "/zh/side-effects/"))["about"][1]["name"] == "艾司氯胺酮"


@pytest.mark.parametrize(("language", "path"), LISTED_PATHS)
def test_a_preview_shows_a_picture_that_is_there(published: Path, language: str, path: str) -> None:
    page = html(published, path)
    tags = meta(page)
    assert tags["og:url"] == whole(path)
    assert {tags["og:locale"], tags["og:locale:alternate"]} == {"en_US", "zh_CN"}
    assert tags["og:locale"].startswith(language) and tags["og:title"] in tags["og:image:alt"]
    assert tags["og:title"] and tags["og:description"] and tags["twitter:card"] == "summary_large_image"
    picture = published / tags["og:image"].removeprefix(HOST).lstrip("/")
    assert picture.read_bytes().startswith(b"\x89PNG")


def test_the_sitemap_names_the_readers_pages_in_both_languages_with_their_own_dates(
    root: Path, published: Path
) -> None:
    site = published / FOLDER.strip("/")
    dates = checked_on(root)
    tree = ElementTree.parse(site / "sitemap.xml")
    found = {}
    for url in tree.findall("s:url", SITEMAP):
        links = {link.get("hreflang"): link.get("href") for link in url.findall("x:link", SITEMAP)}
        address = url.findtext("s:loc", namespaces=SITEMAP)
        found[address] = links
        # The day on which the sources were checked, not that of the build.
        assert url.findtext("s:lastmod", namespaces=SITEMAP) == dates[address]
    assert found.keys() == {whole(path) for _, path in LISTED_PATHS}
    for links in found.values():
        assert {found[address]["en"] for address in links.values()} == {links["en"]}
        assert links["x-default"] == links["en"]
    assert gzip.decompress((site / "sitemap.xml.gz").read_bytes()) == (site / "sitemap.xml").read_bytes()
    assert f"Sitemap: {HOST}{FOLDER}sitemap.xml" in (site / "robots.txt").read_text("utf-8")


def test_a_page_for_editors_is_described_to_nobody(published: Path) -> None:
    page = html(published, "/contribute/rules/missing-block/")
    assert "ld+json" not in page and "og:" not in page


def test_without_an_address_nothing_claims_one(site) -> None:
    page = site.html("/zh/sources/")
    assert "og:url" not in page and "og:image" not in page and "@id" not in described(page)
    assert "<url>" not in (site.folder / "sitemap.xml").read_text("utf-8")
    assert not (site.folder / "robots.txt").exists()


def test_every_link_of_the_published_site_leads_where_it_should(published: Path) -> None:
    assert check_links(published / FOLDER.strip("/")) == ()


@pytest.fixture(scope="module")
def address(published: Path) -> Iterator[str]:
    """The host, on this machine."""
    # The host answers what is missing with the page of the site.
    (published / "404.html").write_bytes((published / FOLDER.strip("/") / "404.html").read_bytes())
    with serve(published) as address:
        yield address


@pytest.mark.browser
def test_a_missing_page_deep_below_a_folder_looks_as_it_should(address: str, browser: Browser) -> None:
    page = browser.new_page()
    failed: list[str] = []
    page.on("response", lambda answer: failed.append(answer.url) if answer.status >= 400 else None)
    page.goto(f"{address}{FOLDER}zh/no/such/page/")
    assert failed == [f"{address}{FOLDER}zh/no/such/page/"]
    homes = page.locator("article a").evaluate_all("links => links.map(link => link.href)")
    assert homes == [f"{address}{FOLDER}", f"{address}{FOLDER}zh/"]
    assert page.locator(".language-switch").evaluate("link => link.href") == f"{address}{FOLDER}zh/"
    page.close()


@pytest.mark.browser
def test_a_page_keeps_to_the_policy_that_it_carries(address: str, browser: Browser) -> None:
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    for path in ("", "zh/side-effects/", "contribute/rules/missing-block/", "desk/"):
        page.goto(address + FOLDER + path, wait_until="networkidle")
        assert page.locator('meta[http-equiv="Content-Security-Policy"]').count() == 1
    page.goto(address + FOLDER)
    page.evaluate(
        "() => { const s = document.createElement('script'); s.textContent = 'window.ran = 1'; document.body.append(s) }"
    )
    assert page.evaluate("window.ran") is None
    assert len(said) == 1 and "Content Security Policy" in said[0]
    page.close()


@pytest.mark.browser
def test_the_published_site_can_be_read_from_a_disk_too(published: Path, browser: Browser) -> None:
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.goto((published / FOLDER.strip("/") / "zh/sources/index.html").as_uri())
    assert page.locator(".md-header").evaluate("header => getComputedStyle(header).position") == "sticky"
    assert page.locator("html.js").count() == 1
    assert [line for line in said if "Content Security Policy" in line] == []
    page.close()
