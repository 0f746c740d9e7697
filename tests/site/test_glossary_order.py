"""The words of the glossary stand in the order of the language that they are read in."""

from duizhao.site.glossary_order import with_names_in_order

PAGE = '<div class="by-name">\n<ul>\n{}</ul>\n</div>\n<ul>\n<li><strong>Z</strong></li>\n<li><strong>A</strong></li>\n</ul>'
BEFORE = (
    '<li id="allergy"><strong>过敏</strong>（<span lang="en">allergy</span>）：反应。</li>\n'
    '<li id="depression"><strong>抑郁症</strong>（<span lang="en">depression</span>）：疾病。</li>\n'
    '<li id="anaesthetic"><strong>麻醉药</strong>：药。</li>\n'
    '<li id="placebo"><strong>安慰剂</strong>：治疗。</li>\n'
    '<li id="opioid"><strong>阿片类药物</strong>：药。</li>\n'
)


def ids(html: str) -> list[str]:
    return [part.split('"')[1] for part in html.split("<li ")[1:] if part.startswith("id=")]


def test_chinese_names_stand_by_pinyin_with_their_letter() -> None:
    html = with_names_in_order(PAGE.format(BEFORE), "zh")
    assert ids(html) == ["opioid", "placebo", "allergy", "anaesthetic", "depression"]
    assert [part[0] for part in html.split('data-letter="')[1:]] == ["A", "G", "M", "Y"]
    assert html.count("<li") == BEFORE.count("<li") + 2 and html.index("<strong>Z") < html.index("<strong>A")


def test_english_names_keep_their_order() -> None:
    english = "".join(
        f"<li><strong>{name}</strong>: x.</li>\n" for name in ("allergy", "anaemia", "bile duct")
    )
    html = with_names_in_order(PAGE.format(english), "en")
    assert html.replace(' data-letter="A"', "").replace(' data-letter="B"', "") == PAGE.format(english)
    assert html.count("data-letter") == 2


def test_another_page_stays_as_it_is() -> None:
    assert with_names_in_order("<ul><li>B</li><li>A</li></ul>", "zh") == "<ul><li>B</li><li>A</li></ul>"
