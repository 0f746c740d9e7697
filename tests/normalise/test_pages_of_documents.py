"""The cases of `pages-cases.md`: what a small document becomes on both pages, with nothing done by hand."""

from pathlib import Path

import pytest
from page_cases import PageCase, excel, normalised, page_cases, pages, table_files, word_cell
from readers.office_files import W, paragraph, word_file

CASES = page_cases()
DOCUMENTS = [case for case in CASES if case.kind != "table"]
TABLES = [
    (case, name)
    for case in CASES
    if case.kind == "table"
    for name in ("a.csv", "a.md", "a.html", "a.docx", "a.xlsx")
]


@pytest.mark.parametrize("case", DOCUMENTS, ids=[case.title for case in DOCUMENTS])
def test_pages_of_a_document(case: PageCase, tmp_path: Path) -> None:
    done = normalised(case.text.encode(), f"a.{case.kind}", tmp_path)
    assert pages(done) == (case.en, case.zh)
    assert done.sum.holds


@pytest.mark.parametrize(("case", "name"), TABLES, ids=[f"{case.title} {name}" for case, name in TABLES])
def test_a_table_is_the_same_in_every_kind_of_file(case: PageCase, name: str, tmp_path: Path) -> None:
    done = normalised(table_files(case.text)[name], name, tmp_path)
    assert pages(done) == (case.en, case.zh)
    assert done.sum.holds


def test_merged_cells_of_a_word_file(tmp_path: Path) -> None:
    rows = [
        word_cell("Age", down="restart") + word_cell("Dose", across=2),
        word_cell("", down="continue") + word_cell("Day") + word_cell("Night"),
        word_cell("Adult") + word_cell("20 mg") + word_cell("5 mg"),
    ]
    body = f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>{paragraph('End.')}"
    english, _chinese = pages(normalised(word_file(body), "a.docx", tmp_path))
    assert english.splitlines()[:4] == [
        "| Age | Dose | Dose |",
        "| --- | --- | --- |",
        "| Age | Day | Night |",
        "| Adult | 20 mg | 5 mg |",
    ]


def test_merged_cells_and_number_formats_of_an_excel_file(tmp_path: Path) -> None:
    rows = [
        ["Group", "Dose", None, "Share"],
        ["Adult", 20, 5, 0.125],
        [None, 1234.5, 0.5, 0.5],
    ]
    formats = {"B2": '0 "mg"', "D2": "0.0%", "D3": "0%", "B3": "#,##0.00", "C3": "# ?/?"}
    data = excel(rows, ("A2:A3", "B1:C1"), formats)
    english, _chinese = pages(normalised(data, "a.xlsx", tmp_path))
    assert english.splitlines() == [
        "| Group | Dose | Dose | Share |",
        "| --- | --- | --- | --- |",
        "| Adult | 20 mg | 5 | 12.5% |",
        "| Adult | 1,234.50 | 0.5 | 50% |",
    ]


def test_two_sheets_stay_apart(tmp_path: Path) -> None:
    import io

    import openpyxl

    book = openpyxl.Workbook()
    book.active.title = "Arms 手臂"
    book.active.append(["Part", "部位", "Days"])
    book.active.append(["elbow", "手肘", 5])
    second = book.create_sheet("Legs 腿部")
    second.append(["Part", "部位", "Days"])
    second.append(["knee", "膝盖", 7])
    made = io.BytesIO()
    book.save(made)
    english, chinese = pages(normalised(made.getvalue(), "a.xlsx", tmp_path))
    assert english.count("| Part | Days |\n| --- | --- |\n") == 2 and "\n\n## " in english
    assert "| 手肘 | 5 |" in chinese and "| 膝盖 | 7 |" in chinese


NUMBERING = f"""<w:numbering {W}>
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>
<w:lvlText w:val="第%1条"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="4"/><w:numFmt w:val="decimal"/>
<w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
</w:numbering>"""


def numbered(words: str, number: int, level: int = 0) -> str:
    properties = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"


def test_numbers_that_word_counts_stand_on_the_page(tmp_path: Path) -> None:
    body = "".join(
        [
            numbered("病房每天开放。", 1),
            numbered("请勿吸烟。", 1),
            numbered("Close the door.", 2),
            numbered("Lock it.", 2, 1),
            numbered("Leave the key.", 2),
        ]
    )
    done = normalised(word_file(body, extra={"word/numbering.xml": NUMBERING}), "a.docx", tmp_path)
    english, chinese = pages(done)
    assert "第一条 病房每天开放。" in chinese and "第二条 请勿吸烟。" in chinese
    assert (
        "4\\. Close the door." in english and "4.1 Lock it." in english and "5\\. Leave the key." in english
    )


FIELD = (
    '<w:p><w:r><w:t xml:space="preserve">Come on </w:t></w:r><w:fldSimple w:instr="DATE"><w:r><w:t>3 May</w:t></w:r>'
    '</w:fldSimple><w:r><w:t xml:space="preserve"> with <'
    '/w:t></w:r><w:r><w:rPr><w:strike/></w:rPr><w:t>two</w:t></w:r><w:r><w:t xml:space="preserve"> three cards.</w:t>'
    "</w:r></w:p>"
)
RUBY = (
    "<w:p><w:r><w:t>请吃</w:t></w:r><w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>yào</w:t></w:r></w:rt><w:rubyBase><w:r>"
    "<w:t>药</w:t></w:r></w:rubyBase></w:ruby></w:r><w:r><w:t>。</w:t></w:r></w:p>"
)


def test_fields_readings_and_struck_words_of_a_word_file_stay_in_place(tmp_path: Path) -> None:
    english, chinese = pages(normalised(word_file(FIELD + RUBY), "a.docx", tmp_path))
    assert "Come on 3 May with three cards." in english and "请吃药（yào）。" in chinese
    assert english.count("3 May") == 1 and english.count("yào") == 1
