"""Links that leave the reader's language, on pages small enough to see all of them."""

import pytest

from duizhao.site.build.wrong_language import wrong_language_links


def page(language: str, link: str = "", outside: str = "") -> str:
    return f'<html lang="{language}"><body><nav>{outside}</nav><article>{link}</article></body></html>'


def pages(**changed: str) -> dict[str, str]:
    """A small site: two pairs, and a page that English alone has."""
    site = {
        "index.html": page("en"),
        "a/index.html": page("en"),
        "only/index.html": page("en"),
        "zh/index.html": page("zh-Hans"),
        "zh/a/index.html": page("zh-Hans"),
    }
    return site | {name.replace("__", "/") + "/index.html": html for name, html in changed.items()}


@pytest.mark.parametrize(
    "address", ["../../a/", "../../a/#x", "/a/", "../../a/index.html", "../..", "../../"]
)
def test_a_chinese_page_must_not_lead_to_english(address: str) -> None:
    (fault,) = wrong_language_links(pages(zh__a=page("zh", f'<a href="{address}">x</a>')))
    assert (fault.page, fault.link, fault.kind) == ("zh/a/index.html", address, "wrong-language")


def test_an_english_page_must_not_lead_to_chinese() -> None:
    (fault,) = wrong_language_links(pages(a=page("en", '<a href="../zh/a/">x</a>')))
    assert fault.page == "a/index.html"
    assert "/a/" in fault.reason.en and "英文" in fault.reason.zh


@pytest.mark.parametrize(
    "link",
    [
        '<a href="../">own language</a>',
        '<a href="#x">own page</a>',
        '<a href="../../only/">no twin</a>',
        '<a href="../../gone/">not there: the link checker tells</a>',
        '<a href="../../a/" hreflang="en">meant</a>',
        '<a href="https://example.org/a/">elsewhere</a>',
        "<a>no address</a>",
    ],
)
def test_these_are_left_alone(link: str) -> None:
    assert wrong_language_links(pages(zh__a=page("zh", link))) == ()


def test_menus_are_left_alone() -> None:
    assert wrong_language_links(pages(zh__a=page("zh", outside='<a href="../../a/">English</a>'))) == ()


def test_chinese_may_be_the_language_at_the_root() -> None:
    site = {
        "a/index.html": page("zh", '<a href="../en/a/">x</a>'),
        "en/a/index.html": page("en", '<a href="/docs/a/">x</a>'),
    }
    assert {fault.page for fault in wrong_language_links(site, "/docs/")} == {
        "a/index.html",
        "en/a/index.html",
    }
