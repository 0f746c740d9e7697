"""A language that is neither English nor Chinese is a class of its own: told, never paired, decided about at once."""

from pathlib import Path

import pytest
from normalise_tools import as_source

from duizhao.base.errors import CannotRun
from duizhao.cli.starter import start_library
from duizhao.library.settings import Settings
from duizhao.normalise.draft_pages import SourcePieces, drafts
from duizhao.normalise.piece import Piece
from duizhao.normalise.run import Normalised, SourceKnowledge, normalise_sources, understand, write
from duizhao.normalise.third_languages import third_languages_told
from duizhao.text.language.other_languages import other_language, other_languages

CASES = [
    tuple(line.split("\t"))
    for line in Path(__file__)
    .with_suffix("")
    .with_name("third_languages.tsv")
    .read_text("utf-8")
    .splitlines()
    if not line.startswith("#")
]
TEXT = """\
Wash your hands.

请洗手。

手を洗ってください。

Lávese las manos.

Please wait outside.

请在外面等。

外で待ってください。

Espere afuera, por favor.
"""


@pytest.mark.parametrize(("code", "text"), CASES)
def test_a_text_is_in_the_language_that_its_script_and_small_words_tell(code: str, text: str) -> None:
    assert other_language(text) == code


def test_what_tells_nothing_by_itself_goes_with_the_texts_around_it() -> None:
    texts = ("Lávese las manos.", "Espere afuera, por favor.", "Quítese los zapatos.", "Wait outside.")
    assert other_languages(texts) == ("es", "es", "es", "")


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A new library with one source."""
    start_library(tmp_path)
    (tmp_path / "source/text.txt").write_text(TEXT, "utf-8")
    return tmp_path


def _done(library: Path) -> tuple[Normalised, SourceKnowledge]:
    tools = SourceKnowledge.read(Settings.read(library))
    (one,) = normalise_sources([library / "source/text.txt"], tools)
    return one, tools


def _leave_out(library: Path, given: str) -> None:
    (library / "duizhao.toml").write_text(f"[languages]\nleave_out = {given}\n", "utf-8")


def test_it_is_never_paired_and_stands_in_both_pages_marked_with_its_language(library: Path) -> None:
    one, tools = _done(library)
    texts = [(one.pieces[both.en].text, one.pieces[both.zh].text) for both in one.pairs]
    assert texts == [("Wash your hands.", "请洗手。"), ("Please wait outside.", "请在外面等。")]
    assert not one.gaps and one.sum.holds
    for page in drafts([SourcePieces("text", one.filled, False)], tools.topics):
        assert page.text.count('<span lang="ja">') == page.text.count('<span lang="es">') == 2


def test_one_line_tells_all_of_them_and_the_decision_that_settles_them(library: Path) -> None:
    told = third_languages_told(_done(library)[0].pieces)
    assert told and 'leave_out = ["es", "ja"]' in told.en and 'leave_out = ["es", "ja"]' in told.zh
    assert "2 Japanese, 2 Spanish" in told.en


def test_one_setting_leaves_them_out_and_takes_them_back(library: Path) -> None:
    def outcomes() -> list[str]:
        one, tools = _done(library)
        write([one], tools, library / "build/normalised")
        assert one.sum.holds
        return [record.fate.outcome for record in one.placement.records if record.piece.foreign]

    assert outcomes() == ["kept"] * 4
    _leave_out(library, '["ja"]')
    assert sorted(outcomes()) == ["kept", "kept", "left out", "left out"]
    _leave_out(library, '"all"')
    assert outcomes() == ["left out"] * 4
    _leave_out(library, "[]")
    assert outcomes() == ["kept"] * 4


def test_a_code_that_nobody_knows_is_told(library: Path) -> None:
    _leave_out(library, '["jp"]')
    with pytest.raises(CannotRun, match="zh-Latn"):
        Settings.read(library)


def _chinese(text: str, tools: SourceKnowledge) -> list[Piece]:
    return [piece for piece in understand(as_source(text), tools, None) if piece.topic]


def test_of_a_text_in_both_chinese_scripts_one_is_left_out_with_the_reason(tools: SourceKnowledge) -> None:
    text = "Keep the bandage dry for 3 days.\n\n請保持繃帶乾燥 3 天。\n\n请保持绷带干燥 3 天。\n\n裡面有乾淨的繃帶。\n"
    pieces = understand(as_source(text), tools, None)
    (twice,) = (piece for piece in pieces if piece.left_out)
    assert twice.line == 3 and twice.left_out and twice.left_out.en.endswith("in line 5.")
    # With another number it is another text.
    assert len(_chinese(text.replace("干燥 3", "干燥 5"), tools)) == 4


def test_traditional_chinese_is_paired_by_what_it_says(library: Path) -> None:
    text = "Keep the bandage dry. If it gets wet, change it at once.\n\n請保持繃帶乾燥。如果弄濕了，請立即更換。\n"
    (library / "source/text.txt").write_text(text, "utf-8")
    assert len(_done(library)[0].pairs) == 1
