"""What the search of a site knows: sections of pages, names of things, words of editors."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from search_tools import WrittenIndex

from duizhao.base.errors import CannotRun
from duizhao.library.terms.term_base import COLUMNS, TermBase
from duizhao.site.search.pinyin_names import sounds
from duizhao.site.search.search_index import IndexedPage, index_files
from duizhao.site.search.search_names import same_things
from duizhao.site.search.search_parts import BITS, DIGITS, MORE, PLACES, WHOLE, WORDS, packed_places
from duizhao.site.search.search_sections import Section, sections
from duizhao.site.search.search_settings import SearchWords
from duizhao.site.search.section_weights import weigh

HERE = Path("search.toml")


def index_of(pages: list[IndexedPage], language: str = "en", terms: TermBase | None = None) -> WrittenIndex:
    return WrittenIndex.read(index_files(pages, terms or TermBase(), SearchWords(), language), language)


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


def test_authors_of_a_cited_work_are_left_out_and_organisations_stay() -> None:
    html = (
        "<ul><li id=s1><strong>S1</strong> Costi A, O’Neil-Frye MA, et al.; APA Task Force. <cite>On mood</cite>. Lancet</li>"
        "<li id=s2><strong>S2</strong> NICE. <cite>Guideline</cite></li></ul><p>Vitamin K, please.</p>"
    )
    texts = {one.heading: one.text for one in sections(html)}
    assert texts["S1"] == "S1 APA Task Force. On mood. Lancet"
    assert texts["S2"] == "S2 NICE. Guideline"
    assert "Vitamin K, please." in texts[""]


def test_what_every_page_says_is_found_once() -> None:
    same = Section("emergency", 2, "Help", "Call 1")
    assert [len(page) for page in index_of([page("a", same), page("b", same)]).sections()] == [1, 0]


def test_the_same_input_gives_the_same_bytes_and_no_line_end_that_breaks_a_script() -> None:
    given = [page("a", Section("x", 2, "麻醉", "line\u2028end"))]
    first = index_files(given, TermBase(), SearchWords(), "zh")
    assert first == index_files(given, TermBase(), SearchWords(), "zh")
    assert "\u2028" not in "".join(first.values())
    assert index_of(given, "zh").sections()[0][0][2] == "line\u2028end"


def test_traditional_characters_are_known_for_what_the_pages_say() -> None:
    simplified = index_of([page("a", Section("x", 2, "怀孕", "怀孕"))], "zh").head["simplified"]
    assert simplified["懷"] == "怀"
    assert "龍" not in simplified


def large(pages: int, language: str = "en") -> list[IndexedPage]:
    word = "word" if language == "en" else "字"
    text = " ".join(f"{word}{number} {number} mg" for number in range(120))
    return [
        page(f"p{number}", Section("x", 2, f"Part {number}", text + str(number))) for number in range(pages)
    ]


@pytest.mark.parametrize(("pages", "is_whole"), [(3, True), (300, False)])
def test_a_small_index_is_one_file_and_a_large_one_comes_in_parts(pages: int, is_whole: bool) -> None:
    files = index_files(large(pages), TermBase(), SearchWords(), "en")
    parts = [text for name, text in files.items() if name != "en.js"]
    assert (parts == []) == is_whole
    if is_whole:
        assert len(files["en.js"].encode()) <= 2 * WHOLE
    else:
        assert sum(len(text.encode()) for text in parts) > WHOLE
        assert max(len(text.encode()) for name, text in files.items() if "/words-" in name) < 3 * WORDS
        assert WrittenIndex.read(files, "en").sections()[299][0][1] == "Part 299"


def test_a_changed_page_gives_its_parts_another_folder() -> None:
    first, changed = (
        index_files(large(number), TermBase(), SearchWords(), "en").keys() - {"en.js"}
        for number in (300, 301)
    )
    assert first and not first & changed


@given(st.lists(st.tuples(st.integers(1, 5000), st.integers(1, 63)), min_size=1, max_size=PLACES))
def test_packed_places_can_be_told_apart(gaps: list[tuple[int, int]]) -> None:
    places, place = [], -1
    for gap, weight in gaps:
        place += gap
        places.append((place, weight))
    assert unpacked(packed_places(places)) == places


def test_of_a_word_that_stands_everywhere_the_places_where_it_counts_most_are_kept() -> None:
    places = [(place, 60 if place % 2 else 5) for place in range(2 * PLACES)]
    assert unpacked(packed_places(places)) == [one for one in places if one[1] == 60]


def unpacked(text: str) -> list[tuple[int, int]]:
    """What the browser makes of packed places."""
    values = [DIGITS.index(digit) for digit in text]
    found, place, at = [], -1, 0
    while at < len(values):
        gap = bits = 0
        while True:
            gap += values[at] % MORE << bits
            bits += BITS
            at += 1
            if values[at - 1] < MORE:
                break
        place += gap + 1
        found.append((place, values[at]))
        at += 1
    return found


def test_a_word_counts_more_in_a_heading_than_in_the_text_and_a_rare_one_more_than_a_frequent_one() -> None:
    held = [
        Section("a", 2, "Fever", "pain"),
        Section("b", 2, "Other", "fever pain"),
        Section("c", 2, "Last", "pain"),
    ]
    weights = weigh([("Page", "", held)]).weights
    fever, pain = dict(weights["fever"]), dict(weights["pain"])
    assert fever[1] > fever[2] > pain[2]


def test_chinese_names_are_known_by_their_sound_and_by_letters_that_stand_for_one_thing() -> None:
    base = terms(
        "T1,driving,,,开车,驾驶,,,everywhere,,,",
        "T2,cough,,,咳嗽,,,,everywhere,,,",
        "T3,asks,,,口塞,,,,everywhere,,,",
    )
    heard = sounds(same_things(base, SearchWords(), "zh"), ["氯胺酮和哺乳"])
    assert heard["kaiche"] == "开车" and heard["kc"] == "开车"
    assert heard["lvantong"] == heard["luantong"] == "氯胺酮" and heard["buru"] == "哺乳"
    assert "ks" not in heard
    assert index_of([page("a", Section("x", 2, "哺乳", ""))]).parts["sounds"] == [{}]


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
        ('[[not-covered]]\nen = ["a"]\nzh = ["b"]\nsay_zh = "c"\n', "say_en"),
        ('[[not-covered]]\nen = ["a"]\nzh = []\nsay_en = "c"\nsay_zh = "c"\n', "zh"),
        ('[[emergency]]\nen = ["a"]\nzh = ["b"]\nsay_en = "c"\n', "say_zh"),
        (
            '[[emergency]]\nen = ["a"]\nzh = ["b"]\nsay_en = "[c](https://host.example)"\nsay_zh = "c"\n',
            "tel:",
        ),
        ("en = 1\n", "[[en]]"),
    ],
)
def test_a_fault_in_the_file_is_told_by_its_name(text: str, told: str) -> None:
    with pytest.raises(CannotRun, match=r"search\.toml") as fault:
        SearchWords.parse(text, HERE)
    assert told in str(fault.value)
