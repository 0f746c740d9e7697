"""The words of a picture are checked like those of a page, and a finding stands where a person corrects it."""

import json
from pathlib import Path

import pytest
from picture_tools import PICTURE, change, line_of, small_library

from duizhao.checks.finding import STALE_RULE


@pytest.fixture
def picture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run) -> Path:
    """The file of a picture whose library is in step; the folder of the library is where we stand."""
    path = small_library(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert run("generate")[0] == 0
    assert run("check")[:2] == (0, "Nothing found: 2 page pairs are in step.\n")
    assert run("generate", "--check") == (0, "", "")
    return path


def findings(run) -> list[dict]:
    return json.loads(run("check", "--format", "json")[1])["findings"]


@pytest.mark.parametrize(
    ("old", "new", "rule", "words"),
    [
        ('zh = "至少 2 小时"', 'zh = "至少 3 小时"', "different-numbers", "3 小时"),
        ('en = "At least 2 hours"', 'en = "At least 3 hours"', "different-numbers", "2 小时"),
        ('zh = "休息 3 小时。"', 'zh = "休息 3 分钟。"', "different-numbers", "3 分钟"),
        ('zh = "不要驾驶。"', 'zh = "可以驾驶。"', "different-polarity", ""),
        ('zh = "至少 2 小时"', 'zh = "至多 2 小时"', "different-numbers", "至多 2 小时"),
    ],
)
def test_what_one_language_says_otherwise_is_found_in_the_file_of_the_picture(
    old: str, new: str, rule: str, words: str, picture: Path, run
) -> None:
    change(picture, old, new)
    (found,) = findings(run)
    place, compare = found["place"], found["compare"]
    assert (found["rule"], place["path"], compare["path"]) == (
        rule,
        "pictures/after.toml",
        "pictures/after.toml",
    )
    # Both languages of a text stand one below the other.
    changed = line_of(picture, new)
    assert changed in {place["line"], compare["line"]} and abs(place["line"] - compare["line"]) == 1
    for spot in (place, compare):
        line = picture.read_text("utf-8").split("\n")[spot["line"] - 1]
        assert line[spot["column"] - 1 :].startswith(spot["text"]) and spot["column"] > line.index('"')
    assert words in {place["text"], compare["text"]} or not words


def test_this_library_with_2_hours_for_3_in_one_language(copied: Path, run) -> None:
    path = copied / "pictures" / "esketamine-day.toml"
    change(path, 'zh = "每次用药后至少 2 小时"', 'zh = "每次用药后至少 3 小时"')
    code, told, _ = run("check", "--root", copied, "--language", "en", "--format", "json")
    (found,) = (
        one
        for one in json.loads(told)["findings"]
        if one["confidence"] == "sure" and one["rule"] != STALE_RULE
    )
    assert (code, found["rule"]) == (1, "different-numbers")
    assert found["place"]["path"].endswith("pictures/esketamine-day.toml")
    assert found["place"]["line"] == line_of(path, "3 小时")


def test_a_finding_needs_no_generate_before_it(picture: Path, run) -> None:
    generated = Path("docs/zh/includes/pictures/after.md")
    before = generated.read_bytes()
    change(picture, 'zh = "至少 2 小时"', 'zh = "至少 3 小时"')
    assert len(findings(run)) == 1 and generated.read_bytes() == before


def test_a_finding_in_a_picture_can_be_waived_where_it_is_told(picture: Path, run) -> None:
    change(picture, 'zh = "至少 2 小时"', 'zh = "至少 3 小时"')
    (found,) = findings(run)
    where = f"{found['place']['path']}:{found['place']['line']}"
    assert run("waive", "different-numbers", where, "--reason", "a test", "--by", "editor")[0] == 0
    assert findings(run) == []


def test_other_folders_have_no_part_in_it(picture: Path, run) -> None:
    change(picture, 'zh = "至少 2 小时"', 'zh = "至少 3 小时"')
    for language in ("en", "zh"):
        Path(f"other/{language}").mkdir(parents=True)
        Path(f"other/{language}/page.md").write_text("# 1 {#a}\n", "utf-8")
    assert run("check", "--en", "other/en", "--zh", "other/zh")[0] == 0


def test_a_picture_that_changed_is_out_of_date_until_it_is_generated(picture: Path, run) -> None:
    change(picture, 'en = "You stay at the clinic."', 'en = "You remain at the clinic."')
    code, told, _ = run("generate", "--check", "--language", "en")
    names = [f"docs/en/includes/pictures/after.{end}" for end in ("html", "md")]
    assert code == 1 and told == "".join(f"{name}: out of date; run: duizhao generate\n" for name in names)
    assert run("generate")[0] == 0 and run("generate", "--check")[0] == 0


class TestAgainstThePage:
    """Where both languages agree with each other but not with the page that shows the picture."""

    def test_a_number_that_the_page_does_not_have(self, picture: Path, run) -> None:
        change(picture, 'en = "At least 2 hours"', 'en = "At least 5 hours"')
        change(picture, 'zh = "至少 2 小时"', 'zh = "至少 5 小时"')
        assert run("generate")[0] == 0 and run("check")[0] == 0
        line = line_of(picture, "You stay")
        assert run("generate", "--check", "--language", "en")[:2] == (
            1,
            f"pictures/after.toml:{line}: no block of dose (en) has the numbers of “You stay at the clinic.” with S01.\n"
            f"pictures/after.toml:{line + 1}: no block of dose (zh) has the numbers of “您留在诊所。” with S01.\n",
        )

    def test_a_page_that_was_mended_alone(self, picture: Path, run) -> None:
        change(Path("docs/en/dose.md"), "Rest for 3 hours", "Rest for 4 hours")
        change(Path("docs/zh/dose.md"), "休息 3 小时", "休息 4 小时")
        code, told, _ = run("generate", "--check", "--language", "zh")
        assert code == 1 and "dose（zh）中没有一段含有“休息 3 小时。”中的数字并标明 S02。" in told

    def test_the_numbers_with_another_source(self, picture: Path, run) -> None:
        change(picture, 'sources = ["S02"]', 'sources = ["S01"]')
        assert run("generate")[0] == 0
        assert "“Rest for 3 hours.” with S01" in run("generate", "--check", "--language", "en")[1]

    def test_numbers_of_two_blocks_are_not_those_of_one(self, picture: Path, run) -> None:
        change(picture, 'en = "Rest for 3 hours."', 'en = "Rest for 3 hours, at least 2 hours."')
        change(picture, 'zh = "休息 3 小时。"', 'zh = "休息 3 小时，至少 2 小时。"')
        assert run("generate")[0] == 0 and run("generate", "--check")[0] == 1

    def test_a_picture_that_no_page_shows(self, picture: Path, run) -> None:
        for language in ("en", "zh"):
            change(Path(f"docs/{language}/dose.md"), f'--8<-- "{language}/includes/pictures/after.md"\n', "")
        code, told, _ = run("generate", "--check", "--language", "en")
        assert code == 1 and told.count("no page shows this picture") == 2

    def test_the_build_stops_there(self, copied: Path, run) -> None:
        path = copied / "pictures" / "esketamine-day.toml"
        change(
            path,
            'en = "After each device you wait 5 minutes before the next."',
            'en = "After each device you wait 6 minutes before the next."',
        )
        change(path, 'zh = "每喷完一支，等 5 分钟再喷下一支。"', 'zh = "每喷完一支，等 6 分钟再喷下一支。"')
        assert run("generate", "--root", copied)[0] == 0
        code, told, _ = run("build", "--root", copied, "--language", "en")
        assert code == 1 and "3/4" not in told
        assert (
            "! pictures/esketamine-day.toml:" in told
            and "“After each device you wait 6 minutes before the next.”" in told
        )


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('zh = "不要驾驶。"\n', "", "part.item needs a line `zh = "),
        (
            'kind = "timeline"',
            'kind = "pie"',
            "kind = 'pie'; it may be one of: bars, dots, ladder, people, timeline",
        ),
        ('icon = "clock"', 'icon = "skull"', "icon = 'skull'; it may be one of: "),
        ('tag = "us"', 'tag = "eu"', "tag = 'eu'; it may be one of: us"),
        ('sources = ["S02"]', 'sources = ["S 2"]', "sources must be a list of marks, not ['S 2']"),
        ('tone = "danger"', 'colour = "red"', "unknown key 'colour'"),
        ('en = "Rest for 3 hours."', 'en = " "', "part.item needs a line `en = "),
        ("[[part.item]]", "[[part.thing]]", "unknown key 'thing'"),
    ],
)
def test_a_file_that_is_no_picture_is_refused(old: str, new: str, said: str, tmp_path: Path, run) -> None:
    assert old in PICTURE
    small_library(tmp_path, PICTURE.replace(old, new))
    for command in ("generate", "check"):
        code, _, complaint = run(command, "--root", tmp_path, "--language", "en")
        assert code == 2 and "after.toml: " in complaint and said in complaint
