"""What stands around a page leads, from its view, where it led from the page."""

import pytest

from duizhao.site.side_by_side.view_frame import led_on


@pytest.mark.parametrize(
    ("html", "led"),
    [
        ('<a href="../more/">', '<a href="../../more/">'),
        ("<img src='a.png'>", "<img src='../a.png'>"),
        ('<form\naction="find/">', '<form\naction="../find/">'),
        # The page itself, not what lies around it.
        ('<a href="">', '<a href="../">'),
        ("<form action=''>", '<form action="../">'),
        # What leads elsewhere, or inside the page, and what is no address.
        ('<a href="https://host.example/"><a href="/root"><a href="#here"><a href="mailto:a@host.example">',) * 2,
        ('<p data-src="a" title=" href=b">',) * 2,
        ('<script>__md_scope=new URL("..",location)</script>', '<script>__md_scope=new URL("../..",location)</script>'),
        ('x__md_scope=new URL("..")',) * 2,
        ('{"base": "..", "search":"a.js", "other": "b"}', '{"base": "../..", "search":"../a.js", "other": "b"}'),
    ],
)  # fmt: skip
def test_an_address_is_led_on(html: str, led: str) -> None:
    assert led_on(html, "dose/", "dose/both/") == led
