"""Where a person sees which step a block pair has reached: `status` in every form, and the desk."""

import json
import re
from pathlib import Path

import pytest

EN = "# Care {#care}\n\nBring a book.\n"
ZH = "# 护理 {#care}\n\n带一本书。\n"
CLINIC = '[approval]\nreviewed = ["medical translator"]\napproved = ["clinician"]\n'
WANG = ["--yes", "--by", "Wang Min", "--role", "medical translator", "--qualification", "CATTI 1"]


@pytest.fixture
def care(library: Path, run) -> Path:
    """A library with one page, which was reviewed and not approved."""
    for language, text in (("en", EN), ("zh", ZH)):
        for path in (library / "docs" / language).iterdir():
            path.unlink()
        (library / "docs" / language / "care.md").write_text(text, "utf-8")
    (library / "duizhao.toml").write_text(CLINIC, "utf-8")
    assert run("approve", "care", "--as", "reviewed", *WANG)[:2] == (0, "2 reviewed.\n")
    return library


def test_status_says_what_it_waits_for_who_may_do_it_and_what_to_type(care: Path, run) -> None:
    code, out, _ = run("status")
    assert code == 1
    assert "care#care  reviewed\n  It waits to be approved by: clinician.\n" in out
    assert re.search(r"reviewed by Wang Min, medical translator, CATTI 1, \d{4}-\d\d-\d\d\n", out)
    assert "type: duizhao approve care#care\n" in out
    assert re.search(r"care +0 of 2 +2 reviewed only", out)
    zh = run("status", "--language", "zh")[1]
    assert "care#care  已审校\n  等待确认，由 clinician 处理。\n" in zh
    assert "仅已审校 2 处" in zh and "由 Wang Min（medical translator，CATTI 1）于" in zh


def test_status_for_programs(care: Path, run) -> None:
    (page,) = json.loads(run("status", "--format", "json")[1])["pages"]
    assert page["steps"] == {"reviewed": 2} and page["in_step"] == 0
    assert {one["step"] for one in page["waiting"]} == {"reviewed"}
    for form in ("sarif", "github", "junit", "comment"):
        code, out, err = run("status", "--format", form)
        assert (code, err) == (1, "") and "waits to be approved" in out, form


def test_what_was_kept_of_an_earlier_run_does_not_outlive_the_settings(care: Path, run) -> None:
    (care / "duizhao.toml").write_text("[approval]\nreviewed = []\napproved = []\n", "utf-8")
    run("approve", "care", "--yes", "--by", "Li")
    assert run("status")[0] == run("status")[0] == 0
    (care / "duizhao.toml").write_text(CLINIC, "utf-8")
    assert run("status")[0] == 1


def test_the_desk_shows_the_step_and_the_command_for_the_next_one(care: Path, run) -> None:
    assert run("desk")[0] == 0
    for name, told in (
        (
            "index.html",
            ("It waits to be approved by: clinician", "Reviewed only", "Reviewed by Wang Min, medical"),
        ),
        (
            "zh.html",
            ("等待确认，由 clinician 处理", "仅已审校", "审校：Wang Min（medical translator，CATTI 1）"),
        ),
    ):
        html = (care / "build/desk" / name).read_text("utf-8")
        assert all(one in html for one in told), name
        assert "duizhao approve care#care<" in html and 'data-state="step-reviewed"' in html


def test_the_command_for_a_step_before_the_last_names_it(care: Path, run) -> None:
    page = care / "docs/en/care.md"
    page.write_text(page.read_text("utf-8").replace("a book", "two books"), "utf-8")
    assert "type: duizhao approve care#care --as reviewed\n" in run("status")[1]
    run("desk")
    assert "duizhao approve care#care --as reviewed<" in (care / "build/desk/index.html").read_text("utf-8")


def test_approving_the_rest_ends_it(care: Path, run) -> None:
    assert run("approve", "care", "--yes", "--by", "Li Hua", "--role", "clinician")[:2] == (
        0,
        "2 approved.\n",
    )
    assert run("status")[0] == 0
