"""`duizhao check`: what it prints and the exit code, for pages and for sentence pairs."""

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from duizhao.checks.reports import FORMATS
from duizhao.cli.main import main

NUMBERS = ["--rule", "different-numbers"]
WAIVE = ["waive", "different-numbers", "--reason", "so the label says", "--by", "Dr Li"]


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    code = main(["check", *arguments])
    return code, capsys.readouterr().out


def test_findings_give_1_and_a_clean_library_0(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, *NUMBERS)[0] == 1
    (library / "docs/zh/dose.md").write_text("# 用量 {#dose}\n\n服用 5 mg。\n\n我们有 7 个房间。\n", "utf-8")
    assert told(capsys, *NUMBERS) == (0, "Nothing found: 2 page pairs are in step.\n")


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_tells_both_findings(
    library: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    code, out = told(capsys, *NUMBERS, "--format", name)
    assert code == 1
    assert "The English says “5 mg”" in out and "The English says “7" in out
    if name in ("json", "sarif"):
        json.loads(out)
    if name == "junit":
        suites = ElementTree.fromstring(out.encode()).findall("testsuite")
        assert [suite.attrib["name"] for suite in suites] == ["clean", "dose"]


def test_a_waived_finding_is_hidden_and_shown_on_request(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for line in ("3", "5"):
        assert main([*WAIVE[:2], f"dose:{line}", *WAIVE[2:]]) == 0
    capsys.readouterr()
    assert told(capsys, *NUMBERS) == (0, "Nothing found: 2 page pairs are in step.\n")
    code, out = told(capsys, *NUMBERS, "--show-waived")
    assert code == 0
    assert out.count("waived by Dr Li") == 2 and out.endswith("\n2 waived. 2 page pairs were compared.\n")
    report = json.loads(told(capsys, *NUMBERS, "--show-waived", "--format", "json")[1])
    assert [finding["waiver"]["by"] for finding in report["findings"]] == ["Dr Li", "Dr Li"]
    assert report["counts"] == {
        "safety": 0,
        "error": 0,
        "advice": 0,
        "possible": 0,
        "waived": 2,
        "pages": 0,
        "compared": 2,
        "recorded": 0,
        "gone": 0,
    }


def test_a_waiver_lapses_with_its_text(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main([*WAIVE[:2], "dose:3", *WAIVE[2:]])
    main([*WAIVE[:2], "dose:5", *WAIVE[2:]])
    path = library / "docs/zh/dose.md"
    path.write_text(path.read_text("utf-8").replace("50 mg", "500 mg"), "utf-8")
    capsys.readouterr()
    code, out = told(capsys, *NUMBERS)
    assert code == 1 and "500 mg" in out and "1 safety finding on 1 page." in out
    assert main(["status"]) == 1
    out = capsys.readouterr().out
    assert "waivers: 1 live, 1 lapsed" in out
    assert "lapsed waiver: different-numbers dose (Dr Li" in out


def test_a_bad_waiver_file_stops_the_run(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (library / "waivers.toml").write_text("[[waiver]]\n", "utf-8")
    assert main(["check"]) == 2
    assert "waiver 1 has no 'rule'" in capsys.readouterr().err


def test_a_library_may_name_its_own_safety_words(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (library / "duizhao.toml").write_text('[paths]\nsafety = "data/grave.toml"\n', "utf-8")
    (library / "data").mkdir()
    (library / "data/grave.toml").write_text('en = ["rooms"]\n', "utf-8")
    report = json.loads(told(capsys, *NUMBERS, "--format", "json")[1])
    assert [finding["severity"] for finding in report["findings"]] == ["safety", "safety"]


@pytest.fixture
def spaced(library: Path) -> Path:
    """The library with nothing but a piece of advice."""
    (library / "docs/zh/dose.md").write_text(
        "# 用量 {#dose}\n\n服用 5 mg,饭后。\n\n我们有 7 个房间。\n", "utf-8"
    )
    return library


TYPOGRAPHY = ["--rule", "chinese-typography"]


@pytest.mark.parametrize(
    ("settings", "arguments", "code"),
    [
        ("", [], 0),
        ("", ["--fail-on", "advice"], 1),
        ("", ["--fail-on", "safety, advice"], 1),
        ("", ["--fail-on", "safety", "--fail-on", "advice"], 1),
        ('[check]\nfail_on = ["advice"]\n', [], 1),
        ('[check]\nfail_on = ["advice"]\n', ["--fail-on", "nothing"], 0),
        ("[check]\nfail_on = []\n", [], 0),
    ],
)
def test_advice_is_told_and_fails_only_where_somebody_asks_for_it(
    spaced: Path, capsys: pytest.CaptureFixture[str], settings: str, arguments: list[str], code: int
) -> None:
    (spaced / "duizhao.toml").write_text(settings, "utf-8")
    given, out = told(capsys, *TYPOGRAPHY, *arguments)
    assert given == code
    assert "1 piece of advice on 1 page." in out
    assert ("Nothing here stops a build." in out) is (code == 0)


def test_nothing_fails_where_nothing_is_to(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, *NUMBERS, "--fail-on", "nothing")[0] == 0
    assert told(capsys, *NUMBERS, "--fail-on", "safety")[0] == 1
    assert told(capsys, *NUMBERS, "--fail-on", "advice")[0] == 0


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (
            'fail_on = ["grave"]',
            "fail_on: nothing is called 'grave'. The names are: safety, error, advice, possible, stale.",
        ),
        ('fail_on = "error"', "fail_on has to be a list"),
        ("fail_on = [1]", "fail_on: nothing is called 1"),
        ('profile = "law"', "there is no profile 'law'. The profiles are: general, health, software."),
        (
            'chinese = "cantonese"',
            "Chinese is not written in 'cantonese'. It is one of: simplified, traditional.",
        ),
        ('failon = ["error"]', "[check] does not know 'failon'. It knows: fail_on, profile, chinese."),
    ],
)
def test_unknown_settings_of_the_check_are_named(
    library: Path, capsys: pytest.CaptureFixture[str], settings: str, said: str
) -> None:
    (library / "duizhao.toml").write_text(f"[check]\n{settings}\n", "utf-8")
    assert main(["check"]) == 2
    told_ = capsys.readouterr().err
    assert "duizhao.toml" in told_ and said in told_


@pytest.fixture
def table(library: Path) -> Path:
    path = library / "pairs.tsv"
    path.write_text("id\ten\tzh\na:1\tTake 5 mg.\t服用 50 mg。\nb\t7 rooms.\t7 个房间。\n", "utf-8")
    return path


@pytest.mark.parametrize("name", FORMATS)
def test_pairs_in_every_format(table: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    code, out = told(capsys, "--pairs", "pairs.tsv", *NUMBERS, "--format", name)
    assert code == 1
    assert "pairs.tsv" in out and "50 mg" in out
    assert ("a%3A1" if name == "github" else "a:1") in out
    if name == "junit":
        suites = ElementTree.fromstring(out.encode()).findall("testsuite")
        assert [(suite.attrib["name"], suite.attrib["failures"]) for suite in suites] == [
            ("a:1", "1"),
            ("b", "0"),
        ]


def test_a_pair_is_shown_with_its_words_marked(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = told(capsys, "--pairs", "pairs.tsv", *NUMBERS)[1].splitlines()
    assert lines[0] == "pairs.tsv:2:19 (a:1)  different-numbers  safety"
    assert lines[2:7] == [
        "    zh │ 服用 50 mg。",
        "       │      ^^^^^",
        "  compare: pairs.tsv:2:10",
        "    en │ Take 5 mg.",
        "       │      ^^^^",
    ]


def test_clean_pairs_give_0(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table.write_text("id\ten\tzh\nb\t7 rooms.\t7 个房间。\n", "utf-8")
    assert told(capsys, "--pairs", "pairs.tsv", *NUMBERS)[0] == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--pairs", "gone.tsv"], "gone.tsv: cannot be read"),
        (["--pairs", "docs/en/dose.md"], "docs/en/dose.md:1: the first line has to name the columns"),
        (["--pairs", "pairs.tsv", "--rule", "missing-page"], "looks at a whole library"),
        (["--pairs", "pairs.tsv", "--en", "docs/en"], "--pairs takes a table, not pages"),
        (["--rule", "numbers"], "There is no rule 'numbers'"),
        (["--fail-on", "grave"], "--fail-on: nothing is called 'grave'"),
        (["--fail-on", "nothing,error"], "--fail-on: nothing is called 'nothing'"),
    ],
)
def test_what_cannot_run_gives_2_and_says_why(
    table: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    assert main(["check", *arguments]) == 2
    assert said in capsys.readouterr().err


def test_fix_mends_punctuation_once_and_keeps_line_ends(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = library / "docs/zh/dose.md"
    path.write_bytes("\ufeff# 用量 {#dose}\r\n\r\n请服用 50 mg,然后休息。\r\n".encode())
    before = (library / "docs/en/dose.md").read_bytes()
    main(["check", "--fix"])
    assert "mended: " in capsys.readouterr().err
    mended = "\ufeff# 用量 {#dose}\r\n\r\n请服用 50 mg，然后休息。\r\n".encode()
    assert path.read_bytes() == mended
    main(["check", "--fix"])
    assert capsys.readouterr().err == ""
    assert path.read_bytes() == mended
    assert (library / "docs/en/dose.md").read_bytes() == before
