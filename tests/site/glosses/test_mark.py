"""Buttons in a built page: where they may stand, and what the page is like without them."""

import pytest

from duizhao.library.terms.term_base import Term
from duizhao.site.glosses.choose_uses import Gloss
from duizhao.site.glosses.glossary_entries import with_other_page
from duizhao.site.glosses.mark_terms import marked

TERM = Term(
    "a", ("opioid",), ("阿片类药物",), plain_en="A strong pain medicine, < morphine.", plain_zh="强效止痛药。"
)
BUTTON = (
    '<button type="button" class="gloss" popovertarget="gloss-opioid" aria-describedby="gloss-opioid-text">'
)


def page(body: str) -> str:
    return f"<body><article><h1>An opioid</h1>{body}</article><p>An opioid may help.</p></body>"


def text(html: str, block: str = "An opioid may help.", words: str = "opioid", row: bool = False) -> str:
    """The body of the article with its buttons, without the definitions."""
    done = marked(page(html), [Gloss(TERM, words, block, row)], "en", "glossary/")
    return done.split("</h1>")[1].split("</article>")[0].split('<div class="definition"')[0]


def test_the_word_becomes_a_button_and_the_definition_stands_at_the_end_of_the_text() -> None:
    done = marked(
        page("<p>An opioid may help.</p>"), [Gloss(TERM, "opioid", "An opioid may help.")], "en", "g/"
    )
    assert f"<h1>An opioid</h1><p>An {BUTTON}opioid</button> may help.</p>" in done
    assert done.count("A strong pain medicine, &lt; morphine.") == 1
    assert '<a href="g/#opioid">In the glossary</a>' in done
    assert '<span lang="zh-Hans">阿片类药物</span>' in done
    assert done.endswith("</div></article><p>An opioid may help.</p></body>")


def test_a_library_without_a_glossary_has_no_link_to_it() -> None:
    done = marked(
        page("<p>An opioid may help.</p>"), [Gloss(TERM, "opioid", "An opioid may help.")], "en", ""
    )
    assert "<button" in done and "<a " not in done


@pytest.mark.parametrize(
    "html",
    [
        "<p>An <em>opioid</em> may help.</p>",
        '<p>An opioid may help.<a class="source" href="x"></a></p>',
        "<ul><li>An opioid may help.</li></ul>",
        '<p>An opioid may help. <span class="notice">May be out of date: an opioid.</span></p>',
    ],
)
def test_the_block_is_known_by_its_words(html: str) -> None:
    assert text(html).count("<button") == 1
    assert text(html).replace(BUTTON, "").replace("</button>", "") == html


@pytest.mark.parametrize(
    "html",
    [
        "<h2>An opioid may help.</h2>",
        '<p>An <a href="x">opioid</a> may help.</p>',
        "<p>An <code>opioid</code> may help.</p>",
        '<p>An <span lang="fr">opioid</span> may help.</p>',
        '<p class="admonition-title">An opioid may help.</p>',
        "<p>An opioid may help you.</p>",
        "<!-- An opioid may help. -->",
        '<p title="An opioid may help."></p>',
        "<script>An opioid may help.</script>",
        "<table><tr><th>An opioid may help.</th></tr></table>",
    ],
)
def test_nowhere_else(html: str) -> None:
    assert text(html) == html


def test_a_cell_is_a_part_of_its_row() -> None:
    html = "<table><tr><td>An opioid</td><td>may help.</td></tr></table>"
    assert text(html, "| An opioid | may help. |", row=True) == html.replace(
        "opioid", f"{BUTTON}opioid</button>"
    )


def test_a_page_that_is_no_article_stays_as_it_is() -> None:
    assert marked("<p>An opioid may help.</p>", [Gloss(TERM, "opioid", "An opioid may help.")], "en", "") == (
        "<p>An opioid may help.</p>"
    )


def test_each_entry_of_a_glossary_leads_to_the_same_entry_of_the_other() -> None:
    entry = (
        '<li id="opioid"><strong>opioid</strong> (<span lang="zh-Hans">阿片类药物</span>): A medicine.</li>'
    )
    done = with_other_page(f"<ul>{entry}</ul>", "../zh/glossary/", "en")
    assert '(<a href="../zh/glossary/#opioid" hreflang="zh" lang="zh-Hans">阿片类药物</a>)' in done
    index = '<ul><li><span lang="zh-Hans">阿片类药物</span></li></ul>'
    assert with_other_page(index, "x", "en") == index
