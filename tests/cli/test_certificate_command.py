"""`duizhao certificate`: what it says of a page, that it is the same each time, and what `--verify` sees."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import fastjsonschema
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser
from pypdf import PdfReader

from duizhao.checks.workspace import Workspace
from duizhao.memory.certificate.make_certificate import make_certificate
from duizhao.site.certificate.certificate_page import certificate_page

SCHEMA = Path(__file__).parents[2] / "docs/schemas/certificate.schema.json"
EN = "# Care {#care}\n\nBring a book.\n\n## Night {#night}\n\nTake 5 mg at night.\n\nWe have 7 rooms.\n"
ZH = "# 护理 {#care}\n\n带一本书。\n\n## 夜间 {#night}\n\n夜间服用 5 mg。\n\n我们有 8 个房间。\n"
LI = ["--yes", "--by", "Li Hua", "--role", "clinician", "--qualification", "MD"]
CLINIC = '[approval]\nreviewed = ["medical translator"]\napproved = ["clinician"]\ntwo_people = true\n'
Certified = Callable[[], dict[str, Any]]


@pytest.fixture
def care(library: Path, run) -> Path:
    """A library with a page that a clinician approved, one waived finding in it."""
    for language, text in (("en", EN), ("zh", ZH)):
        (library / "docs" / language / "care.md").write_text(text, "utf-8")
    assert run("waive", "different-numbers", "care:9", "--reason", "One is closed.", "--by", "Chen")[0] == 0
    assert run("approve", "care", *LI)[0] == 0
    return library


@pytest.fixture
def certified(care: Path, run) -> Certified:
    """The certificate of the page as JSON, written anew at each call."""

    def certified() -> dict[str, Any]:
        assert run("certificate", "care", "--json", "care.json")[0] in (0, 1)
        return json.loads((care / "care.json").read_text("utf-8"))

    return certified


def change(library: Path, name: str, old: str, new: str) -> None:
    path = library / "docs" / name
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")


def git(library: Path, *arguments: str, date: str = "2026-11-26T09:00:00+00:00") -> str:
    given = ["git", "-C", str(library), "-c", "user.name=Li", "-c", "user.email=li@host.example", *arguments]
    dates = {"GIT_COMMITTER_DATE": date, "GIT_AUTHOR_DATE": date, "PATH": "/usr/bin:/bin"}
    return subprocess.run(given, env=dates, check=True, capture_output=True, text=True).stdout.strip()


# What it says.


def test_a_complete_one(care: Path, certified: Certified, run) -> None:
    told = certified()
    assert told["complete"] is True and told["missing"] == []
    assert [pair["approved"] for pair in told["pairs"]] == [True] * 5
    signed = told["pairs"][3]["signatures"]
    assert [(one["step"], one["by"], one["role"], one["qualification"]) for one in signed] == [
        ("approved", "Li Hua", "clinician", "MD")
    ]
    assert [(one["rule"], one["reason"], one["by"]) for one in told["waivers"]] == [
        ("different-numbers", "One is closed.", "Chen")
    ]
    assert told["findings"] == [] and "different-numbers" in told["rules"]
    code, out, err = run("certificate", "care")
    assert (code, err) == (0, "")
    assert out.splitlines()[1].startswith("COMPLETE: ")
    assert "Li Hua, clinician, MD" in out and "One is closed." in out


def test_the_digests_are_those_of_sha256sum(care: Path, certified: Certified) -> None:
    told = certified()
    for language in ("en", "zh"):
        path = care / told[language]["path"]
        printed = subprocess.run(["sha256sum", path], capture_output=True, text=True, check=True).stdout
        assert printed.split()[0] == told[language]["sha256"]
    text = subprocess.run(
        ["sha256sum"], input="Bring a book.", capture_output=True, text=True, check=True
    ).stdout
    assert told["pairs"][1]["en"]["sha256"] == text.split()[0]


def test_an_incomplete_one_says_so_at_the_top_and_names_every_block(
    care: Path, certified: Certified, run
) -> None:
    change(care, "en/care.md", "5 mg at night", "5 mg at night, every night")
    code, out, _ = run("certificate", "care")
    assert code == 1
    assert out.splitlines()[1].startswith("INCOMPLETE: ")
    assert "  1 of 5 block pairs are not approved; 1 of them are about safety." in out.splitlines()[2]
    assert "4 #night, lines 7/7  safety  The English changed since it was approved" in out
    told = certified()
    assert not told["complete"]
    # Nobody has signed what stands there now.
    assert told["pairs"][3]["signatures"] == [] and not told["pairs"][3]["approved"]
    zh = run("certificate", "care", "--language", "zh")[1].splitlines()
    assert zh[1].startswith("不完整：") and "5 对内容块中有 1 对尚未确认，其中涉及安全的 1 对。" in zh[2]


def test_a_finding_that_fails_makes_it_incomplete(care: Path, certified: Certified) -> None:
    (care / "waivers.toml").unlink()
    told = certified()
    assert told["missing"][-1]["en"] == "1 finding that fails the check stands on the page."
    assert [one["rule"] for one in told["findings"]] == ["different-numbers"]


def test_steps_that_are_asked_for_and_were_not_taken_make_it_incomplete(
    care: Path, certified: Certified, run
) -> None:
    (care / "duizhao.toml").write_text(CLINIC, "utf-8")
    assert certified()["missing"][0]["en"].startswith("5 of 5 block pairs are not approved")
    wang = ["--yes", "--by", "Wang Min", "--role", "medical translator"]
    assert run("approve", "care", "--as", "reviewed", *wang)[:2] == (0, "5 reviewed.\n")
    assert {pair["step"] for pair in certified()["pairs"]} == {"reviewed"}
    code, out, err = run("approve", "care", "--yes", "--by", "Wang Min", "--role", "clinician")
    assert code == 1 and "5 too early" in out and "Wang Min reviewed it" in err
    assert run("approve", "care", *LI)[0] == 0
    told = certified()
    assert told["complete"] and told["two_people"] == "all"
    assert [one["by"] for one in told["pairs"][0]["signatures"]] == ["Wang Min", "Li Hua"]


def test_a_page_of_one_language_and_one_that_is_not_there(library: Path, run) -> None:
    (library / "docs/en/alone.md").write_text("# Alone {#alone}\n", "utf-8")
    code, out, _ = run("certificate", "alone")
    assert code == 1 and "There is no Chinese page." in out
    assert run("certificate", "nothing")[0] == 2
    code, _, err = run("certificate", "dose#dose")
    assert code == 2 and "a certificate is about a whole page" in err
    assert run("certificate")[0] == 2
    assert run("certificate", "dose", "--verify", "x.json")[0] == 2


def test_what_is_written_is_as_the_schema_says(care: Path, certified: Certified) -> None:
    validate = fastjsonschema.compile(json.loads(SCHEMA.read_text("utf-8")), use_default=False)
    validate(certified())
    (care / "waivers.toml").unlink()
    change(care, "zh/care.md", "带一本书。\n\n", "")
    validate(certified())
    (care / "docs/zh/care.md").unlink()
    told = certified()
    validate(told)
    with pytest.raises(fastjsonschema.JsonSchemaValueException):
        validate(told | {"more": 1})


# The same state, the same bytes.


def test_the_same_state_gives_the_same_bytes(care: Path, certified: Certified) -> None:
    certified()
    first = (care / "care.json").read_bytes()
    certified()
    assert (care / "care.json").read_bytes() == first
    assert certified()["commit"] is None


def test_it_names_the_commit_that_changed_the_page_last_and_none_for_what_git_does_not_know(
    care: Path, certified: Certified
) -> None:
    git(care, "init", "-q")
    assert certified()["commit"] is None
    git(care, "add", "docs", "memory", "waivers.toml")
    git(care, "commit", "-qm", "Approve the page.")
    name = git(care, "rev-parse", "HEAD")
    assert certified()["commit"] == {"name": name, "on": "2026-11-26T09:00:00+00:00"}
    # A commit about something else is none of its state.
    git(care, "add", "care.json")
    git(care, "commit", "-qm", "Keep the certificate.", date="2026-11-27T09:00:00+00:00")
    assert certified()["commit"]["name"] == name
    change(care, "en/care.md", "a book", "the book")
    assert certified()["commit"] is None


# Whether it holds.


def verified(run, *more: str) -> tuple[int, list[str]]:
    code, out, err = run("certificate", "--verify", "care.json", *more)
    assert err == ""
    return code, out.splitlines()


def test_a_page_that_is_what_was_certified(certified: Certified, run) -> None:
    certified()
    assert verified(run) == (0, ["care is what was certified, byte for byte."])
    assert verified(run, "--language", "zh") == (0, ["care 与证明逐字节一致。"])


def test_which_blocks_differ(care: Path, certified: Certified, run) -> None:
    certified()
    change(care, "en/care.md", "a book", "two books")
    change(care, "zh/care.md", "我们有 8 个房间。\n", "")
    change(care, "en/care.md", "We have 7 rooms.\n", "See you soon.\n")
    code, told = verified(run)
    assert code == 1
    assert "The file of the English page is another one." in told
    assert "care:3 (en): the English is not what was certified." in told
    assert any("not on the page any more: “We have 7 rooms.”" in line for line in told)
    assert any(line.startswith("care:9 (en): this was not on the page") for line in told)
    assert not any("care:7" in line for line in told)


def test_a_file_that_changed_though_no_block_did(care: Path, certified: Certified, run) -> None:
    certified()
    change(care, "en/care.md", "\n\nBring", "\n\n\nBring")
    code, told = verified(run)
    assert code == 1
    assert told == ["The file of the English page is another one; no text of a block is another one."]


def test_a_signature_that_the_memory_does_not_have(care: Path, certified: Certified, run) -> None:
    certified()
    path = care / "care.json"
    path.write_text(path.read_text("utf-8").replace("Li Hua", "Dr Nobody"), "utf-8")
    code, told = verified(run)
    assert code == 1 and len(told) == 5
    assert "the memory does not have what was signed: approved Dr Nobody" in told[0]


def test_what_was_approved_later_is_no_difference_and_an_incomplete_one_stays_so(library: Path, run) -> None:
    assert run("certificate", "clean", "--json", "care.json")[0] == 1
    run("approve", "clean", *LI)
    assert verified(run) == (
        0,
        [
            "clean is what was certified, byte for byte.",
            "The certificate itself is INCOMPLETE: it does not cover the whole page.",
        ],
    )


def test_a_page_that_is_gone(care: Path, certified: Certified, run) -> None:
    certified()
    for language in ("en", "zh"):
        (care / "docs" / language / "care.md").unlink()
    assert verified(run) == (1, ["There is no page care any more."])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "not JSON"),
        ("[]", "not a certificate"),
        ("{}", "not a certificate"),
        ('{"certificate": 2, "duizhao": "9"}', "in form 2; this program reads form 1"),
        ('{"certificate": 1}', "not a certificate"),
        ('{"certificate": 1, "page": "care", "en": null, "zh": null, "pairs": [3]}', "not a certificate"),
        ('{"certificate": 1, "page": "care", "en": 3, "zh": null, "pairs": []}', "not a certificate"),
    ],
)
def test_what_is_no_certificate(care: Path, run, text: str, said: str) -> None:
    (care / "care.json").write_text(text, "utf-8")
    code, out, err = run("certificate", "--verify", "care.json")
    assert (code, out) == (2, "") and said in err and "Traceback" not in err


# On paper.


def typed(*arguments: str, without: str = "") -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, as if the package `without` were not installed: a process opens a browser but
    once, and that of the tests may be open."""
    program = (
        f"import sys; sys.modules[{without!r}] = None; from duizhao.cli.main import main; sys.exit(main())"
    )
    return subprocess.run([sys.executable, "-c", program, *arguments], capture_output=True, encoding="utf-8")


@pytest.mark.browser
@pytest.mark.parametrize("language", ["en", "zh"])
def test_as_pdf_it_says_the_same_and_is_the_same_each_time(care: Path, language: str) -> None:
    change(care, "en/care.md", "a book", "two books")
    for name in ("one.pdf", "two.pdf"):
        ended = typed("certificate", "care", "--pdf", name, "--language", language)
        assert (ended.returncode, ended.stderr) == (1, "")
        assert name in ended.stdout and ("INCOMPLETE" if language == "en" else "不完整") in ended.stdout
    assert (care / "one.pdf").read_bytes() == (care / "two.pdf").read_bytes()
    pages = PdfReader(care / "one.pdf").pages
    text = "".join("".join(page.extract_text() for page in pages).split())
    assert ("INCOMPLETE" if language == "en" else "不完整：本证明未涵盖整个页面") in text[:200]
    for said in ("LiHua", "clinician", "MD", "Oneisclosed.", "Chen", "different-numbers", "夜间服用5mg。"):
        assert said in text, said


@pytest.mark.browser
def test_the_page_that_is_printed_can_be_read_out(care: Path, browser: Browser) -> None:
    certificate = make_certificate(Workspace.read(care), "care")
    page = browser.new_page()
    page.set_content(certificate_page(certificate, "zh"))
    assert page.locator("html").get_attribute("lang") == "zh"
    assert page.get_by_role("columnheader").count() == 8
    assert page.get_by_role("heading", level=1).inner_text() == "中英文对照证明"
    for colours in ("light", "dark"):
        page.emulate_media(color_scheme=colours)
        found = Axe().run(page).response["violations"]
        assert found == [], [one["id"] for one in found]
    page.close()


@pytest.mark.browser
@pytest.mark.parametrize("package", ["playwright.sync_api", "pypdf"])
def test_without_the_packages_for_pdf_it_says_what_to_install(care: Path, package: str) -> None:
    ended = typed("certificate", "care", "--pdf", "care.pdf", "--language", "en", without=package)
    assert ended.returncode == 2 and ended.stderr.count("\n") == 1
    assert "is not installed. Run: " in ended.stderr and "[handouts]" in ended.stderr
    assert not (care / "care.pdf").exists()


@pytest.mark.parametrize(
    "forge",
    [
        lambda text: text.replace('"complete": false', '"complete": true'),
        lambda text: text.replace('"complete": false', '"complete": false,\n  "complete": true'),
        lambda text: text.replace('"complete": false', '"complete": "no"'),
        lambda text: text.replace('"complete": false', '"complete": true').replace(
            '"approved": false', '"approved": true'
        ),
    ],
    ids=["complete", "twice", "no truth", "approved"],
)
def test_a_forged_one_is_not_vouched_for(
    care: Path, certified: Certified, run, forge: Callable[[str], str]
) -> None:
    change(care, "zh/care.md", "带一本书。", "带两本书。")
    certified()
    file = care / "care.json"
    text = file.read_text("utf-8")
    assert forge(text) != text
    file.write_text(forge(text), "utf-8")
    assert run("certificate", "--verify", "care.json")[0] in (1, 2)
