"""The measurements of labels and layouts, over a few made-up files of which the counts are known."""

from pathlib import Path

from bench import labels, layouts

ALTERNATING = "Rest well.\n\n好好休息。\n\nDrink water.\n\n多喝水。\n\nCall us.\n\n请来电话。\n"


def test_labels_are_measured() -> None:
    told = labels.report({"held_out": labels.read("held_out")}, 0.02, 1)
    assert told.count("\n") == 3 and "| held_out |" in told


def test_the_same_seed_makes_the_same_text() -> None:
    sentences = labels.read("tuned")
    assert labels.make("tuned", sentences, 5000, 1) == labels.make("tuned", sentences, 5000, 1)
    assert labels.make("tuned", sentences, 5000, 1) != labels.make("tuned", sentences, 5000, 2)


def test_layouts_and_lines_are_counted(tmp_path: Path) -> None:
    (tmp_path / "derived").mkdir()
    (tmp_path / "derived" / "a.md").write_text(ALTERNATING, "utf-8")
    (tmp_path / "derived" / "a.truth.tsv").write_text(
        "line_start\tline_end\tlang\n1\t1\ten\n3\t3\ten\n", "utf-8"
    )
    (tmp_path / "index.tsv").write_text("file\tlayout_kind\n", "utf-8")
    (tmp_path / "derived_index.tsv").write_text(
        "file\tlayout\nderived/a.md\talternating_paragraphs\n", "utf-8"
    )
    told = layouts.report(list(layouts.files(tmp_path)), list(layouts.lines_of(tmp_path)))
    assert "| main layout named right | 1 of 1 (100.0 %) |" in told
    assert "| language of a line | 1 of 2 (50.0 %) |" in told


def test_page_pairs_are_put_together(tmp_path: Path) -> None:
    for language, text in (
        ("en", "One day.\n\nTwo days.\n\nThree days.\n\nFour days."),
        ("zh", "一天。\n\n两天。\n\n三天。\n\n四天。"),
    ):
        (tmp_path / language).mkdir()
        (tmp_path / language / "a.md").write_text(text, "utf-8")
    tries = list(layouts.put_together(tmp_path))
    assert [(meant, found[0].name) for _key, meant, found in tries] == [
        ("halves", "halves"),
        ("halves", "halves"),
        ("alternating-paragraphs", "alternating-paragraphs"),
    ]
