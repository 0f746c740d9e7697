"""The open benchmark `bench/contrast`: its table, the scorer of verdicts, the generator of faults, and the baselines."""

import csv
from collections import Counter
from pathlib import Path

import pytest
from bench.contrast import baseline_pofilter, baseline_rules, baseline_similarity, make_faults, score
from bench.contrast.contrast_table import TWINS, ContrastRow, read_rows, write_rows
from bench.contrast.verdicts import read_verdicts, write_verdicts

TABLE = "id\tclass\tkind\thalf\ten\tzh\n" + "".join(
    f"{name}{kind[0]}\t{fault}\t{kind}\t{half}\tTwo {name}.\t{zh}。\n"
    for name, fault, half in (("A1", "number", "odd"), ("A2", "number", "even"), ("B3", "denial", "even"))
    for kind, zh in (("right", "两个"), ("wrong", "三个"))
)
# A2 is told apart if possible counts; of B3 both rows are flagged.
GRADED = "id\tflagged\nA1r\tsilent\nA1w\tsure\nA2r\tsilent\nA2w\tpossible\nB3r\tsure\nB3w\tsure\n"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "table.tsv"
    path.write_text(TABLE, "utf-8")
    return path


def written(folder: Path, text: str) -> Path:
    path = folder / "mine.tsv"
    path.write_text(text, "utf-8")
    return path


def counts(text: str, heading: str, first: str) -> list[str]:
    """The counts in the row `first` of the table below a heading."""
    part = text.split(f"## {heading}\n")[1].split("\n## ")[0]
    (line,) = [line for line in part.splitlines() if line.startswith(f"| {first} |")]
    return [cell.split("=")[0].strip() for cell in line.strip("| ").split("|")[1:]]


class TestTwins:
    def test_a_wrong_twin_differs_from_the_right_one_on_the_side_that_is_named(self) -> None:
        with TWINS.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
        for right, wrong in zip(rows[0::2], rows[1::2], strict=True):
            assert [side for side in ("en", "zh") if right[side] != wrong[side]] == [wrong["changed"]]
            assert right["changed"] == "" and right["domain"] == wrong["domain"]

    def test_every_class_is_in_both_halves(self) -> None:
        rows = read_rows(TWINS)
        classes = Counter((row.fault, row.half) for row in rows)
        assert len(rows) == 660 and len({fault for fault, _half in classes}) == 17
        assert min(classes.values()) >= 10 and len(classes) == 34

    @pytest.mark.parametrize(
        ("old", "new", "told"),
        [
            ("A2w", "A2r", r":5: the id 'A2r' stands twice"),
            ("wrong\teven\tTwo A2", "right\teven\tTwo A2", r":5: the id of a right row ends in 'r'"),
            ("\thalf\t", "\tpart\t", r":1: .* it lacks half"),
            ("A1w", "A9w", r":2: a right row is followed by its wrong one"),
            ("A2w\tnumber", "A2w\tdenial", r":4: both rows of a twin have the same class"),
            ("A1w\tnumber\twrong\todd\t", "A1w\tnumber\twrong\t", r":3: the row has another number of cells"),
            ("odd", "third", r":2: kind is right or wrong, half is odd or even"),
        ],
    )
    def test_a_damaged_table_is_told_with_its_line(self, table: Path, old: str, new: str, told: str) -> None:
        table.write_text(TABLE.replace(old, new), "utf-8")
        with pytest.raises(SystemExit, match=told):
            read_rows(table)

    def test_what_is_written_can_be_read(self, table: Path) -> None:
        rows = read_rows(table)
        write_rows(table, rows)
        assert read_rows(table) == rows and table.read_text("utf-8") == TABLE


class TestScore:
    def test_a_twin_is_told_apart_where_only_the_wrong_row_is_flagged(
        self, table: Path, tmp_path: Path
    ) -> None:
        told = score.report([written(tmp_path, GRADED)], table)
        assert counts(told, "mine, sure or possible", "number") == ["1", "1", "1", "0"]
        assert counts(told, "mine, sure or possible", "**all**") == ["2", "1", "2", "1"]
        assert counts(told, "mine, sure", "**all**") == ["2", "0", "1", "1"]
        every = score.report([written(tmp_path, GRADED)], table, half="all")
        assert counts(every, "mine, sure", "**all**") == ["3", "1", "2", "1"]

    def test_plain_verdicts_and_a_column_for_the_side(self, table: Path, tmp_path: Path) -> None:
        rows = [(name, side, int(side == "wrong")) for name in ("A2", "B3") for side in ("right", "wrong")]
        text = "id\tside\tflagged\n" + "".join(f"{name}\t{side}\t{value}\n" for name, side, value in rows)
        told = score.report([written(tmp_path, text)], table)
        assert counts(told, "mine", "**all**") == ["2", "2", "2", "0"] and "sure" not in told
        assert "| mine | flagged | 2 | 2 = 100 % (34–100) |" in score.report(
            [tmp_path / "mine.tsv"], table, brief=True
        )

    @pytest.mark.parametrize(
        ("old", "new", "told"),
        [
            ("B3w\tsure\n", "", r"1 id \('B3w'\) is without a verdict"),
            ("B3w", "B3r", r":7: the id 'B3r' has a verdict already"),
            (
                "B3w\tsure\n",
                "B3w\tsure\nC1w\tsure\nC2w\tsure\n",
                r"2 ids \('C1w', 'C2w'\) are not in the table",
            ),
            ("possible", "perhaps", r":5: flagged is one of .* not 'perhaps'"),
            ("flagged", "verdict", r":1: .* it lacks flagged"),
        ],
    )
    def test_verdicts_that_do_not_fit_are_refused(
        self, table: Path, tmp_path: Path, old: str, new: str, told: str
    ) -> None:
        with pytest.raises(SystemExit, match=told):
            score.report([written(tmp_path, GRADED.replace(old, new))], table)

    def test_only_the_rows_that_are_scored_need_a_verdict(self, table: Path, tmp_path: Path) -> None:
        even = GRADED.replace("A1r\tsilent\nA1w\tsure\n", "")
        assert "half: even" in score.report([written(tmp_path, even)], table)
        with pytest.raises(SystemExit, match="'A1r', 'A1w'"):
            score.report([tmp_path / "mine.tsv"], table, half="odd")
        with pytest.raises(SystemExit, match="no such file"):
            score.report([tmp_path / "none.tsv"], table)

    @pytest.mark.parametrize(
        ("part", "whole", "low", "high"), [(0, 10, 0, 0.278), (5, 10, 0.237, 0.763), (81, 263, 0.255, 0.366)]
    )
    def test_the_interval_is_that_of_wilson(self, part: int, whole: int, low: float, high: float) -> None:
        assert score.wilson(part, whole) == pytest.approx((low, high), abs=0.001)
        assert score.wilson(whole - part, whole) == pytest.approx((1 - high, 1 - low), abs=0.001)


class TestMakeFaults:
    PAIRS = (
        "en\tzh\n"
        "You must not drive for 24 hours after the treatment.\t治疗 之后 24 小时内您不能开车。\n"
        "Wait 30 minutes if the pain is higher than before.\t如果疼痛比之前更高，请等 30 分钟。\n"
    )

    def test_the_same_seed_makes_the_same_twins(self, tmp_path: Path) -> None:
        pairs = make_faults.read_pairs(written(tmp_path, self.PAIRS))
        assert list(make_faults.made(pairs, 3)) == list(make_faults.made(pairs, 3))
        assert list(make_faults.made(pairs, 3)) != list(make_faults.made(pairs, 4))

    def test_each_twin_has_one_fault_on_one_side(self, tmp_path: Path) -> None:
        twins = list(
            make_faults.made(make_faults.read_pairs(written(tmp_path, self.PAIRS)), 1, contrasts=True)
        )
        assert {"number: times ten", "polarity-removed", "direction-flipped", "condition-changed"} <= {
            right.fault for right, _wrong in twins
        }
        for right, wrong in twins:
            assert (right.en != wrong.en) != (right.zh != wrong.zh)
            assert wrong.id.split("/")[2] == ("en" if right.en != wrong.en else "zh")
            assert right.half == ("odd" if right.id.startswith("1/") else "even")
            assert "治疗 之后" not in right.zh
        made = tmp_path / "made.tsv"
        write_rows(made, [row for twin in twins for row in twin])
        assert len(read_rows(made)) == 2 * len(twins)

    def test_so_many_of_each_class_at_most(self, tmp_path: Path) -> None:
        twins = list(make_faults.made(make_faults.read_pairs(written(tmp_path, self.PAIRS)), 1))
        few = make_faults.chosen(twins, 1, ["number: times ten", "polarity-removed"], most=1)
        assert [right.fault for right, _wrong in few] == ["number: times ten", "polarity-removed"]
        once = make_faults.chosen(twins, 1, once=True)
        assert sorted(right.id.split("/")[0] for right, _wrong in once) == ["1", "2"]

    def test_an_id_that_stands_twice_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(SystemExit, match="an id stands twice"):
            make_faults.read_pairs(written(tmp_path, "id\ten\tzh\n1\tOne.\t一。\n1\tTwo.\t二。\n"))


ROWS = (
    ContrastRow("A1r", "number", "right", "odd", "Wait 2 hours.", "等 2 小时。"),
    ContrastRow("A1w", "number", "wrong", "odd", "Wait 2 hours.", "等 3 小时。"),
)


class TestBaselines:
    def test_rules_of_this_checkout(self, tmp_path: Path) -> None:
        told = baseline_rules.verdicts(ROWS, baseline_rules.ROOT)
        assert told == {"A1r": "silent", "A1w": "sure"}
        write_verdicts(tmp_path / "rules.tsv", told)
        assert read_verdicts(tmp_path / "rules.tsv", {"A1r", "A1w"}, ["A1w"]).levels == {"A1r": 0, "A1w": 2}

    def test_rules_that_do_not_say_how_certain_they_are(self, monkeypatch: pytest.MonkeyPatch) -> None:
        found = [
            {"page": "A1w", "rule": "different-numbers", "severity": "error"},
            {"page": "A1r", "rule": "long-sentence", "severity": "advice"},
        ]
        monkeypatch.setattr(baseline_rules, "_findings", lambda *_given: found)
        assert baseline_rules.verdicts(ROWS, Path()) == {"A1r": "0", "A1w": "1"}
        found.append({"page": "A1r", "rule": "page-not-checked", "severity": "error"})
        with pytest.raises(SystemExit, match="a rule failed at 'A1r'"):
            baseline_rules.verdicts(ROWS, Path())

    def test_a_folder_that_is_no_checkout(self, tmp_path: Path) -> None:
        with pytest.raises(SystemExit, match="there is no scripts/duizhao in it"):
            baseline_rules.verdicts(ROWS, tmp_path)

    def test_pofilter_flags_another_number(self) -> None:
        pytest.importorskip("translate")
        told = baseline_pofilter.verdicts(ROWS)
        assert told["A1w"] == "sure"

    def test_thresholds_tell_most_apart_and_keep_alarms_few(self) -> None:
        rows = [
            ContrastRow(f"{number}{kind[0]}", "x", kind, "odd", "", "")
            for number in range(50)
            for kind in ("right", "wrong")
        ]
        alike = {row.id: (0.8 if row.kind == "right" else 0.6) for row in rows} | {
            "7r": 0.5,
            "8r": 0.55,
            "9r": 0.58,
        }
        possible, sure = baseline_similarity.thresholds(rows, alike)
        assert (possible, sure) == (0.8, 0.58)
        told = baseline_similarity.verdicts({"1r": 0.8, "1w": 0.6, "7r": 0.5}, possible, sure)
        assert told == {"1r": "silent", "1w": "possible", "7r": "sure"}
