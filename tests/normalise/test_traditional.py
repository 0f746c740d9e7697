"""A source in Traditional Chinese: told, and converted only where the library asks for it."""

import dataclasses
from pathlib import Path

import pytest

from duizhao.normalise.console_report import report
from duizhao.normalise.edits import undo
from duizhao.normalise.run import SourceKnowledge, normalise_sources, write
from duizhao.normalise.write_drafts import Written
from duizhao.text.language.simplified import is_traditional, simplifications

TEXT = "Ketamine 氯胺酮\n\n氯胺酮治療前請告訴醫護團隊您的過敏史。\n\n治疗后不要开车。\n"


def simplified(text: str) -> str:
    for start, end, new in reversed(list(simplifications(text))):
        text = text[:start] + new + text[end:]
    return text


@pytest.mark.parametrize(
    ("traditional", "simple"),
    [
        ("請勿開車", "请勿开车"),
        ("乾燥的嘴巴", "干燥的嘴巴"),
        ("乾隆年間", "乾隆年间"),
        ("頭髮和出發", "头发和出发"),
        ("治疗后", "治疗后"),
        ("EEG 10 mg", "EEG 10 mg"),
    ],
)
def test_how_it_is_written(traditional: str, simple: str) -> None:
    assert simplified(traditional) == simple


def test_simplified_text_is_no_traditional_one() -> None:
    assert is_traditional("請告訴醫生") and not is_traditional("请告诉医生，皇后和乾隆")


def test_it_is_told_and_left_alone(tmp_path: Path, tools: SourceKnowledge) -> None:
    path = tmp_path / "text.txt"
    path.write_text(TEXT, "utf-8")
    (one,) = normalise_sources([path], tools)
    assert one.traditional == 1
    assert any("請告訴" in piece.text for piece in one.pieces)
    told = report([one], Written((), (), (), ()), tmp_path, "en", details=False)
    assert "Pieces in Traditional characters: 1." in told and "simplify = true" in told


def test_where_it_is_asked_for_the_placement_keeps_the_original(
    tmp_path: Path, tools: SourceKnowledge
) -> None:
    path = tmp_path / "text.txt"
    path.write_text(TEXT, "utf-8")
    tools = dataclasses.replace(tools, simplify=True)
    (one,) = normalise_sources([path], tools)
    (piece,) = [piece for piece in one.pieces if "请告诉" in piece.text]
    assert undo(piece.text, piece.edits) == TEXT[piece.start : piece.end]
    write([one], tools, tmp_path / "drafts")
    kept = path.with_name("text.placement.toml").read_text("utf-8")
    assert "氯胺酮治療前請告訴醫護團隊您的過敏史。" in kept
    pages = "".join(page.read_text("utf-8") for page in (tmp_path / "drafts").rglob("*.md"))
    assert "治療" not in pages
