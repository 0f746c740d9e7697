"""Word files: the text as it is structured, and what converters drop."""

from collections.abc import Callable

from office_files import item, link, note_reference, paragraph, table, word_file

BOX = (
    '<w:p><w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:shape><v:textbox><w:txbxContent>'
    f"{paragraph('in a box')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
)
CHANGES = (
    '<w:p><w:del w:id="1"><w:r><w:delText>gone words</w:delText></w:r></w:del>'
    '<w:ins w:id="2"><w:r><w:t>inserted</w:t></w:r></w:ins></w:p>'
)
UNKNOWN = "<w:p><w:unheardOf><w:r><w:t>passed over</w:t></w:r></w:unheardOf></w:p>"
BODY = "".join(
    [
        paragraph("Sleep Well", "Title"),
        paragraph("About sleep", "2"),
        paragraph("Text", more=note_reference("footnote", 2) + note_reference("endnote", 3)),
        item("one *star*"),
        item("二"),
        paragraph("小标题", "3"),
        table([["Dose", "剂量"], ["5 mg", "5 毫克"]]),
        paragraph("• typed bullet"),
        paragraph("##Stray mark."),
        CHANGES,
        BOX,
        UNKNOWN,
    ]
)
OTHERS = {
    "footnotes": f'<w:footnote w:id="2">{paragraph("The footnote.")}</w:footnote>',
    "endnotes": f'<w:endnote w:id="3">{paragraph("The endnote.")}</w:endnote>',
    "header1": paragraph("Clinic leaflet"),
    "footer1": paragraph("第 1 页"),
    "comments": f'<w:comment w:id="1" w:author="A">{paragraph("Please check.")}</w:comment>',
}
TEXT = r"""# Sleep Well

## About sleep

Text\[1]\[2]

- one \*star\*

- 二

### 小标题

| Dose | 剂量 |
| --- | --- |
| 5 mg | 5 毫克 |

• typed bullet

##Stray mark.

inserted

in a box

1. The footnote.

2. The endnote.

passed over

Clinic leaflet

第 1 页

Please check.

gone words"""


def test_the_text_of_a_word_file(read: Callable) -> None:
    assert read(word_file(BODY, OTHERS), "a.docx").text == TEXT


def test_what_is_around_it(read: Callable, asides: Callable) -> None:
    found = asides(read(word_file(BODY, OTHERS), "a.docx"))
    assert list(found) == ["Clinic leaflet", "第 1 页", "Please check.", "gone words"]
    assert "top of every page" in found["Clinic leaflet"] and "comment" in found["Please check."]


def test_every_character_arrives_once(read: Callable, own: Callable, characters: Callable) -> None:
    told = (
        "Sleep WellAbout sleepTextone *star*二小标题Dose剂量5 mg5 毫克• typed bullet##Stray mark.insertedin a box"
        "The footnote.The endnote.passed overClinic leaflet第 1 页Please check.gone words"
    )
    assert characters(own(read(word_file(BODY, OTHERS), "a.docx"))) == characters(told)


def test_nothing_is_read_or_written_outside(read: Callable, tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    data = word_file(paragraph("Text."), extra={"../../evil.xml": "<x/>", "word/media/a.png": b"no picture"})
    assert read(data, "a.docx").text == "Text."
    assert list(tmp_path.rglob("*")) == [] and not (tmp_path.parent.parent / "evil.xml").exists()


def test_links_and_harmful_words(read: Callable) -> None:
    body = link("javascript:alert(1)", "press") + link("https://example.org/a", "a page")
    source = read(word_file(body + paragraph("{{ x }} &lt;script&gt; [x](javascript:alert(1))")), "a.docx")
    assert source.text == (
        "press\n\n[a page](https://example.org/a)\n\n{{ x }} <script> \\[x\\](javascript:alert(1))"
    )
