"""No token is ever left on a page, and no notice is lost without being named."""

import pytest

from duizhao.site.notices.fill_notices import fill
from duizhao.site.notices.insert_tokens import token
from duizhao.site.notices.notice_spot import Notice, NoticeMark

NOTICE = NoticeMark(None, "end", notice=Notice("other-changed", "en", "paragraph", "text-1"))
ANCHOR = NoticeMark(None, "start", "text-1")
MARKS = {mark.name: mark for mark in (NOTICE, ANCHOR)}


def filled(html: str, mark: NoticeMark = NOTICE) -> tuple[str, int]:
    """`html` with the token in the place of @, filled: a notice is !, a notice where a block may stand !!."""
    done = fill(html.replace("@", token(mark)), {mark.name: mark}, lambda _, block: "!!" if block else "!")
    return done.html, len(done.left)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>text @</p>", "<p>text!</p>"),
        ("<p>@</p>", "!!"),
        ('<p class="x">\n@\n</p>', "!!"),
        ("<ul><li>text @<ul><li>x</li></ul></li></ul>", "<ul><li>text!<ul><li>x</li></ul></li></ul>"),
        # Nothing may be put into these.
        ("<h2>Title @</h2><p>x</p>", "<h2>Title</h2>!<p>x</p>"),
        ("<pre><code>run @\n</code></pre>", "<pre><code>run\n</code></pre>!"),
        ('<p><a href="x">text @</a> more</p>', '<p><a href="x">text</a>! more</p>'),
        (
            "<tr><td>1</td><td>2 @</td></tr>",
            '<tr><td>1</td><td>2</td></tr>\n<tr class="notice-row"><td colspan="2">!</td></tr>',
        ),
        (
            '<tr><td colspan="3">1 @</td></tr>',
            '<tr><td colspan="3">1</td></tr>\n<tr class="notice-row"><td colspan="3">!</td></tr>',
        ),
    ],
)
def test_a_notice_stands_where_it_may(html: str, expected: str) -> None:
    assert filled(html) == (expected, 0)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<abbr title="Hyper @">x</abbr>', '<abbr title="Hyper">x</abbr>'),
        ("<p>x</p><!-- @ -->", "<p>x</p><!-- -->"),
        ("<script>let x @</script>", "<script>let x</script>"),
        ("<p>x</p>", "<p>x</p>"),
    ],
)
def test_a_notice_that_has_no_place_is_named(html: str, expected: str) -> None:
    assert filled(html) == (expected, 1)


def test_an_anchor_stays_in_its_cell() -> None:
    assert filled("<tr><td>@1</td></tr>", ANCHOR) == ("<tr><td>!1</td></tr>", 0)


def test_a_second_token_of_the_same_mark_goes() -> None:
    assert filled("<p>one @</p><p>two @</p>") == ("<p>one!</p><p>two</p>", 0)


def test_a_token_that_a_highlighter_cut_apart_is_whole_again() -> None:
    opening, name, closing = token(NOTICE)[0], token(NOTICE)[1:-1], token(NOTICE)[-1]
    cut = f"<pre><i>{opening}</i><b>{name}</b><i>{closing}</i></pre>"
    done = fill(cut, MARKS, lambda *_: "!")
    assert name not in done.html and opening not in done.html and closing not in done.html


def test_a_page_without_tokens_is_left_alone() -> None:
    html = "<p>1 < 2 & 3</p>\n<svg><path d='M0 0'/></svg>"
    assert fill(html, {}, lambda *_: "!").html == html
