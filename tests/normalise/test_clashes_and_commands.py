"""What a person has to see of a run: clashes inside pairs, few lines at the command, decisions that can be copied."""

import re
import shlex
from pathlib import Path

import pytest

from duizhao.cli.main import main
from duizhao.cli.starter import start_library
from duizhao.normalise.placement import placement_path, read_placement

TEXT = """\
Take 5 mg after meals, twice a day.

饭后服用 50 毫克，每天两次。

Do not drive for 24 hours after the test.

检查后 24 小时内可以开车。

Keep the wound dry.

保持伤口干燥。

手を洗ってください。

Take (cid:12)(cid:9) mg.
"""


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new library with one source, which one stands in."""
    start_library(tmp_path)
    (tmp_path / "source/text.md").write_text(TEXT, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_both_reports_tell_the_clashes_inside_pairs(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["--language", "en", "normalise", "source/text.md"])
    told = capsys.readouterr().out
    for said in ("The English says “5 mg”, the Chinese “50 毫克”.", "1 pieces are garbled", "1 Japanese"):
        assert said in told
    page = (library / "build/normalised/text.html").read_text("utf-8")
    assert "The English says “5 mg”, the Chinese “50 毫克”." in page and "No denial" in page
    assert "中文写的是" not in page and "50 毫克" in (library / "build/normalised/text.zh.html").read_text(
        "utf-8"
    )


def test_the_commands_of_the_report_can_be_copied(library: Path) -> None:
    main(["normalise", "source/text.md"])
    page = (library / "build/normalised/text.html").read_text("utf-8")
    commands = [found.replace("&quot;", '"') for found in re.findall("<code>(duizhao [^<]+)</code>", page)]
    (leave_out,) = (one for one in commands if "--leave-out" in one)
    assert main(shlex.split(leave_out)[1:]) in (0, 1)
    placement = read_placement(placement_path(library / "source/text.md"))
    assert placement
    (one,) = (record for record in placement.records if record.piece.line == 13)
    assert one.fate.outcome == "left out" and one.fate.reason.en == "Not for this library."


def test_a_pair_is_decided_at_the_command(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["normalise", "source/text.md"])
    main(["normalise", "source/text.md", "--pair", "9=0"])
    placement = read_placement(placement_path(library / "source/text.md"))
    assert placement and [one.pair.pairs_with for one in placement.records if one.piece.line == 9] == [0]
    assert main(["--language", "en", "normalise", "source/text.md", "--pair", "9=999"]) == 2
    assert "LINE=LINE" in capsys.readouterr().err
    assert main(["--language", "zh", "normalise", "source/text.md", "--leave-out", "language=ja"]) == 2
    assert "--because" in capsys.readouterr().err


def test_the_command_says_few_things_of_a_text_of_hundreds(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = [
        f"Patient {number}: take 5 mg after meals.\n\n患者 {number}：饭后服用 50 毫克。\n"
        for number in range(10, 60)
    ]
    (library / "source/text.md").write_text("\n".join(lines), "utf-8")
    main(["--language", "en", "normalise", "source/text.md"])
    told = capsys.readouterr().out.splitlines()
    assert len(told) < 30
    assert any("more: build/normalised/text.html" in line for line in told)
