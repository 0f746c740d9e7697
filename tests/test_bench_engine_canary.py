"""The list of what an engine lacks is held to in both directions."""

from bench.engine_canary import Lack, changes, known_lacks
from bench.engine_contract import Difference, facts

from duizhao.site.build.engines import ENGINES

SWITCH = Lack("zensical", "switch", "/404.html", "engine", "because")
SEEN = Difference("switch", "404.html", "a", "b")


def test_what_is_named_and_seen_is_no_change() -> None:
    assert list(changes("zensical", [("engine", SEEN)], [SWITCH])) == []


def test_what_is_seen_and_not_named_is_new() -> None:
    for theme, one in (
        ("own", SEEN),
        ("engine", Difference("switch", "a/404.html", "a", "b")),
        ("engine", Difference("ids", "404.html", "a", "b")),
    ):
        lines = list(changes("zensical", [("engine", SEEN), (theme, one)], [SWITCH]))
        assert len(lines) == 1 and lines[0].startswith("new: ")


def test_what_is_named_and_not_seen_is_gone() -> None:
    assert [line[:5] for line in changes("zensical", [], [SWITCH])] == ["gone:"]
    both = Lack("zensical", "switch", "/404.html", "both", "because")
    assert len(list(changes("zensical", [("engine", SEEN)], [both]))) == 1


def test_another_engine_has_a_list_of_its_own() -> None:
    assert len(list(changes("properdocs", [("engine", SEEN)], [SWITCH]))) == 1


def test_the_list_names_engines_and_kinds_that_there_are() -> None:
    lacks = known_lacks()
    assert lacks
    kinds = {
        *facts("<html><head></head><body></body></html>", "index.html"),
        "files",
        "search",
        "sitemap",
        "robots",
        "build",
    }
    assert {one.engine for one in lacks} <= {*ENGINES} and {one.kind for one in lacks} <= kinds
    assert {one.theme for one in lacks} <= {"engine", "own", "both"} and all(one.reason for one in lacks)


def test_pages_are_told_apart_by_what_readers_meet() -> None:
    page = '<html lang="en"><head><title>A</title></head><body><article><h1 id="a">A</h1><a href="../b/">b</a></article></body></html>'
    one = facts(page, "a/index.html")
    assert one["headings"] == [("h1", "a", "A")] and one["links"] == ["/b"]
    assert facts(page.replace("../b/", "/b/index.html"), "a/index.html") == one
    for old, new, kind in (
        ('lang="en"', 'lang="zh"', "lang"),
        ('id="a"', 'id="c"', "ids"),
        ("../b/", "../c/", "links"),
    ):
        other = facts(page.replace(old, new), "a/index.html")
        assert other[kind] != one[kind]
