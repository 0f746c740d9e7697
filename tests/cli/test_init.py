"""`duizhao init`, and a second library on another subject, from nothing to a finished site."""

import json
from pathlib import Path

import pytest

TERMS = [
    ("T1", "blood pressure", "血压"),
    ("T2", "cuff", "袖带"),
    ("T3", "upper arm", "上臂"),
    ("T4", "heart", "心脏"),
    ("T5", "chair", "椅子"),
    ("T6", "feet", "双脚"),
    ("T7", "morning", "早晨"),
    ("T8", "evening", "晚上"),
    ("T9", "reading", "读数"),
    ("T10", "diary", "记录本"),
    ("T11", "nurse", "护士"),
    ("T12", "at home", "在家"),
    ("T13", "back", "背部"),
    ("T14", "preparation", "准备"),
]
TOPICS = """\
[[topic]]
id = "prepare"
title_en = "Before you start"
title_zh = "开始之前"
headings = ["preparation", "准备"]

[[topic]]
id = "measure"
title_en = "Measuring"
title_zh = "测量"
headings = ["reading", "读数"]
"""
# What a person approved before: the memory fills what the source has in one language only.
MEMORY = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"

msgid "How to Measure Blood Pressure"
msgstr "怎样测量血压"
"""
SOURCE = """\
How to Measure Blood Pressure

Preparation for Blood Pressure at Home

Sit on a chair for 5 minutes and rest your back.

Keep both feet on the floor and do not cross your legs on the chair.

Put the cuff on your bare upper arm, 2 cm above the elbow.

Hold the cuff on the upper arm as high as your heart.

Your First Blood Pressure Reading

Take 2 readings in the morning and 2 readings in the evening.

Wait 1 minute before the next reading of your blood pressure.

Write each reading into your diary for 7 days.

Show the diary to your nurse after 7 days.

Call your nurse at once if a reading stays above 180 mmHg.

在家测量血压的准备

请坐在椅子上休息 5 分钟，背部靠好。

双脚平放在地上，坐在椅子上不要交叉双腿。

把袖带绑在裸露的上臂上，距肘部 2 cm。

上臂上的袖带应与心脏同高。

第一次血压读数

早晨取 2 次读数，晚上再取 2 次读数。

等 1 分钟，再取下一次血压读数。

连续 7 天把每次读数写进记录本。

7 天之后把记录本给护士看。

如果读数一直高于 180 mmHg，请立即给护士打电话。
"""


@pytest.fixture
def library(tmp_path: Path, run) -> Path:
    folder = tmp_path / "pressure"
    assert run("init", folder)[0] == 0
    return folder


def test_a_new_library_is_in_step_and_nothing_is_written_over(library: Path, run, snapshot) -> None:
    assert run("check", "--root", library)[0] == 0
    assert run("normalise", "--root", library)[0] == 2
    before = snapshot(library)
    code, _, complaint = run("init", library, "--language", "en")
    assert code == 2 and "nothing was written" in complaint
    assert snapshot(library) == before
    # What a run that was stopped did not write is written by the next, as long as nobody changed the rest.
    (library / "mkdocs.yml").unlink()
    assert run("init", library)[0] == 0 and snapshot(library) == before
    (library / "mkdocs.yml").unlink()
    (library / "terms.csv").write_text("id,en,zh\n", "utf-8")
    before = snapshot(library)
    assert run("init", library)[0] == 2 and snapshot(library) == before


def test_a_library_on_another_subject_from_nothing_to_a_site(library: Path, run, snapshot) -> None:
    header = (library / "terms.csv").read_text("utf-8")
    rows = "".join(f"{one},{en},,,{zh},,,,loose,,,\n" for one, en, zh in TERMS)
    (library / "terms.csv").write_text(header + rows, "utf-8")
    (library / "topics.toml").write_text(TOPICS, "utf-8")
    (library / "memory").mkdir()
    (library / "memory/pressure.po").write_text(MEMORY, "utf-8")
    (library / "source/pressure.txt").write_text(SOURCE, "utf-8")

    code, told, _ = run("normalise", "--root", library, "--language", "en")
    assert code == 0, told
    assert "11 pairs, 1 gaps, 0 left after memory" in told
    for language in ("en", "zh"):
        for draft in (library / f"build/normalised/{language}").glob("*.md"):
            # What an editor does: read it, and publish it.
            page = draft.read_text("utf-8").replace("draft: true\n", "")
            (library / f"docs/{language}/{draft.name}").write_text(page, "utf-8")
    assert run("generate", "--root", library)[0] == 0
    code, told, complaint = run("build", "--root", library, "--language", "en")
    assert code == 0, told + complaint
    # Its pages may run what the theme has, and ask nobody else.
    assert "default-src 'none'; script-src 'self' 'sha256-" in (library / "site/_headers").read_text("utf-8")
    english, chinese = (
        (library / f"site/{where}measure/index.html").read_text("utf-8") for where in ("", "zh/")
    )
    assert "Call your nurse at once if a reading stays above 180" in english
    assert "请立即给护士打电话" in chinese
    assert (
        "ketamin"
        not in " ".join(
            content.decode("utf-8", "replace") for content in snapshot(library / "site").values()
        ).lower()
    )

    # The two languages are held together from now on.
    page = library / "docs/zh/measure.md"
    page.write_text(page.read_text("utf-8").replace("180", "190"), "utf-8")
    code, told, _ = run("check", "--root", library, "--format", "json")
    assert code == 1
    assert {finding["rule"] for finding in json.loads(told)["findings"]} >= {"different-numbers"}
