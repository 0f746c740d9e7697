"""The last hand on a page: tables that can be named, lines that end where they should, the main message first, boxes to
tick. No word of a page is lost or added but the names of its tables."""

from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html

from duizhao.base.bilingual import Language
from duizhao.library.pictures.unbreakable import CLOSING
from duizhao.site.finish.finish_page import finished, finished_text


def tree(html: str) -> lxml_html.HtmlElement:
    return lxml_html.fragment_fromstring(html.replace("<wbr>", ""), create_parent="div")


def test_a_table_is_named_by_its_heading_and_its_headings_say_what_they_head() -> None:
    html = finished_text(
        '<h2 id="a">Common <em>effects</em> <a class="source" href="#s1">S01</a></h2><table><thead><tr><th>Effect</th>'
        "<th>Spray</th></tr></thead><tbody><tr><td>Nausea</td><td>28</td></tr></tbody></table>",
        "en",
    )
    caption = tree(html).find(".//caption")
    assert (caption.text, caption.get("class")) == ("Common effects", "visually-hidden")
    assert [(cell.text, cell.get("scope")) for cell in tree(html).iter("th")] == [
        ("Effect", "col"),
        ("Spray", "col"),
        ("Nausea", "row"),
    ]


def test_a_paragraph_that_says_so_is_the_caption_of_the_table_behind_it() -> None:
    html = finished_text(
        '<h2>Effects</h2><p class="caption">Out of <b>100</b> people</p><table><tr><td>1</td></tr></table>',
        "en",
    )
    assert tree(html).find(".//caption").text_content() == "Out of 100 people"
    assert tree(html).find(".//p") is None


def test_a_number_and_its_unit_stay_in_one_line() -> None:
    assert "28\u00a0mg, 2\u00a0hours, 24\u00a0小时, 5 antidepressants" in finished_text(
        "<p>28 mg, 2 hours, 24 小时, 5 antidepressants <code>28 mg</code></p>", "en"
    )
    assert "<code>28 mg</code>" in finished_text("<p><code>28 mg</code></p>", "en")


BUTTON = '<button popovertarget="t">{}</button>'


def test_no_line_begins_with_the_mark_behind_a_term() -> None:
    html = finished_text(
        f"<p>阿片类药物（{BUTTON.format('酒精')}）、<b>{BUTTON.format('依赖')}</b>。再见</p>", "zh"
    )
    kept = tree(html).xpath("//span[@class='nobr']")
    assert [one.text_content() for one in kept] == ["（酒精）、", "依赖。"]
    assert tree(html).text_content() == "阿片类药物（酒精）、依赖。再见"


def test_a_chinese_heading_ends_its_lines_between_words_and_never_in_the_name_of_a_thing() -> None:
    html = finished_text("<h1>氯胺酮与艾司氯胺酮治疗抑郁症</h1><p>治疗抑郁症</p>", "zh", ["艾司氯胺酮"])
    assert html.startswith('<h1 class="by-words">')
    assert "与<wbr>艾司氯胺酮<wbr>治疗<wbr>抑郁症" in html
    assert html.endswith("<p>治疗抑郁症</p>")


def test_a_title_of_a_box_and_a_cell_of_a_table_end_their_lines_between_words_too() -> None:
    html = finished_text(
        '<div class="admonition"><p class="admonition-title">美国说明书</p><p>美国说明书</p></div>'
        "<table><tr><td>美国说明书</td></tr></table>",
        "zh",
    )
    assert html.count("美国<wbr>说明书") == 2


def test_the_blanks_beside_a_number_to_call_are_kept() -> None:
    html = finished_text("<h2>请拨打 <a>120</a> 或 <a>911</a> 求助</h2>", "zh")
    assert tree(html).text_content() == "请拨打 120 或 911 求助"


def test_the_bracket_that_ends_a_heading_is_parted_from_what_stands_before_it() -> None:
    def parts(html: str, language: Language) -> list[str]:
        made = tree(finished_text(html, language))
        return [one.text_content() for one in made.xpath("//span[@class='heading-part']")]

    assert parts("<h1>Who cannot have it (contraindications)</h1>", "en") == [
        "Who cannot have it",
        "(contraindications)",
    ]
    assert parts("<h2>哪些情况<b>不能</b>使用（禁忌证）</h2>", "zh") == ["哪些情况不能使用", "（禁忌证）"]
    for whole in (
        "<h2>An index (US)</h2>",
        "<h2>(All) of it</h2>",
        "<h2>(all)</h2>",
        "<h2>a) One</h2>",
        "<p>Text (bracket)</p>",
    ):
        assert parts(whole, "en") == []


def test_a_range_of_numbers_stays_in_one_line() -> None:
    html = finished_text("<p>有 1～4 人，<b>2～3 周</b>，约 1 人，8–19</p>", "zh")
    kept = [one.text_content() for one in tree(html).xpath("//span[@class='nobr']")]
    assert kept == ["1～4\u00a0人", "2～3\u00a0周", "8–19"]


def table(*rows: str) -> str:
    cells = ("".join(f"<td>{cell}</td>" for cell in row.split("|")) for row in rows)
    head = "<thead><tr><th>Condition</th><th>Drip <a class='source'>S01</a></th><th>Spray</th></tr></thead>"
    return f"<table>{head}<tbody>{''.join(f'<tr>{row}</tr>' for row in cells)}</tbody></table>"


def test_each_cell_of_a_table_of_sentences_says_below_which_heading_it_stands() -> None:
    made = tree(finished_text(table("Stroke|Do not use (US, UK, Switzerland).|Ask first", "A note"), "en"))
    assert made.find("table").get("data-stacks") == ""
    assert [
        cell.get("data-column")
        for cell in made.iter("th", "td")
        if cell.getparent().getparent().tag == "tbody"
    ] == [
        None,
        "Drip",
        "Spray",
        None,
    ]


def test_a_table_of_numbers_stays_a_table_on_every_screen() -> None:
    numbers = finished_text(table("Dissociation, a feeling of being cut off|41|fewer than 1"), "en")
    assert "data-" not in numbers


def test_the_review_stands_below_the_main_message_and_else_where_it_was() -> None:
    review, message = '<aside class="review">Draft</aside>', '<div class="admonition abstract">Main</div>'
    moved = tree(finished_text(f"<h1>T</h1>{review}{message}<h2>A</h2>", "en"))
    assert [one.tag for one in moved] == ["h1", "div", "aside", "h2"]
    left = tree(finished_text(f"<h1>T</h1>{review}<h2>A</h2>{message}", "en"))
    assert [one.tag for one in left] == ["h1", "aside", "h2", "div"]


def test_questions_and_lists_to_tick_are_marked_and_no_others() -> None:
    lists = "<ul><li>a</li></ul>"
    html = finished_text(
        f'<div class="admonition question">{lists}</div><div class="ticks">{lists}</div>{lists}', "en"
    )
    assert [one.get("class") for one in tree(html).iter("li")] == ["ask-point", "ticks-point", None]


def test_a_page_that_is_worked_through_has_boxes_everywhere_but_at_the_emergency_numbers() -> None:
    lists = "<ol><li>a</li></ol>"
    danger = '<div class="admonition danger"><ul><li>b</li></ul></div>'
    page = f"<h1>T</h1><h2>Before</h2>{lists}{danger}{lists}<h2>Help</h2>{danger}{lists}<h2>After</h2>{lists}"
    points = [one.get("class") for one in tree(finished_text(page, "en", handout="checklist")).iter("li")]
    assert points == ["ticks-point", None, "ticks-point", None, None, "ticks-point"]
    assert tree(finished_text(page, "en", handout="sheet")).find("h1").get("class") == "sheet-title"


def test_what_is_no_article_stays_as_it_is() -> None:
    page = "<html><body><p>28 mg</p></body></html>"
    assert finished(page, "en") == page


PIECES = st.lists(
    st.sampled_from(
        [
            "依赖",
            "、",
            "。",
            "（",
            " 28 mg ",
            "<b>酒精</b>",
            "<br>",
            "&lt;",
            *map(BUTTON.format, ("氯胺酮", "酒")),
        ]
    ),
    max_size=9,
)


@given(PIECES, st.sampled_from(["p", "h2", "li"]), st.sampled_from(["en", "zh"]))
def test_no_word_is_lost_or_added(parts: list[str], tag: str, language: Language) -> None:
    html = f"<{tag}>{''.join(parts)}</{tag}>"
    made = tree(finished_text(html, language))
    assert made.text_content().replace("\u00a0", " ").strip() == tree(html).text_content().strip()
    for button in made.iter("button"):
        assert not (button.getparent().tag == tag and (button.tail or " ")[0] in CLOSING)
