"""One run of a command reads each page, the terms and the settings once, and aligns each pair once."""

import shutil
from pathlib import Path

import pytest

from call_counts import counted, once
from duizhao.checks import check_pairs
from duizhao.checks.kept_findings import KeptFindings
from duizhao.memory.stale.pages_in_step import PagesInStep
from duizhao.memory.store import page_file

TERMS = """\
id,en,en_variants,en_forbidden,zh,zh_variants,zh_misspelt,zh_forbidden,scope,plain_en,plain_zh,note
T1,heart attack,,,心肌梗死,心脏病发作,,,everywhere,An illness.,一种疾病。,
"""
WAIVER = """\
[[waiver]]
rule = "different-numbers"
page = "two"
reason = "A test."
by = "editor"
bound_to = "0"
on = "2026-11-25"
"""
COMMANDS = (
    ("check",),
    ("check", "--fix"),
    ("status",),
    ("status", "two"),
    ("suggest",),
    ("desk",),
    ("export",),
    ("waive", "different-numbers", "two:5", "--reason", "a test", "--by", "editor"),
)
# What no page includes.
LEFT_OUT = (
    "sources",
    "candidacy",
    "contraindications",
    "benefits",
    "administration",
    "sessions",
    "how-this-text-was-edited",
)


@pytest.fixture
def two_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The root of a library of two page pairs, one with a finding that lapsed from its waiver, and a term with two
    names."""
    for key, number in (("one", "5"), ("two", "7")):
        for language, text in (
            ("en", "# Heart {#heart}\n\nA heart attack is an illness.\n\nTake 5 mg.\n"),
            ("zh", f"# 心脏 {{#heart}}\n\n心肌梗死是一种疾病。\n\n服用 {number} mg。\n"),
        ):
            page = tmp_path / "docs" / language / f"{key}.md"
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(text.replace("Heart", f"Heart {key}"), encoding="utf-8")
    (tmp_path / "terms.csv").write_text(TERMS, encoding="utf-8")
    (tmp_path / "duizhao.toml").write_text("", encoding="utf-8")
    (tmp_path / "waivers.toml").write_text(WAIVER, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_command_reads_and_aligns_each_thing_once(command: tuple[str, ...], two_pages: Path, run) -> None:
    with counted() as calls:
        code, _told, complained = run(*command, "--language", "en")
    assert code in (0, 1), complained
    assert len(calls.pages) == 4 and once(calls.pages)
    assert once(calls.aligned)
    assert once(calls.terms) and once(calls.settings)


def test_approving_reads_and_aligns_each_thing_once(two_pages: Path, run) -> None:
    with counted() as calls:
        code, _told, complained = run("approve", "--all", "--yes", "--by", "editor", "--language", "en")
    assert code in (0, 1), complained
    assert len(calls.pages) == 4 and once(calls.pages)
    assert len(calls.aligned) == 2 and once(calls.aligned)


def test_this_library_is_aligned_once_by_all_that_check_it(
    copied: Path, run, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The pages for patients say all kinds of things. Those of the rules are many, and alike.
    for language in ("en", "zh"):
        shutil.rmtree(copied / "docs" / language / "contribute")
        for key in LEFT_OUT:
            (copied / "docs" / language / f"{key}.md").unlink()
    # In this process, and as if nothing had been found before.
    monkeypatch.setattr(check_pairs, "usable_cores", lambda: 1)
    monkeypatch.setattr(KeptFindings, "of", lambda *_: None)
    monkeypatch.setattr(PagesInStep, "has", lambda *_: False)
    with counted() as calls:
        # Links lead to what was left out.
        assert run("check", "--root", copied)[0] == 1
    assert len(calls.pages) > 20
    # The check gives back what it parsed. Of a page that the memory knows, the states are asked for then.
    twice = {path for path, number in calls.pages.items() if number > 1}
    assert max(calls.pages.values()) <= 2
    assert [path for path in twice if not _is_remembered(path, copied)] == []
    assert once(calls.aligned) and len(calls.aligned) * 2 == len(calls.pages)


def _is_remembered(page: Path, root: Path) -> bool:
    key = Path(*page.relative_to(root / "docs").parts[1:]).with_suffix("")
    return page_file(root / "memory", key.as_posix()).is_file()


def test_this_library_is_read_once_for_what_is_made_from_it(project: Path, run) -> None:
    with counted() as calls:
        assert run("generate", "--check", "--root", project)[0] == 0
    assert once(calls.pages) and once(calls.terms) and once(calls.settings)
