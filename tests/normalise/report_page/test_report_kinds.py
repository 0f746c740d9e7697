"""What the report has to have a word for."""

from pathlib import Path
from typing import get_args

from duizhao.cli.starter import start_library
from duizhao.library.settings import Settings
from duizhao.normalise.piece import Kind
from duizhao.normalise.report_page import report_texts
from duizhao.normalise.report_page.whole_page import report_page
from duizhao.normalise.run import SourceKnowledge, normalise_sources

TEXT = """\
# Sleep

**English:**

Take 5 mg at night. Do not drive.

**中文：**

晚上服用 5 毫克。不要开车。

Drink water at 8 in the morning with your doctor.

请在早上 8 点喝水并咨询医生。
"""


def test_every_kind_has_a_name() -> None:
    assert set(report_texts.KIND) == set(get_args(Kind))


def test_labels_and_questions_are_shown(tmp_path: Path) -> None:
    start_library(tmp_path)
    path = tmp_path / "source/sleep.md"
    path.write_text(TEXT, "utf-8")
    (one,) = normalise_sources([path], SourceKnowledge.read(Settings.read(tmp_path)))
    assert "label" in {piece.kind for piece in one.pieces}
    html = report_page(one, "en", lambda key, language: None).decode()
    assert "label of a language" in html
    for both in one.questions:
        assert f"({both.confidence:.0%})" in html
