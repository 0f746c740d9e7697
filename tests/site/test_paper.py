"""What is printed of the view of both languages."""

import pytest
from playwright.sync_api import Page
from site_tools import Site

pytestmark = pytest.mark.browser


def test_the_words_of_a_picture_stand_on_paper_unless_a_table_right_before_it_says_the_same(
    site: Site, reader: Page
) -> None:
    reader.goto(site.address + "/side-effects/both/")
    reader.emulate_media(media="print")
    shown = reader.evaluate(
        """() => [...document.querySelectorAll("details.picture__words")].map(one => one.checkVisibility())"""
    )
    # What to do and when stands behind no table, the numbers of side effects stand behind theirs.
    assert shown == [True, False]
