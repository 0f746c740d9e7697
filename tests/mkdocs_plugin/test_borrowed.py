"""The HTML of a borrowed page, and of the page that it was borrowed from."""

from plugin_tools import parse

from duizhao.site.notices.borrowed import not_indexed, without_alternates, without_language, wrapped

HEAD = """\
<html lang="zh"><head>
  <link rel="canonical" href="https://host.example/zh/a/">
  <link rel="alternate " hreflang="en" href="../../a/">
  <link href="./" hreflang="zh-CN" rel="alternate">
  <link rel="alternate" type="application/rss+xml" href="feed.xml">
  <link rel="stylesheet" href="a.css">
</head><body><a href="../../a/" hreflang="en" lang="en">English</a> <a hreflang="zh" href="./">x</a></body></html>
"""


def addresses(html: str, **attributes: str) -> list[str]:
    return [link.attributes["href"] for link in parse(html).all("link", **attributes)]


def test_all_alternates_or_those_of_one_language_go() -> None:
    assert addresses(without_alternates(HEAD)) == ["https://host.example/zh/a/", "feed.xml", "a.css"]
    one = without_alternates(HEAD, frozenset({"zh"}))
    assert addresses(one) == ["https://host.example/zh/a/", "../../a/", "feed.xml", "a.css"]
    assert without_alternates(HEAD, frozenset()) == HEAD


def test_a_borrowed_page_is_not_for_search_engines() -> None:
    html = not_indexed(HEAD)
    assert 'content="noindex"' in html and "canonical" not in html


def test_a_link_to_a_borrowed_page_promises_no_language() -> None:
    html = without_language(HEAD, lambda address: address == "./")
    english, chinese = parse(html).all("a")
    assert english.attributes == {"href": "../../a/", "hreflang": "en", "lang": "en"}
    assert chinese.attributes == {"href": "./"}
    assert html.partition("</head>")[0] == HEAD.partition("</head>")[0]


def test_the_text_is_marked_as_its_language_and_the_notice_as_the_readers() -> None:
    page = parse(wrapped("<h1>Only</h1>", "zh", "en", "../../only/"))
    notice, text = page.parts[0], page.all("div", "borrowed")[0]
    assert not isinstance(notice, str)
    assert (notice.language, text.language) == ("zh", "en")
    assert notice.attributes["role"] == "note" and "还没有中文版" in notice.text
    assert notice.all("a")[0].attributes["hreflang"] == "en"


def test_a_reader_of_a_third_language_is_told_in_english() -> None:
    page = parse(wrapped("<h1>Only</h1>", "fr", "zh", ""))
    assert "has not been translated yet" in page.text and "Chinese page" in page.text
    assert page.all("a") == []
