"""Settings files and the outputs for programs: what `docs/schemas/` says of them is what the program does.

The faults stand in `settings_faults.md`.
"""

import json
import re
import tomllib
from collections.abc import Callable
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

import fastjsonschema
import pytest

from duizhao.base.errors import CannotRun
from duizhao.checks import waivers
from duizhao.checks.recorded_findings import KEYS as BASELINE_KEYS
from duizhao.checks.recorded_findings import read_baseline
from duizhao.checks.rule_choice import RuleChoice
from duizhao.checks.waivers import read_waivers
from duizhao.library import approval_settings, check_settings, conformance, rule_settings, safety, site_pages
from duizhao.library.pictures import picture_file
from duizhao.library.pictures.picture import PICTURE_KINDS
from duizhao.library.publisher import Publisher
from duizhao.library.reading_targets import Targets
from duizhao.library.safety import Safety
from duizhao.library.settings import DEFAULTS, TABLES, Settings
from duizhao.library.terms.term_base import TermBase
from duizhao.normalise import topics, watched_phrases
from duizhao.site.search.search_settings import SearchWords

ROOT = Path(__file__).parent.parent
SCHEMAS = ROOT / "docs" / "schemas"
FAULTS = Path(__file__).with_name("settings_faults.md")
CASE = re.compile(r"^## (?P<file>.+)$|^### (?P<said>.+)\n[^#`]*```\w+\n(?P<text>[^`]*)```$", re.MULTILINE)
PROGRAM_ONLY = " (program only)"


def settings_of(path: Path) -> RuleChoice:
    return RuleChoice.of(Settings.read(path.parent))


# By the name of a file: what reads it, and its schema.
READERS: dict[str, tuple[Callable[[Path], object], str]] = {
    "duizhao.toml": (settings_of, "duizhao"),
    "waivers.toml": (read_waivers, "waivers"),
    "safety.toml": (Safety.read, "safety"),
    "topics.toml": (topics.read_topics, "topics"),
    "phrases.toml": (watched_phrases.Phrases.read, "phrases"),
    "search.toml": (SearchWords.read, "search"),
    "conformance.toml": (conformance.read_guides, "conformance"),
    "pictures/day.toml": (lambda path: picture_file.read_pictures(path.parent, PICTURE_KINDS), "picture"),
    "baseline.json": (read_baseline, "baseline"),
    "terms.csv": (TermBase.read, ""),
}


def schema(name: str) -> dict[str, Any]:
    return json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8"))


def validate(name: str, data: object) -> None:
    fastjsonschema.validate(schema(name), data, use_default=False)


def data_of(text: str, name: str) -> Any:
    """What a schema looks at: a day of TOML is a text to it, as it is to editors."""
    return _plain(json.loads(text) if name.endswith(".json") else tomllib.loads(text))


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value


def cases() -> list[tuple[str, str, str]]:
    found, file = [], ""
    for match in CASE.finditer(FAULTS.read_text("utf-8")):
        file = match["file"] or file
        if match["said"]:
            found.append((file, match["said"], match["text"]))
    return found


def test_every_case_is_read() -> None:
    assert len(cases()) == FAULTS.read_text("utf-8").count("\n### ")
    assert {file for file, *_ in cases()} == set(READERS)


@pytest.mark.parametrize(("file", "said", "text"), cases())
def test_a_fault_is_refused_in_both_languages(file: str, said: str, text: str, tmp_path: Path) -> None:
    path = tmp_path / file
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")
    with pytest.raises(CannotRun) as stopped:
        READERS[file][0](path)
    message = stopped.value.message
    assert said.removesuffix(PROGRAM_ONLY) in message.en and path.name in message.en
    assert path.name in message.zh and re.search("[\u4e00-\u9fff]", message.zh)


@pytest.mark.parametrize(("file", "said", "text"), cases())
def test_the_schema_refuses_it_too(file: str, said: str, text: str) -> None:
    name = READERS[file][1]
    if not name or said.endswith(PROGRAM_ONLY):
        return
    with pytest.raises(fastjsonschema.JsonSchemaValueException):
        validate(name, data_of(text, file))


def library_files() -> list[tuple[str, Path]]:
    """The files of this library and of the one that `init` writes."""
    folders = (ROOT, ROOT / "scripts/duizhao/cli/starter")
    return [
        *(
            (schema, folder / file)
            for folder in folders
            for file, (_read, schema) in READERS.items()
            if schema
        ),
        *(("safety", path) for path in (ROOT / "scripts/duizhao/library").glob("safety*.toml")),
        *(("picture", path) for path in sorted((ROOT / "pictures").glob("*.toml"))),
    ]


FILES = [(name, path) for name, path in library_files() if path.exists()]


@pytest.mark.parametrize(("name", "path"), FILES, ids=lambda one: getattr(one, "name", one))
def test_the_files_of_the_libraries_are_valid(name: str, path: Path) -> None:
    validate(name, data_of(path.read_text("utf-8"), path.name))


def test_there_are_files_to_look_at() -> None:
    assert {"duizhao", "safety", "topics", "phrases", "search", "picture"} <= {name for name, _ in FILES}


def keys(name: str, *way: str) -> set[str]:
    """The keys that a schema knows, at its top or on the way into it."""
    part = schema(name)
    for step in way:
        part = part["properties"][step] if step != "[]" else part["items"]
    assert part.get("additionalProperties") is False
    return set(part["properties"])


def test_the_schemas_know_the_keys_of_the_program_and_no_other() -> None:
    assert keys("duizhao") == set(TABLES)
    assert keys("duizhao", "paths") == {*DEFAULTS, "exclude", "links"}
    assert keys("duizhao", "check") == set(check_settings.KEYS)
    assert keys("duizhao", "site") == set(site_pages.KEYS)
    assert keys("duizhao", "rules") == set(rule_settings.KEYS)
    assert keys("duizhao", "approval") == set(approval_settings.KEYS)
    people = schema("duizhao")["properties"]["people"]["additionalProperties"]
    assert set(people["properties"]) == set(approval_settings.PERSON_KEYS)
    assert keys("duizhao", "publisher") == {one.name for one in fields(Publisher)}
    assert keys("duizhao", "reading") == {one.name for one in fields(Targets)}
    assert keys("waivers", "waiver", "[]") == set(waivers.KNOWN)
    assert keys("safety") == set(safety.KEYS)
    assert keys("topics", "topic", "[]") == set(topics.KEYS)
    assert keys("phrases", "watch", "[]") == set(watched_phrases.KEYS)
    assert keys("conformance", "guide", "[]") == set(conformance.GUIDE_KEYS)
    assert keys("conformance", "guide", "[]", "point", "[]") == set(conformance.POINT_KEYS)
    assert keys("picture") == picture_file.PICTURE_KEYS
    assert keys("picture", "part", "[]") == picture_file.PART_KEYS
    assert keys("picture", "part", "[]", "item", "[]") == picture_file.ITEM_KEYS
    assert keys("baseline") == set(BASELINE_KEYS)


def test_the_paths_have_their_usual_values() -> None:
    said = {
        key: one["default"]
        for key, one in schema("duizhao")["properties"]["paths"]["properties"].items()
        if "default" in one
    }
    assert said == DEFAULTS


def test_every_setting_that_exists_is_taken(tmp_path: Path) -> None:
    text = """
        [paths]
        baseline = "data/baseline.json"
        exclude = ["docs/*/drafts/**"]
        [check]
        fail_on = ["safety", "possible"]
        profile = "software"
        chinese = "traditional"
        [rules]
        ignore = ["long-sentence"]
        [rules.severity]
        different-links = "advice"
        [rules.per-path]
        "blog/**" = ["missing-page"]
        "legal" = ["all"]
        [generated]
        review_due = 2027-11-22
        author = "Editors"
        rule_version = 3
        roles = "editors"
        [sources]
        simplify = true
        [reading]
        grade = 8
        boxes = ["tip"]
        [approval]
        translated = []
        reviewed = ["medical translator"]
        approved = ["clinician"]
        two_people = "safety"
        [people]
        "Li Hua" = { role = "clinician", qualification = "MD" }
    """
    (tmp_path / "duizhao.toml").write_text(text, "utf-8")
    settings = Settings.read(tmp_path)
    RuleChoice.of(settings)
    assert settings.baseline == tmp_path.resolve() / "data/baseline.json"
    assert settings.rules.off == ("long-sentence",)
    assert dict(settings.generated.front_matter)["review_due"] == "2027-11-22"
    validate("duizhao", data_of(text, "duizhao.toml"))


@pytest.mark.parametrize("command", [["check"], ["build"], ["status"], ["baseline"], ["explain"]])
def test_a_slip_in_the_settings_stops_every_command(command: list[str], tmp_path: Path, run) -> None:
    (tmp_path / "duizhao.toml").write_text("[rulez]\n", "utf-8")
    code, told, complained = run(*command, "--root", tmp_path, "--language", "en")
    assert (code, told) == (2, "")
    assert "Did you mean rules?" in complained and "Traceback" not in complained


FAULTY = (
    "# Dose {#dose}\n\nTake 5 mg.\n\nWe have 7 rooms.\n",
    "# 用量 {#dose}\n\n服用 50 mg。\n\n我们有 8 个房间。\n",
)


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library with two findings and a page that one language lacks, where the test stands."""
    for language, text in zip(("en", "zh"), FAULTY, strict=True):
        folder = tmp_path / "docs" / language
        folder.mkdir(parents=True)
        (folder / "dose.md").write_text(text, "utf-8")
    (tmp_path / "docs/en/alone.md").write_text("# Alone {#alone}\n\nNo one translated this.\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def checked(run) -> dict[str, Any]:
    report = json.loads(run("check", "--format", "json", "--show-waived")[1])
    validate("check", report)
    return report


def test_what_check_tells_programs_is_valid(small: Path, run) -> None:
    report = checked(run)
    assert {finding["baseline"] for finding in report["findings"]} == {None}
    assert run("waive", "different-numbers", "dose:3", "--reason", "a test", "--by", "editor")[0] == 0
    validate("waivers", data_of((small / "waivers.toml").read_text("utf-8"), "waivers.toml"))
    assert any(finding["waiver"] for finding in checked(run)["findings"])
    assert run("baseline")[0] == 0
    validate("baseline", data_of((small / "baseline.json").read_text("utf-8"), "baseline.json"))
    page = small / "docs/zh/dose.md"
    page.write_text(page.read_text("utf-8").replace("8 个", "9 个"), "utf-8")
    report = checked(run)
    assert "new" in {finding["baseline"] for finding in report["findings"]}
    assert report["counts"]["recorded"] and report["counts"]["gone"] == 1
    for key in ("findings", "counts"):
        with pytest.raises(fastjsonschema.JsonSchemaValueException):
            validate("check", {name: value for name, value in report.items() if name != key})
    with pytest.raises(fastjsonschema.JsonSchemaValueException):
        validate("check", report | {"more": 1})


def test_what_check_tells_of_sentence_pairs_is_valid(small: Path, run) -> None:
    (small / "pairs.tsv").write_text("id\ten\tzh\na\tTake 5 mg.\t服用 50 mg。\n", "utf-8")
    validate("check", json.loads(run("check", "--pairs", "pairs.tsv", "--format", "json")[1]))


def test_what_status_tells_programs_is_valid(small: Path, run) -> None:
    fresh = json.loads(run("status", "--format", "json")[1])
    validate("status", fresh)
    assert any(page["waiting"] for page in fresh["pages"])
    run("waive", "different-numbers", "dose:5", "--reason", "a test", "--by", "editor")
    run("approve", "dose", "--yes", "--by", "editor")
    page = small / "docs/zh/dose.md"
    page.write_text(page.read_text("utf-8").replace("8 个房间", "8 间大房"), "utf-8")
    stale = json.loads(run("status", "--format", "json")[1])
    validate("status", stale)
    assert stale["waivers"]["lapsed"]
    with pytest.raises(fastjsonschema.JsonSchemaValueException):
        validate("status", stale | {"more": 1})


def test_the_status_of_this_library_is_valid(copied: Path, run) -> None:
    validate("status", json.loads(run("status", "--root", copied, "--format", "json")[1]))


def test_every_schema_is_told_of() -> None:
    told = set(re.findall(r"\((\w+\.schema\.json)\)", (SCHEMAS / "README.md").read_text("utf-8")))
    assert told == {path.name for path in SCHEMAS.glob("*.json")}
