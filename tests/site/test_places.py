"""The country that a source speaks for, beside its mark."""

from duizhao.site.source_countries import places_of, with_places

PLACES = {"../sources/#s1": "US", "../sources/#s2": "A & B"}


def shown(html: str) -> str:
    return with_places(html, lambda address: PLACES.get(address, ""))


def test_a_source_that_speaks_for_a_country_says_so() -> None:
    link = '<a class="source" href="../sources/#s1">S1</a>'
    assert shown(f"<p>Stay. {link}</p>") == (
        '<p>Stay. <a class="source" href="../sources/#s1">S1 <span class="source__place">US</span></a></p>'
    )
    assert "A &amp; B</span></a>" in shown('<a href="../sources/#s2" class="x source">S2</a>')


def test_any_other_link_stays_as_it_is() -> None:
    for link in (
        '<a class="source" href="../sources/#s3">S3</a>',
        '<a href="../sources/#s1">the source</a>',
        '<a class="resource" href="../sources/#s1">S1</a>',
        '<a class="source"><b>S1</b></a>',
    ):
        assert shown(link) == link


def test_the_page_of_the_sources_says_what_they_speak_for() -> None:
    assert places_of({"places": {"s1": "US", "s2": "", 3: "中国"}}) == {"s1": "US", "3": "中国"}
    assert places_of({}) == places_of({"places": "US"}) == {}
