"""The bilingual view shows every block of both pages once, beside what answers it, and leads where they lead."""

from hypothesis import given
from hypothesis import strategies as st
from view_tools import column, ids, tree, view_of

# A page: how many words each block has, and what it is. Every word stands once on its page.
KINDS = ("p", "h2", "li", "nested", "row", "box", "dl", "quote", "bare")
PAGES = st.lists(st.sampled_from(KINDS), max_size=12)


def page(kinds: list[str], language: str) -> tuple[str, list[str]]:
    """A page of such blocks, and the text of each in order."""
    texts: list[str] = []

    def text() -> str:
        word = f"Dose {len(texts)} mg." if language == "en" else f"剂量 {len(texts)} mg。"
        texts.append(word)
        return word

    parts = []
    for number, kind in enumerate(kinds):
        match kind:
            case "h2":
                parts.append(f'<h2 id="h{number}">{text()}</h2>')
            case "li":
                parts.append(f"<ul><li>{text()}</li><li><p>{text()}</p></li></ul>")
            case "nested":
                parts.append(f"<ol><li>{text()}<ul><li>{text()}</li></ul></li></ol>")
            case "row":
                parts.append(f"<table><tr><td>{text()}</td><td>{text()}</td></tr></table>")
            case "box":
                parts.append(
                    f'<div class="admonition"><p class="admonition-title">{text()}</p><p>{text()}</p></div>'
                )
            case "dl":
                parts.append(f"<dl><dt>{text()}</dt><dd>{text()}</dd></dl>")
            case "quote":
                parts.append(f"<blockquote><p>{text()}</p></blockquote>")
            case "bare":
                parts.append(f"<div>{text()}<p>{text()}</p>{text()}</div>")
            case _:
                parts.append(f"<p>{text()}</p>")
    return "\n".join(parts), texts


@given(PAGES)
def test_pages_of_the_same_shape_stand_beside_each_other_block_by_block(kinds: list[str]) -> None:
    (en, words_en), (zh, words_zh) = page(kinds, "en"), page(kinds, "zh")
    view = view_of(en, zh)
    assert column(view, "en") == words_en
    assert column(view, "zh") == words_zh
    assert not tree(view).xpath("//*[@class='only']")


@given(PAGES, PAGES)
def test_whatever_the_pages_are_every_block_is_there_once(kinds_en: list[str], kinds_zh: list[str]) -> None:
    (en, words_en), (zh, words_zh) = page(kinds_en, "en"), page(kinds_zh, "zh")
    view = view_of(en, zh)
    # Paragraphs that one paragraph answers share a side.
    assert " ".join(column(view, "en")).split() == " ".join(words_en).split()
    assert sorted(" ".join(column(view, "zh")).split()) == sorted(" ".join(words_zh).split())


@given(PAGES, PAGES)
def test_an_id_stands_once(kinds_en: list[str], kinds_zh: list[str]) -> None:
    view = view_of(page(kinds_en, "en")[0], page(kinds_zh, "zh")[0])
    assert len(ids(view)) == len(set(ids(view)))


def test_a_block_that_one_language_lacks_stands_alone_and_says_so() -> None:
    en = "<p>Take 5 mg of it once a day.</p><p>Do not drive for 24 hours after it.</p><p>Call 911 if you faint.</p>"
    zh = "<p>每天一次，每次 5 mg。</p><p>如果晕倒，请拨打 911。</p>"
    pairs = tree(view_of(en, zh)).xpath("//div[@role='group']")
    assert [pair.text_content() for pair in pairs] == [
        "Take 5 mg of it once a day.每天一次，每次 5 mg。",
        "Only in English · 仅有英文Do not drive for 24 hours after it.",
        "Call 911 if you faint.如果晕倒，请拨打 911。",
    ]
    assert [span.get("lang") for span in tree(view_of(en, zh)).xpath("//*[@class='only']/span")] == [
        "en",
        "zh",
    ]


def test_one_paragraph_may_stand_beside_two() -> None:
    en = "<p>Ketamine is given by drip over 40 minutes in a clinic, and a nurse checks your blood pressure.</p>"
    zh = "<p>氯胺酮在诊所静脉滴注，历时 40 分钟。</p><p>护士会检查您的血压。</p>"
    (pair,) = tree(view_of(en, zh)).xpath("//div[@role='group']")
    assert [side.get("lang") for side in pair] == ["en", "zh"]
    assert len(pair[1]) == 2


def test_a_heading_is_one_heading_in_two_languages_with_the_one_id() -> None:
    (heading,) = tree(view_of('<h2 id="driving">Driving</h2>', '<h2 id="driving">驾驶</h2>')).xpath("//h2")
    assert heading.get("id") == "driving"
    assert [(span.get("lang"), span.text) for span in heading] == [("en", "Driving"), ("zh", "驾驶")]


def test_links_to_the_chinese_name_of_a_heading_still_arrive() -> None:
    view = view_of(
        '<h2 id="driving">Driving</h2>', '<h2 id="驾驶">驾驶</h2><p><a href="#驾驶">见驾驶</a></p>'
    )
    assert {"driving", "驾驶"} <= set(ids(view))


def test_an_id_inside_the_text_of_both_is_kept_apart_with_what_leads_to_it() -> None:
    text = '<p><button popovertarget="t1">{0}</button> <span id="t1">{0}</span> <a href="#t1">{0}</a></p>'
    root = tree(view_of(text.format("dose"), text.format("剂量")))
    assert root.xpath("//*[@lang='zh']//span/@id") == ["zh-t1"]
    assert root.xpath("//*[@lang='zh']//button/@popovertarget") == ["zh-t1"]
    assert root.xpath("//*[@lang='zh']//a/@href") == ["#zh-t1"]
    assert root.xpath("//*[@lang='en']//a/@href") == ["#t1"]


def test_a_cell_that_is_the_same_in_both_languages_stands_once_and_one_that_differs_twice() -> None:
    table = "<table><tr><td>{}</td><td>29</td><td>{}</td></tr></table>"
    cells = tree(view_of(table.format("Dizziness", "9"), table.format("头晕", "6"))).xpath("//td")
    assert [len(cell) for cell in cells] == [2, 0, 2]
    assert [cell.text_content() for cell in cells] == ["Dizziness头晕", "29", "96"]


def test_the_reader_s_own_language_comes_first_in_every_pair() -> None:
    en = '<h2 id="a">Driving</h2><p>Do not drive for 24 hours.</p><table><tr><td>Dizziness</td><td>9</td></tr></table>'
    zh = '<h2 id="a">驾驶</h2><p>24 小时内不要开车。</p><table><tr><td>头晕</td><td>9</td></tr></table>'
    for reader, order in (("en", ["en", "zh"]), ("zh", ["zh", "en"])):
        sides = tree(view_of(en, zh, reader=reader)).xpath("//*[@class='side']/@lang")
        assert sides == order * 3


def test_a_number_stands_once_though_its_source_names_the_country_in_each_language() -> None:
    table = (
        '<table><tr><td>{}</td><td>9 <a class="source" href="#s1">S01 <span>{}</span></a></td></tr></table>'
    )
    number = tree(view_of(table.format("Dizziness", "US"), table.format("头晕", "美国"), reader="zh")).xpath(
        "//td"
    )[1]
    assert " ".join(number.text_content().split()) == "9 S01 美国"


def test_a_picture_stands_once_and_its_words_are_closed_in_both_languages() -> None:
    page = (
        '<figure class="picture"><figcaption>{0}</figcaption><svg role="img" aria-label="{0}"></svg></figure>'
        '<details class="abstract picture__words"><summary>{1}</summary><p>{0} 24</p></details>'
    )
    view = view_of(page.format("What when", "In words"), page.format("何时做什么", "文字版"), reader="zh")
    assert tree(view).xpath("//figcaption/text()") == ["何时做什么"]
    assert tree(view).xpath("//*[@class='picture-once']/@lang") == ["zh"]
    assert not tree(view).xpath("//details/@open")
    assert column(view, "en") == ["In words", "What when 24"]
    assert column(view, "zh") == ["文字版", "何时做什么 24"]


def test_links_lead_to_the_view_of_the_other_page_and_out_of_it_with_the_language_said() -> None:
    en = '<p><a href="../more/#s1">more</a> <a href="../plain/">plain</a> <a href="https://a.example/">a</a></p>'
    zh = '<p><a href="../more/#s1">更多</a> <a href="../plain/">普通</a> <a href="https://a.example/">甲</a></p>'
    root = tree(view_of(en, zh))
    assert root.xpath("//*[@lang='en']//a/@href") == [
        "../../more/both/index.html#s1",
        "../../plain/",
        "https://a.example/",
    ]
    assert root.xpath("//*[@lang='zh']//a/@href") == [
        "../../more/both/index.html#s1",
        "../../zh/plain/",
        "https://a.example/",
    ]
    assert root.xpath("//*[@lang='zh']//a/@hreflang") == ["zh"]


def test_a_link_to_the_other_language_of_this_page_stays_in_the_view() -> None:
    root = tree(view_of('<p><a href="../zh/dose/#x" hreflang="zh">See</a></p>', '<p id="x">看</p>'))
    assert root.xpath("//a/@href") == ["#x"]
    assert root.xpath("//a/@hreflang") == []


def test_a_notice_stands_below_its_block_and_counts_as_no_block() -> None:
    notice = '<div class="notice" role="note" lang="en">May be out of date</div>'
    view = view_of(
        f"<ul><li>5 mg</li></ul>{notice}<p>Call 911.</p>", "<ul><li>5 毫克</li></ul><p>请拨打 911。</p>"
    )
    assert "仅有英文" not in view
    assert column(view, "en") == ["5 mg", "May be out of date", "Call 911."]
    assert column(view, "zh") == ["5 毫克", "请拨打 911。"]


def test_tabs_stand_one_below_the_other_and_closed_boxes_are_open() -> None:
    tabs = (
        '<div class="tabbed-set"><input type="radio" id="a" name="t"><div class="tabbed-labels"><label for="a">{0}</label>'
        '</div><div class="tabbed-content"><div class="tabbed-block"><p>5 {1}</p></div></div></div>'
        "<details><summary>{0} 2</summary><p>7 {1}</p></details>"
    )
    view = view_of(tabs.format("Adults", "mg"), tabs.format("成人", "毫克"))
    assert column(view, "en") == ["Adults", "5 mg", "Adults 2", "7 mg"]
    assert column(view, "zh") == ["成人", "5 毫克", "成人 2", "7 毫克"]
    assert tree(view).xpath("//details/@open")
    assert not tree(view).xpath("//input")
