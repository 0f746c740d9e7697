"""A library in Traditional Chinese: it is compared as one in Simplified Chinese is, and told as it is written."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from duizhao.align.alignments import Alignments
from duizhao.checks.check_library import check_texts
from duizhao.checks.check_sentences import check_sentences
from duizhao.checks.finding import Finding
from duizhao.checks.kept_findings import KeptFindings
from duizhao.checks.rule import Knowledge, all_rules
from duizhao.checks.workspace import Workspace
from duizhao.cli.main import main
from duizhao.library.pages import Page, PagePair
from duizhao.library.safety import Safety
from duizhao.library.sentence_table import SentenceRow, TableCell
from duizhao.library.settings import Settings
from duizhao.library.terms.term_base import TermBase
from duizhao.text.language.simplified import folded
from traditional import traditional

ROOT = Path(__file__).parents[2]
TERMS = (ROOT / "terms.csv").read_text("utf-8")
PATH = Path("terms.csv")
SIMPLIFIED = Knowledge(TermBase.parse(TERMS, PATH))
TRADITIONAL = Knowledge(
    TermBase.parse(traditional(TERMS), PATH).compared("traditional"),
    Safety.read(Path("none"), chinese="traditional"),
    chinese="traditional",
)
# Pages of this library, long ones and short ones; the second half of each Chinese one is put into the place of the first, and
# numbers are changed, so that there is much to tell.
PAGES = sorted((ROOT / "docs/zh").rglob("*.md"))[::9]


def place(finding: Finding) -> tuple[object, ...]:
    spot = finding.place
    compare = finding.compare and (finding.compare.line, finding.compare.column, len(finding.compare.text))
    where = (spot.language, spot.line, spot.column, len(spot.text))
    return finding.rule, finding.severity, finding.confidence, where, compare


def differing(zh: str) -> str:
    lines = zh.split("\n")
    for number in range(8, len(lines), 7):
        lines[number] = lines[number].replace("不", "").replace("2", "7").replace("可能", "必须")
    return "\n".join(lines[: len(lines) * 3 // 4])


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_the_same_is_found_at_the_same_places(path: Path) -> None:
    en = (ROOT / "docs/en" / path.relative_to(ROOT / "docs/zh")).read_text("utf-8")
    zh = differing(path.read_text("utf-8"))
    assert folded(traditional(zh)) == zh, "choose pages whose every character comes back"
    here, there = check_texts(en, zh, SIMPLIFIED), check_texts(en, traditional(zh), TRADITIONAL)
    assert [place(one) for one in there] == [place(one) for one in here]
    lines = traditional(zh).split("\n")
    for simplified, one in zip(here, there, strict=True):
        for spot in (one.place, one.compare):
            if spot and spot.language == "zh" and spot.text:
                shown = spot.text.split("\n")[0]
                assert lines[spot.line - 1][spot.column - 1 :].startswith(shown)
        assert one.bound_to.zh == traditional(simplified.bound_to.zh)
        assert folded(one.message.en) == simplified.message.en


def told(findings: Iterable[Finding]) -> list[tuple[str, str, str]]:
    return [(one.rule, one.place.text, one.message.en) for one in findings]


def test_what_is_told_is_told_as_it_is_written() -> None:
    rules = tuple(rule for rule in all_rules() if rule.id in ("different-numbers", "wrong-script"))
    found = check_texts("Take 5 mg after food.\n", "飯後服用 50 毫克药物。\n", TRADITIONAL, rules)
    assert told(found) == [
        (
            "different-numbers",
            "50 毫克",
            "The English says “5 mg”, the Chinese “50 毫克”.",
        ),
        ("wrong-script", "药", "“药” is Simplified; in Traditional Chinese it is “藥”."),
    ]
    assert found[0].place.line_text == "飯後服用 50 毫克药物。"


def test_names_of_the_term_base_are_told_as_they_are_written() -> None:
    text = (
        "id,en,en_variants,en_forbidden,zh,zh_variants,zh_misspelt,zh_forbidden,scope,plain_en,plain_zh,note\n"
        "T1,aspirin,,,阿士匹靈,,阿斯匹靈,,everywhere,,,\n"
    )
    terms = TermBase.parse(text, PATH).compared("traditional")
    rules = tuple(rule for rule in all_rules() if rule.id == "forbidden-term")
    (found,) = check_texts("Take aspirin.\n", "服用阿斯匹靈。\n", replace(TRADITIONAL, terms=terms), rules)
    assert found.message.en == "Do not write “阿斯匹靈”. The term base says “阿士匹靈”."
    assert found.fix.en.startswith("Write “阿士匹靈”")
    assert terms.as_written.terms[0].zh == ("阿士匹靈",)


def test_sentence_pairs_are_compared_likewise() -> None:
    row = SentenceRow("a", 2, TableCell("Do not take 5 mg.", 3), TableCell("請服用 50 毫克。", 30))
    found = check_sentences([row], Path("pairs.tsv"), TRADITIONAL)
    assert {one.rule for one in found} >= {"different-numbers", "different-polarity"}
    assert {one.place.line_text for one in found if one.place.language == "zh"} == {"請服用 50 毫克。"}


def test_who_asks_for_an_alignment_gets_the_blocks_of_the_page() -> None:
    en = Page("a", "en", Path("en/a.md"), "# Dose\n\nOne sentence.\n\nTwo of them.\n")
    zh = Page("a", "zh", Path("zh/a.md"), "# 劑量\n\n一句話。\n\n兩句話。\n", chinese="traditional")
    pair, alignments = PagePair("a", en, zh), Alignments()
    assert [one.zh for one in alignments.of(pair)] == list(zh.blocks)
    assert [one.zh and one.zh.text for one in alignments.of(pair.compared)] == [
        "剂量",
        "一句话。",
        "两句话。",
    ]
    assert zh.text == zh.compared.text and zh.compared.compared is zh.compared


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A page in Traditional Chinese with a command that is a ban, and a library that says so."""
    for language, text in (("en", "# Dose\n\nDo not drive.\n"), ("zh", "# 劑量\n\n切勿開車。\n")):
        (tmp_path / "docs" / language).mkdir(parents=True)
        (tmp_path / "docs" / language / "dose.md").write_text(text, "utf-8")
    (tmp_path / "duizhao.toml").write_text('[check]\nchinese = "traditional"\nprofile = "health"\n', "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_setting_decides(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--rule", "wrong-script"]) == 0
    (library / "duizhao.toml").write_text("", "utf-8")
    assert main(["check", "--rule", "wrong-script"]) == 1
    assert "開車" in capsys.readouterr().out


def test_what_was_kept_in_another_script_is_looked_at_again(library: Path) -> None:
    settings = Settings.read(library)
    other = replace(settings, check=replace(settings.check, chinese="simplified"))
    kept, pair = KeptFindings.read(settings, all_rules(), "general"), Workspace(settings).library.pairs[0]
    assert kept._judges != KeptFindings.read(other, all_rules(), "general")._judges
    assert kept.of(pair) is None


def test_safety_is_known_in_traditional_characters(library: Path) -> None:
    knowledge = Workspace(Settings.read(library)).knowledge
    page = Workspace(Settings.read(library)).page("dose", "zh")
    assert page and knowledge.safety.covers(page.blocks[-1])
    assert not SIMPLIFIED.safety.covers(page.blocks[-1])
