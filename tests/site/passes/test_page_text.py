"""The text of a page is found in whatever a theme lays around it, and what a theme wants below the title gets there."""

from duizhao.site.passes.page_text import read_laid_out, title_in, with_tools_below
from duizhao.site.passes.text_pass import BEGINS, ENDS, FOOTNOTES

TEXT = '<h1 id="a">A <em>b</em></h1>\n<p>One.</p>\n<p>Two.</p>'
TOOLS = (
    "<template data-below-title><i>tools</i></template>\n<template data-below-first><b>find</b></template>\n"
)


def page(text: str, before: str = "") -> str:
    return f"<article>{before}\n{BEGINS}\n{text}\n<p>{FOOTNOTES}</p>\n{ENDS}\n</article><p>{FOOTNOTES}</p>"


def test_only_the_text_is_found_without_what_the_text_pass_added() -> None:
    found = read_laid_out(page(TEXT))
    assert found and found.text == f"{TEXT}\n"
    assert found.html.startswith("<article>") and found.html.endswith(f"</article><p>{FOOTNOTES}</p>")


def test_a_page_without_the_text_is_none() -> None:
    assert read_laid_out(TEXT) is None
    assert read_laid_out(page(TEXT).replace(ENDS, "")) is None


def test_what_belongs_below_title_and_first_paragraph_gets_there() -> None:
    found = read_laid_out(page(TEXT, TOOLS))
    assert found
    html = with_tools_below(found).html
    assert "</h1><i>tools</i>" in html and "<p>One.</p><b>find</b>\n<p>Two.</p>" in html
    assert "template" not in html


def test_the_link_past_the_menu_leads_before_the_text() -> None:
    found = read_laid_out(page(TEXT, '<a id="__skip" tabindex="-1"></a>'))
    assert found and found.before.split() == ["<a", 'id="__skip"', 'tabindex="-1"></a>', "<article>"]


def test_the_title_is_its_words() -> None:
    assert title_in(TEXT) == "A b"
    assert title_in("<h2>Not this</h2>") == ""
