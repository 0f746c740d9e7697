"""What search engines are told of a page: all that is known, nothing that is not, and nothing that breaks the page."""

import json
import re
from dataclasses import replace
from datetime import date

import pytest

from duizhao.site.metadata.json_ld import described, json_ld
from duizhao.site.metadata.link_preview import PreviewPicture, preview_tags
from duizhao.site.metadata.page_facts import (
    Citation,
    NamedPublisher,
    PageFacts,
    Thing,
    Twin,
    last_day,
    review_of,
)

BARE = PageFacts("en", "Driving", "A site")
FULL = replace(
    BARE,
    url="https://host.example/driving/",
    site_url="https://host.example/",
    description="When you may drive.",
    type="MedicalWebPage",
    audience="Patient",
    about=(Thing("Drug", "a medicine"),),
    twin=Twin("zh", "https://host.example/zh/driving/"),
    citations=(Citation("A trial", "en", "https://doi.example/1"), Citation("A label")),
)


def test_all_that_is_known_is_told() -> None:
    told = described(FULL)
    assert told["@type"] == "MedicalWebPage" and told["@id"] == told["url"] == FULL.url
    assert told["inLanguage"] == "en"
    assert told["audience"] == {"@type": "MedicalAudience", "audienceType": "Patient"}
    assert told["about"] == [{"@type": "Drug", "name": "a medicine"}]
    assert told["citation"][0]["url"] == "https://doi.example/1"
    assert told["citation"][1] == {"@type": "CreativeWork", "name": "A label"}


def test_each_language_is_a_translation_of_the_other_and_neither_the_original() -> None:
    here = described(FULL)
    there = described(replace(FULL, language="zh", twin=Twin("en", FULL.url), url=FULL.twin.url))  # type: ignore[union-attr]
    assert here["workTranslation"]["inLanguage"] == there["inLanguage"] == "zh-Hans"
    assert here["workTranslation"]["@id"] == there["@id"] and there["workTranslation"]["@id"] == here["@id"]
    assert "translationOfWork" not in here | there


def test_the_publisher_and_the_day_of_the_last_change_are_told_where_the_page_shows_them() -> None:
    told = described(
        replace(FULL, changed_on="2026-11-22", publisher=NamedPublisher("A clinic", "https://a.example/"))
    )
    assert told["dateModified"] == "2026-11-22"
    assert told["publisher"] == {"@type": "Organization", "name": "A clinic", "url": "https://a.example/"}


def test_what_is_not_known_is_left_out() -> None:
    assert described(BARE).keys() == {
        "@context",
        "@type",
        "name",
        "inLanguage",
        "isAccessibleForFree",
        "isPartOf",
    }
    assert "http" not in json_ld(BARE).replace("https://schema.org", "")


@pytest.mark.parametrize(
    ("meta", "review"),
    [
        ({"reviewed_by": "Dr A", "reviewed_on": date(2026, 5, 1)}, ("Dr A", "2026-05-01")),
        ({"reviewed_by": "Dr A", "reviewed_on": "2026-05-01"}, ("Dr A", "2026-05-01")),
        ({"reviewed_by": "Dr A", "reviewed_on": ""}, ("", "")),
        ({"reviewed_by": "", "reviewed_on": date(2026, 5, 1)}, ("", "")),
        ({"reviewed_by": "Dr A", "reviewed_on": "soon"}, ("", "")),
        ({}, ("", "")),
    ],
)
def test_a_review_is_told_only_where_it_says_who_and_when(meta: dict, review: tuple[str, str]) -> None:
    assert review_of(meta) == review
    told = described(replace(FULL, reviewed_by=review[0], reviewed_on=review[1]))
    assert ("lastReviewed" in told) == ("reviewedBy" in told) == bool(review[0])


def test_nothing_in_a_text_can_end_the_script() -> None:
    title = "</script><script>alert(1)</script><!-- \u2028 & “"
    html = json_ld(replace(FULL, title=title))
    inner = re.fullmatch(r'<script type="application/ld\+json">(.*)</script>', html, re.DOTALL)
    assert inner and "<" not in inner[1] and "\u2028" not in inner[1]
    assert json.loads(inner[1])["name"] == title


def test_the_last_day_is_the_latest_that_the_page_gives() -> None:
    assert last_day({"sources_checked_on": date(2026, 1, 2), "reviewed_on": "2026-03-04"}) == "2026-03-04"
    assert last_day({"review_due": date(2027, 1, 1)}) == ""


def test_a_preview_has_addresses_and_a_picture_only_where_the_site_has_an_address() -> None:
    assert "og:url" not in preview_tags(BARE) and "og:image" not in preview_tags(BARE)
    tags = preview_tags(FULL, PreviewPicture("https://host.example/a.png", 1200, 630))
    assert 'content="https://host.example/a.png"' in tags and "summary_large_image" in tags
    assert 'property="og:locale" content="en_US"' in tags
    assert 'property="og:locale:alternate" content="zh_CN"' in tags


def test_a_quotation_mark_in_a_title_ends_no_attribute() -> None:
    assert 'content="a &quot;b&quot; &lt;c&gt;"' in preview_tags(replace(BARE, title='a "b" <c>'))
