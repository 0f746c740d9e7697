"""Garbled text is mended where no letter was lost, and every mend can be led back; what lost letters goes into no page."""

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from normalise_tools import as_source

from duizhao.base.errors import CannotRun
from duizhao.normalise.mended import mended, unmended
from duizhao.normalise.readers.received import Aside, Received
from duizhao.normalise.run import SourceKnowledge, understand
from duizhao.normalise.source import source_of
from duizhao.normalise.unreadable import is_unreadable

WESTERN = "Don’t drive for 24 hours — 请勿开车。"
AS_WESTERN = WESTERN.encode().decode("windows-1252", "ignore")
ENCODED = {
    "gb18030": "服药前请告诉护士您是否怀孕。",
    "big5": "服藥前請告訴護士您是否懷孕。",
    "shift_jis": "検査の前に水を飲まないでください。",
    "euc_jp": "検査の前に水を飲まないでください。",
    "cp949": "검사 전에 음식을 드시지 마십시오.",
    "cp1252": "Où êtes-vous? Lávese las manos.",
}


@pytest.mark.parametrize(("codec", "text"), ENCODED.items())
def test_an_encoding_that_nothing_names_is_told_by_what_people_write(codec: str, text: str) -> None:
    whole = f"Please read this. {text}\n"
    assert source_of(whole.encode(codec), Path("a.txt")).text == whole
    page = source_of(f"<p>Please read.</p><p>{text}</p>".encode(codec), Path("a.html"))
    assert text in page.text


def test_of_two_encodings_that_fit_none_is_taken() -> None:
    with pytest.raises(CannotRun, match="Big5 or in Windows-1252"):
        source_of("Wash at 65°C.".encode("cp1252"), Path("a.txt"))


@pytest.mark.parametrize(
    ("garbled", "meant"),
    [
        ("Donâ€™t drive.", "Don’t drive."),
        ("5 Âµg, at most 38Â°C", "5 µg, at most 38°C"),
        ("è¯·æ´—æ‰‹ã€‚", "请洗手。"),
        ("请洗手吧".encode().decode("gb18030"), "请洗手吧"),
        ("LE CAFÉ» and Ångström, naïve", "LE CAFÉ» and Ångström, naïve"),
        ("龘靐齉 is a rare word", "龘靐齉 is a rare word"),
    ],
)
def test_what_can_be_led_back_is_mended_and_nothing_else(garbled: str, meant: str) -> None:
    done = mended(Received(garbled, "UTF-8"))
    assert done.text == meant
    assert unmended(done.text, done.mends) == garbled


def test_a_mend_is_flagged_with_what_stood_there(tools: SourceKnowledge) -> None:
    source = source_of("Wash.\n\nDonâ€™t drive.\n".encode(), Path("a.txt"))
    (flag,) = (flag for piece in understand(source, tools, None) for flag in piece.flags)
    assert source.text[flag.start : flag.end] == "’"
    assert "â€™" in flag.why.en and "â€™" in flag.why.zh


def test_places_in_the_text_move_with_it() -> None:
    text = "Donâ€™t.\n\nAside.\n\nDonâ€™t."
    start = text.index("Aside")
    done = mended(Received(text, "", asides=(Aside(start, start + 6, as_source(text)),), pairs=((0, start),)))  # type: ignore[arg-type]
    (aside,) = done.asides
    assert done.text[aside.start : aside.end] == "Aside."
    assert done.pairs == ((0, aside.start),)


@given(st.text(alphabet="aé’“请洗手。â€™Ã©浣犲ソ \n", max_size=60))
def test_every_mend_has_an_exact_inverse(text: str) -> None:
    done = mended(Received(text, ""))
    assert unmended(done.text, done.mends) == text


def test_without_the_package_that_mends_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ftfy", None)
    with pytest.raises(CannotRun, match="documents"):
        mended(Received("Donâ€™t", ""))
    assert mended(Received("Don’t", "")).text == "Don’t"


@pytest.mark.parametrize(
    ("text", "is_lost"),
    [
        ("(cid:12)(cid:40) mg", True),
        ("锟斤拷锟斤拷", True),
        ("Take \ufffd\ufffd\ufffd mg", True),
        ("\ue001\ue002\ue003\ue004", True),
        ("ä½ å¥½ï¼Œ", True),
        ("• One \uf0b7 bullet", False),
        ("Take 5 mg – every day", False),
        ("请洗手。", False),
    ],
)
def test_a_text_that_lost_letters_is_known(text: str, is_lost: bool) -> None:
    assert is_unreadable(text) == is_lost


def test_what_lost_letters_goes_into_no_page_with_its_reason(tools: SourceKnowledge) -> None:
    pieces = understand(as_source("Wash your hands.\n\nTake (cid:12)(cid:9) mg.\n"), tools, None)
    assert [(piece.topic != "", piece.left_out is not None) for piece in pieces] == [
        (True, False),
        (False, True),
    ]
