"""PDF files: lines become paragraphs again, and what every page repeats is set apart."""

from collections.abc import Callable

import pytest
from pdf_files import pdf

from duizhao.base.errors import CannotRun

EDGES = [("Clinic leaflet", 72.0, 810.0, 8.0)]


def bottom(number: int) -> tuple[str, float, float, float]:
    return (f"Page {number} of 2", 72.0, 30.0, 8.0)


PAGES = [
    [
        *EDGES,
        ("Sleep Well", 72.0, 760.0, 24.0),
        ("Most adults need seven to nine hours of sleep in every night, and", 72.0, 720.0, 11.0),
        ("those who sleep less are ill more often.", 72.0, 706.0, 11.0),
        ("成年人每晚应当睡七到九个小时，睡得更少的人更容易生病，也更容易发", 72.0, 676.0, 11.0),
        ("胖。", 72.0, 662.0, 11.0),
        ("- Go to bed early.", 72.0, 640.0, 11.0),
        ("- Get up early.", 72.0, 626.0, 11.0),
        ("A paragraph that is broken by the end of the page and goes on and on", 72.0, 590.0, 11.0),
        bottom(1),
    ],
    [
        *EDGES,
        ("at the top of the next one.", 72.0, 760.0, 11.0),
        ("[x](javascript:1) {{ x }}", 72.0, 720.0, 11.0),
        bottom(2),
    ],
]
TEXT = r"""# Sleep Well

Most adults need seven to nine hours of sleep in every night, and those who sleep less are ill more often.

成年人每晚应当睡七到九个小时，睡得更少的人更容易生病，也更容易发胖。

- Go to bed early.

- Get up early.

A paragraph that is broken by the end of the page and goes on and on at the top of the next one.

\[x\](javascript:1) {{ x }}

Clinic leaflet

Page 1 of 2

Clinic leaflet

Page 2 of 2"""


def test_the_text_of_a_pdf(read: Callable) -> None:
    assert read(pdf(*PAGES), "a.pdf").text == TEXT


def test_what_every_page_repeats(read: Callable, asides: Callable) -> None:
    assert set(asides(read(pdf(*PAGES), "a.pdf"))) == {"Clinic leaflet", "Page 1 of 2", "Page 2 of 2"}


def test_every_character_arrives_once(read: Callable, own: Callable, characters: Callable) -> None:
    drawn = "".join(line[0] for page in PAGES for line in page)
    assert characters(own(read(pdf(*PAGES), "a.pdf"))) == characters(drawn)


def test_radicals_and_ligatures_become_letters(read: Callable) -> None:
    page = [("⼼脏、⻘光眼和⻛险", 72.0, 700.0, 11.0), ("signiﬁcant 药", 72.0, 660.0, 11.0)]
    assert read(pdf(page), "a.pdf").text == "心脏、青光眼和风险\n\nsignificant 药"


@pytest.mark.parametrize(
    ("data", "en", "zh"),
    [
        (pdf([]), "no text layer", "没有文字层"),
        (pdf(*PAGES, encrypted=True), "encrypted", "已加密"),
        (b"%PDF-1.7\nnothing else", "damaged", "已损坏"),
        (b"%PDF-1.7\n" + b"<<" * 50_000, "damaged", "已损坏"),
        (b"GIF89a", "not a PDF", "不是 PDF"),
    ],
    ids=["no text", "encrypted", "cut off", "nested", "a picture"],
)
def test_pdf_that_cannot_be_read(data: bytes, en: str, zh: str, read: Callable) -> None:
    with pytest.raises(CannotRun) as told:
        read(data, "a.pdf")
    assert en in told.value.message.en and zh in told.value.message.zh


def test_pdf_that_is_cut_off_in_the_middle(read: Callable) -> None:
    whole = pdf(*PAGES)
    # What is left is read where its objects can still be found; else it is told.
    for share in (0.3, 0.6, 0.9):
        try:
            assert "Sleep" in read(whole[: int(len(whole) * share)], "a.pdf").text
        except CannotRun as told:
            assert "a.pdf" in told.message.en
