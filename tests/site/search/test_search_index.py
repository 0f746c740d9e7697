"""What the search of a site knows: sections of pages, names of things, words of editors."""

import json
from pathlib import Path

import pytest

from duizhao.base.errors import CannotRun
from duizhao.library.terms.term_base import COLUMNS, TermBase
from duizhao.site.search.search_index import IndexedPage, index_script
from duizhao.site.search.search_names import same_things
from duizhao.site.search.search_sections import Section, sections
from duizhao.site.search.search_settings import SearchWords

HERE = Path("search.toml")


def data_of(script: str) -> dict:
    return json.loads(script[script.index("data=") + len("data=") :])


def page(key: str, *parts: Section) -> IndexedPage:
    return IndexedPage(key, f"{key}/", key.title(), "", parts)


def test_a_page_is_cut_at_its_headings() -> None:
    html = "<h1 id=a>One</h1><p>First <b>words</b>.</p><h2 id=b>Two <em>too</em></h2><ul><li>x</li><li>y</li></ul>"
    assert sections(html) == (Section("a", 1, "One", "First words."), Section("b", 2, "Two too", "x\ny"))


def test_what_stands_before_any_heading_is_found_too() -> None:
    assert sections("<p>Alone</p>") == (Section("", 1, "", "Alone"),)


@pytest.mark.parametrize(
    "aside",
    [
        '<a class="source" href="#s1">S01</a>',
        '<a class="headerlink" href="#a">¶</a>',
        '<div class="notice notice--safety"><p>May be outdated</p></div>',
        "<script>let x</script>",
        "<p hidden>no</p>",
        "<nav><a>menu</a></nav>",
    ],
)
def test_what_is_no_text_is_not_searched(aside: str) -> None:
    assert sections(f"<h2 id=a>A</h2><p>before {aside}after</p>")[0].text.split() == ["before", "after"]


def test_an_entry_with_a_name_and_an_id_is_a_section_and_the_text_goes_on_behind_it() -> None:
    html = "<h2 id=a>A</h2><ul><li id=x><strong>allergy</strong>: a reaction</li></ul><p>behind</p>"
    assert sections(html) == (
        Section("a", 2, "A", "behind"),
        Section("x", 7, "allergy", "allergy: a reaction"),
    )


def test_a_list_item_without_a_name_stays_where_it_is() -> None:
    assert sections("<h2 id=a>A</h2><ul><li id=x>plain <strong>b</strong></li></ul>") == (
        Section("a", 2, "A", "plain b"),
    )


def test_cells_of_a_table_do_not_run_together() -> None:
    assert sections("<table><tr><td>Dizziness</td><td>29</td></tr></table>")[0].text == "Dizziness\n29"


def test_what_every_page_says_is_found_once() -> None:
    same = Section("emergency", 2, "Help", "Call 1")
    data = data_of(index_script([page("a", same), page("b", same)], TermBase(), SearchWords(), "en"))
    assert [len(one["sections"]) for one in data["pages"]] == [1, 0]


def test_the_same_input_gives_the_same_bytes_and_no_line_end_that_breaks_a_script() -> None:
    given = [page("a", Section("x", 2, "麻醉", "line\u2028end"))]
    first = index_script(given, TermBase(), SearchWords(), "zh")
    assert first == index_script(given, TermBase(), SearchWords(), "zh")
    assert "\u2028" not in first
    assert data_of(first)["pages"][0]["sections"][0][3] == "line\u2028end"


def test_traditional_characters_are_known_for_what_the_pages_say() -> None:
    data = data_of(
        index_script([page("a", Section("x", 2, "怀孕", "怀孕"))], TermBase(), SearchWords(), "zh")
    )
    assert data["simplified"]["懷"] == "怀"
    assert "龍" not in data["simplified"]


def terms(*cells: str) -> TermBase:
    return TermBase.parse(",".join(COLUMNS) + "\n" + "\n".join(cells) + "\n", Path("terms.csv"))


def test_a_thing_is_found_by_its_names_in_both_languages_and_by_misspelt_ones() -> None:
    base = terms("T1,fever,temperature,,发烧,发热,发绕,,everywhere,,,")
    (typed, means), *_ = same_things(base, SearchWords(), "zh")
    assert set(typed) == {"fever", "temperature", "发烧", "发热", "发绕"}
    assert means == ("发烧", "发热")


def test_a_name_that_is_only_wrong_as_a_rendering_leads_nowhere_and_a_claim_is_no_name() -> None:
    base = terms("T1,session,,,治疗,,,会议,here,,,", "T2,no cure,,cure,不能治愈,,,治愈,claim,,,")
    names = same_things(base, SearchWords(), "zh")
    assert len(names) == 1 and "会议" not in names[0][0]


def test_everyday_words_lead_to_what_the_pages_say_in_their_own_language() -> None:
    words = SearchWords.parse('[[en]]\ntyped = ["shot"]\nmeans = ["injection"]\n', HERE)
    assert same_things(TermBase(), words, "en") == ((("shot", "injection"), ("injection",)),)
    assert same_things(TermBase(), words, "zh") == ()


def test_a_library_without_the_file_has_no_words(tmp_path: Path) -> None:
    assert SearchWords.read(tmp_path / "search.toml") == SearchWords()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[fr]]\n", "fr"),
        ('[[en]]\ntyped = ["a"]\n', "means"),
        ('[[en]]\ntyped = []\nmeans = ["a"]\n', "typed"),
        ('[[en]]\ntyped = ["a"]\nmeans = ["b"]\nweight = 1\n', "weight"),
        ("[pages]\na = 0\n", "weight above 0"),
        ('[[emergency]]\nen = ["a"]\nzh = ["b"]\nsay_en = "c"\n', "say_zh"),
        ("en = 1\n", "[[en]]"),
    ],
)
def test_a_fault_in_the_file_is_told_by_its_name(text: str, told: str) -> None:
    with pytest.raises(CannotRun, match=r"search\.toml") as fault:
        SearchWords.parse(text, HERE)
    assert told in str(fault.value)
