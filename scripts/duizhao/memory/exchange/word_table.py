"""Pages as a Word file: both languages beside each other, one block pair a row, states and findings as comments."""

from collections.abc import Sequence

from duizhao.base.bilingual import Bilingual
from duizhao.memory.exchange.translation_unit import digest
from duizhao.memory.exchange.word_parts import (
    SMALL_STYLE,
    cell,
    comment,
    commented,
    paragraph,
    run,
    table,
    w,
    with_placeholders,
    word_file,
)
from duizhao.memory.exchange.word_rows import WordPage, WordRow
from duizhao.text.html.element import Html

# The import knows the table by its first cell.
HEAD = ("id", "state 状态", "English 英文", "Chinese 中文")
WIDTHS = (1900, 1300, 5950, 5950)
CELLS_WORDS = "Texts 文字:"
TO_DO = (
    "Change the English or the Chinese text in the table. What is grey (<a1>, <x1/>) stands for links and the like: keep "
    "it, once each. Your changes are tracked. Then send this file back: `duizhao import FILE.docx`.",
    "请直接修改表格中的英文或中文。灰色的 <a1>、<x1/> 代表链接等标记，请逐一保留。修改会以修订方式记录。"
    "完成后请发回本文件：`duizhao import FILE.docx`。",
)


def write_word(pages: Sequence[WordPage]) -> bytes:
    """A Word file with a table for each of `pages` that has rows."""
    body: list[Html] = [paragraph(run(line)) for line in TO_DO]
    comments: list[Html] = []

    def numbers(told: Sequence[Bilingual]) -> list[int]:
        first = len(comments)
        comments.extend(comment(first + n, [said.en, said.zh]) for n, said in enumerate(told))
        return list(range(first, len(comments)))

    for page in pages:
        if not page.rows:
            continue
        body.append(paragraph(commented(run(page.key), numbers(page.elsewhere)), "Heading1"))
        rows = []
        for row in page.rows:
            by_cell = {
                at: numbers([one.said for one in row.comments if one.at == at]) for at in ("", "en", "zh")
            }
            rows.append(_row(row, by_cell))
        body.append(table(WIDTHS, HEAD, rows))
    # Word wants a paragraph behind a table.
    return word_file([*body, paragraph(None)], comments)


def _row(row: WordRow, comments: dict[str, list[int]]) -> Html:
    small = [str(row.id), row.id.mark, f"{CELLS_WORDS} {digest(row.en)} {digest(row.zh)}"]
    state = [
        paragraph(commented(run(row.state.en), comments[""])),
        paragraph(run(row.state.zh)),
    ]
    return w(
        "tr",
        cell(WIDTHS[0], [paragraph(run(line), SMALL_STYLE) for line in small]),
        cell(WIDTHS[1], state),
        cell(WIDTHS[2], _text(row.en, comments["en"])),
        cell(WIDTHS[3], _text(row.zh, comments["zh"])),
    )


def _text(text: str, comments: Sequence[int]) -> list[Html]:
    """The paragraphs of a text, one a line; the comments stand at the first."""
    first, *rest = text.split("\n")
    return [
        paragraph(commented(with_placeholders(first), comments)),
        *(paragraph(with_placeholders(line)) for line in rest),
    ]
