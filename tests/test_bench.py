"""The measurements in `bench/`, over a few made-up rows of which the counts are known."""

import importlib
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parent.parent
TICO = (
    ("1", "Wait 2 hours.", "请等 2 小时。"),
    ("2", "Wait 30 minutes, then call.", "等 20 分钟，然后打电话。"),
    ("3", "Take 5 mg a day.", "每天服 5 毫克。"),
    ("4", "Rest well.", "好好休息。"),
)
PAGES = {
    "vue/en/a.md": "# Old\n",
    "vue/en_base/a.md": "# A\n\nIt took 50 days.\n\nPort 8080 is open.\n\nIt costs 7 yuan.\n\n## End\n",
    "vue/zh/a.md": "# 甲\n\n用了 5 天。\n\n`8080` 端口开放。\n\n价格是 9 元。\n",
    "vue/en/b.md": "# B\n\nText.\n",
    "vue/zh/b.md": "# 乙\n\n正文。\n",
    "vue/truth.tsv": "page\ten_source_path\tlabel\na.md\tsrc/a.md\tin_sync\nb.md\tsrc/b.md\tin_sync\n",
    "fastapi/truth.tsv": "page\ten_source_path\tlabel\n",
    "opentelemetry/truth.tsv": "page\ten_source_path\tlabel\n",
    "adjudicated_numbers.tsv": "id\trepo_key\ten_path\ten_version\ten_line\tzh_line"
    "\ten_value\tzh_value\tverdict\treason\n"
    "1\tvue\tsrc/a.md\tmerge-base\t3\t3\t50\t5\tdefect\tx\n"
    "2\tvue\tsrc/b.md\tHEAD\t3\t3\t1\t2\tdefect\tx\n"
    "3\tvue\tsrc/b.md\tHEAD\t3\t3\t1\t2\tlegit\tx\n"
    "4\tvue\tsrc/a.md\tmerge-base\t7\t7\t7\t9\tlegit\tx\n"
    "5\tvue\tsrc/none.md\tHEAD\t3\t3\t1\t2\tdefect\tx\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = {
        "sentences/tico19/pairs.tsv": "id\ten\tzh\n" + "".join("\t".join(row) + "\n" for row in TICO),
        "sentences/mlqe-pe/dev.src": "He had 3 sons .\nHe came in 1990 .\n",
        "sentences/mlqe-pe/dev.pe": "他 有   3   个 儿子 。\n他 1990 年 来 。\n",
        "sentences/mlqe-pe/dev.mt": "他 有   4   个 儿子 。\n他 1990 年 来 。\n",
        "sentences/wmt21-ced/dev.tsv": "1\tIt is 5.\t它 是 6 。\t[1, 1, 1]\tERR\n"
        "2\tIt is.\t它 是 。\t[1, 1, 1]\tERR\n"
        "3\tIt is 5.\t它 是 5 。\t[0, 0, 0]\tNOT\n4\tYes.\t是 的 。\t[0, 0, 0]\tNOT\n",
        **{f"pages/{name}": text for name, text in PAGES.items()},
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT))


def module(name: str) -> ModuleType:
    return importlib.import_module(f"bench.{name}")


def printed(
    name: str, arguments: list[object], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> str:
    monkeypatch.setattr(sys, "argv", [name, *map(str, arguments)])
    module(name).main()
    return capsys.readouterr().out


def cells(text: str, first: str) -> list[str]:
    """The cells of the row that begins with `first`."""
    (row,) = [line for line in text.splitlines() if line.startswith(f"| {first} |")]
    return [cell.strip() for cell in row.strip("|").split("|")]


@pytest.mark.usefixtures("bench")
class TestBench:
    def test_sentences(self, folder, monkeypatch, capsys) -> None:
        only = ["--rule", "different-numbers"]
        out = printed("sentences", [folder, *only, "--show"], monkeypatch, capsys)
        assert cells(out, "different-numbers")[1:] == ["1 of 4 (25.0 %)", "none", "0 of 2 (0.0 %)"]
        assert cells(out, "any rule")[1:] == ["1 of 4 (25.0 %)", "none", "0 of 2 (0.0 %)"]
        assert cells(out, "mlqe-pe machine output")[1] == "1 of 2 (50.0 %)"
        assert cells(out, "wmt21-ced, called critically wrong")[1] == "1 of 2 (50.0 %)"
        assert cells(out, "wmt21-ced, others")[1] == "0 of 2 (0.0 %)"
        assert cells(out, "wmt21-ced, Matthews correlation")[1] == "0.577"
        assert "等 20 分钟" in out and "每天服" not in out
        part = printed("sentences", [folder, *only, "--from-row", 3, "--to-row", 4], monkeypatch, capsys)
        assert cells(part, "any rule")[1:] == ["0 of 2 (0.0 %)", "0 of 2 (0.0 %)"]

    def test_a_rule_or_data_that_are_not_there(self, folder, monkeypatch, capsys) -> None:
        with pytest.raises(SystemExit, match="no sentence rule 'no-such'"):
            printed("sentences", [folder, "--rule", "no-such"], monkeypatch, capsys)
        with pytest.raises(SystemExit, match=r"no tico19/pairs\.tsv in it"):
            printed("sentences", [folder / "pages"], monkeypatch, capsys)

    def test_injected(self, folder, monkeypatch, capsys) -> None:
        out = printed("injected", [folder, "--from-row", 1, "--missed"], monkeypatch, capsys)
        rows = [
            line for line in out.split("## mlqe-pe")[0].splitlines() if line.startswith("| times ten | zh")
        ]
        # Rows 1 to 3 have a number; row 2 was flagged without the fault, so nothing can be found there.
        assert [cell.strip() for cell in rows[0].strip("|").split("|")] == [
            "times ten", "zh", "different-numbers", "3", "2", "66.7 %"
        ]  # fmt: skip
        assert "- 2/times ten/zh" in out and "- 1/times ten/zh" not in out

    def test_injected_faults_know_the_rule_that_should_find_them(self) -> None:
        injected = module("injected")
        pair = module("data").pair("7", "You must not stop after 3 days.", "3 天后不得停药。")
        rules = {fault.kind: fault.rule for fault in injected.inject([pair])}
        assert rules["times ten"] == "different-numbers"
        assert rules["polarity-removed"] == "different-polarity"
        assert set(rules) <= set(injected.KINDS)

    def test_evasions_on_pages(self, tmp_path, monkeypatch) -> None:
        evasions = module("evasions_on_pages")
        rows = "kind\ten\tzh\twrong_en\twrong_zh\n"
        rows += "dose\tTake **5** mg.\\n\\nRest.\t服用 **5** 毫克。\\n\\n休息。\t5 => 50\t5 => 0.5\n"
        rows += "dose\tSit \\u200bdown.\t坐下。\t\t\n"
        (tmp_path / "made.tsv").write_text(rows, encoding="utf-8")
        monkeypatch.setattr(evasions, "FOLDER", tmp_path)
        assert cells(evasions.report("made"), "dose")[1:] == [
            "2 of 2 (100.0 %)",
            "1 of 1 (100.0 %)",
            "1 of 1 (100.0 %)",
        ]
        assert cells(evasions.report("made", half="even"), "dose")[1:] == ["1 of 1 (100.0 %)", "–", "–"]
        with pytest.raises(ValueError, match="stands 2 times"):
            evasions.with_fault("a a", "a => b")

    def test_every_fault_can_be_put_into_its_page(self) -> None:
        evasions = module("evasions_on_pages")
        for name in evasions.NAMES:
            sides = [case.side for case in evasions.cases(evasions.FOLDER / f"{name}.tsv")]
            assert min(sides.count(side) for side in evasions.SIDES) >= 8

    def test_adjudicated(self, folder, monkeypatch, capsys) -> None:
        out = printed("adjudicated", [folder, "--show"], monkeypatch, capsys)
        assert "different-numbers" in cells(out, "1")[5]
        verdicts = [(cells(out, row)[4], cells(out, row)[6]) for row in "1234"]
        assert verdicts == [
            ("defect", "right"),
            ("defect", "**wrong**"),
            ("legit", "right"),
            ("legit", "**wrong**"),
        ]
        assert "\n| 5 |" not in out

    def test_growth(self, tmp_path, monkeypatch, capsys) -> None:
        growth, clock = module("growth"), module("clock")
        growth.write_library(tmp_path, 3, 8)
        done = subprocess.run(
            [sys.executable, "-m", "bench.growth_worker", str(tmp_path), "memory"],
            env=clock.environment(), check=True, capture_output=True, text=True,
        )  # fmt: skip
        assert json.loads(done.stdout)["memory"] > 0
        pages = sorted(path.name for path in (tmp_path / "zh").iterdir())
        assert pages == ["page-00000.md", "page-00001.md", "page-00002.md"]
        counted = []

        def worker(_module: str, path: str, what: str) -> dict[str, float]:
            text = (Path(path) / "en" / "page-00000.md").read_text(encoding="utf-8")
            counted.append((len(list((Path(path) / "en").iterdir())), text.count(".")))
            return {what: float(counted[-1][0])}

        monkeypatch.setattr(clock, "worker", worker)
        out = printed("growth", ["--pages", 2], monkeypatch, capsys)
        assert cells(out, "2 → 20 page pairs")[1:4] == ["2.00", "20.00", "10.0"]
        assert [pages for pages, _marks in counted[::2]] == [2, 20, 4, 4]
        assert counted[6][1] - counted[4][1] >= 3 * 18

    def test_generated_pages_say_the_same(self, tmp_path) -> None:
        from duizhao.checks.check_library import check_library
        from duizhao.checks.rule import Knowledge, all_rules
        from duizhao.library.pages import Library

        module("growth").write_library(tmp_path, 2, 5)
        rules = tuple(
            rule
            for rule in all_rules()
            if rule.id in ("different-numbers", "different-list", "missing-block")
        )
        assert len(rules) == 3
        assert check_library(Library.read(tmp_path / "en", tmp_path / "zh"), Knowledge(), rules) == ()

    def test_speed(self, folder, monkeypatch) -> None:
        speed, clock = module("speed"), module("clock")
        turns = iter([0.4, 0.2, 0.2, 0.2, 9.0, 0.2])
        monkeypatch.setattr(speed, "is_possible", lambda: True)
        monkeypatch.setattr(speed, "_write_po", lambda pairs, po: 4)
        monkeypatch.setattr(clock, "one_core", lambda: None)
        monkeypatch.setattr(clock, "worker", lambda *_arguments: {"seconds": next(turns)})
        monkeypatch.setattr(clock, "whole_command", lambda command: 0.3 if "check.py" in command[1] else 0.1)
        out = speed.report(folder, times=3)
        assert cells(out, "work alone, ms")[1:] == ["400", "200", "2.00"]
        assert cells(out, "whole command, ms")[1:] == ["300", "100", "3.00"]
        monkeypatch.setattr(speed, "is_possible", lambda: False)
        with pytest.raises(SystemExit, match="pip install"):
            speed.report(folder)

    def test_speed_times_our_rules_over_the_pairs(self, folder) -> None:
        pairs = folder / "sentences" / "tico19" / "pairs.tsv"
        assert module("speed_worker").ours(pairs) > 0
        command = [sys.executable, str(ROOT / "scripts" / "check.py"), "--pairs", str(pairs)]
        assert module("clock").whole_command(command) > 0
        with pytest.raises(SystemExit, match="there-is-none"):
            module("clock").whole_command([*command[:-1], str(folder / "there-is-none.tsv")])

    def test_report(self, folder, monkeypatch, capsys) -> None:
        monkeypatch.setattr(module("speed"), "is_possible", lambda: False)
        monkeypatch.setattr(module("growth"), "report", lambda: "grown\n")
        page = folder / "page.md"
        printed("report", [folder, "--to", page], monkeypatch, capsys)
        text = page.read_text(encoding="utf-8")
        assert cells(text, "different-numbers")[1] == "1 of 4 (25.0 %)"
        assert "vue: 1 of 2 pages" in text and "together: 1 of 2 pages (50.0 %)" in text
        assert "translate-toolkit was not installed" in text and text.endswith("grown\n")
        assert text.count("\n## ") == 6
