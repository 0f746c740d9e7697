"""What a waiver covers, when it lapses, and the file it stands in."""

import multiprocessing
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from duizhao.align.align import BlockPair
from duizhao.base.bilingual import Bilingual
from duizhao.base.errors import CannotRun
from duizhao.checks.check_library import check_texts
from duizhao.checks.finding import Bound, Finding, Place, Waiver
from duizhao.checks.rule import Fault, Knowledge, Spot, all_rules
from duizhao.checks.waivers import add_waiver, judge, read_waivers

RULES = {rule.id: rule for rule in all_rules()}
EN = "# Title {#title}\n\nTake 5 mg.\n\nWe have 7 rooms.\n"
ZH = "# 标题 {#title}\n\n服用 50 mg。\n\n我们有 8 个房间。\n"


def found(en: str, zh: str, rule: str = "different-numbers") -> tuple[Finding, ...]:
    return check_texts(en, zh, Knowledge(), (RULES[rule],))


def waive(finding: Finding) -> Waiver:
    return Waiver(finding.rule, finding.page, "so the label says", "Dr Li", finding.bound_to.digest)


def test_a_waiver_covers_its_own_finding_alone() -> None:
    dose, rooms = found(EN, ZH)
    judged = judge((dose, rooms), [waive(dose)])
    assert judged.live == (rooms,)
    assert [(finding.rule, finding.waiver) for finding in judged.waived] == [(dose.rule, waive(dose))]
    assert (judged.used, judged.lapsed) == (1, ())


@pytest.mark.parametrize(
    ("en", "zh"),
    [
        (EN.replace("Take", "Take only"), ZH),
        (EN, ZH.replace("服用", "请服用")),
        (EN, ZH.replace("50", "500")),
        (EN.replace("mg.", "mg"), ZH),
    ],
)
def test_it_lapses_when_either_text_changes_and_the_finding_comes_back(en: str, zh: str) -> None:
    waiver = waive(found(EN, ZH)[0])
    judged = judge(found(en, zh), [waiver])
    assert [finding.place.line for finding in judged.live] == [3, 5]
    assert judged.lapsed == (waiver,)


@pytest.mark.parametrize(
    ("en", "zh"),
    [
        (EN.replace("7 rooms", "9 rooms"), ZH),
        ("New first paragraph here.\n\n" + EN, "这里是新的第一段。\n\n" + ZH),
    ],
)
def test_it_holds_while_other_text_changes(en: str, zh: str) -> None:
    judged = judge(found(en, zh), [waive(found(EN, ZH)[0])])
    assert len(judged.waived) == 1 and judged.lapsed == ()


def test_a_finding_that_is_gone_leaves_a_lapsed_waiver() -> None:
    waiver = waive(found(EN, ZH)[0])
    judged = judge(found(EN, ZH.replace("50 mg", "5 mg")), [waiver])
    assert (len(judged.live), judged.waived, judged.lapsed) == (1, (), (waiver,))


def test_another_rule_or_page_is_not_covered() -> None:
    dose, _rooms = found(EN, ZH)
    good = waive(dose)
    strangers = [
        Waiver("other-rule", good.page, good.reason, good.by, good.bound_to),
        Waiver(good.rule, "other", good.reason, good.by, good.bound_to),
    ]
    judged = judge((dose,), strangers)
    assert (judged.live, judged.lapsed) == ((dose,), tuple(strangers))


def test_two_findings_in_one_block_pair_are_two() -> None:
    one, two = found("Take 5 mg, then 7 ml.\n", "服用 50 mg，然后 70 ml。\n")
    assert (one.bound_to.en, one.bound_to.zh) == (two.bound_to.en, two.bound_to.zh)
    assert judge((one, two), [waive(one)]).live == (two,)


def test_a_finding_that_shows_one_side_is_bound_to_both() -> None:
    def first_chinese_character(pair: BlockPair, _knowledge: Knowledge) -> Iterator[Fault]:
        assert pair.zh
        yield Fault("zh", Spot(pair.zh, 0, 1), None, Bilingual("A.", "甲。"))

    rule = replace(RULES["different-numbers"], check=first_chinese_character)
    (finding,) = check_texts("See you there.\n", "到时见。\n", Knowledge(), (rule,))
    assert (finding.bound_to.en, finding.bound_to.zh) == ("See you there.", "到时见。")


def test_a_missing_block_is_bound_to_itself_and_not_to_its_neighbour() -> None:
    en = "One is the first paragraph here.\n\nBring a book to read.\n"
    (finding,) = found(en, "这里是第一段。\n", "missing-block")
    assert (finding.bound_to.en, finding.bound_to.zh) == ("Bring a book to read.", "")


def test_a_missing_page_is_bound_to_the_page_that_is_there() -> None:
    (finding,) = check_texts("# A\n\nB\n", None, Knowledge(), (RULES["missing-page"],))
    assert (finding.bound_to.en, finding.bound_to.zh) == ("# A\n\nB\n", "")


@given(some.text(), some.text(), some.text(), some.text())
def test_a_digest_is_the_same_for_the_same_texts_only(a: str, b: str, c: str, d: str) -> None:
    assert (Bound(a, b).digest == Bound(c, d).digest) == ((a, b) == (c, d))


def test_what_is_written_is_read_again_and_quotes_both_texts(tmp_path: Path) -> None:
    path = tmp_path / "waivers.toml"
    dose, _rooms = found(EN, ZH)
    add_waiver(path, waive(dose), dose.bound_to)
    assert read_waivers(path) == (waive(dose),)
    (entry,) = tomllib.loads(path.read_text(encoding="utf-8"))["waiver"]
    assert (entry["en"], entry["zh"]) == ("Take 5 mg.", "服用 50 mg。")
    assert "on" not in entry


def test_a_second_one_leaves_the_first_and_a_persons_notes(tmp_path: Path) -> None:
    path = tmp_path / "waivers.toml"
    dose, rooms = found(EN, ZH)
    add_waiver(path, waive(dose), dose.bound_to)
    noted = path.read_text(encoding="utf-8").replace("[[waiver]]", "# ask Dr Li again in May\n[[waiver]]")
    path.write_text(noted, encoding="utf-8")
    add_waiver(path, waive(rooms), rooms.bound_to)
    assert path.read_text(encoding="utf-8").startswith(noted)
    assert read_waivers(path) == (waive(dose), waive(rooms))


@given(
    some.text(some.characters(exclude_categories=["Cs"])),
    some.text(some.characters(exclude_categories=["Cs"])),
)
def test_any_text_survives_the_file(tmp_path_factory: pytest.TempPathFactory, reason: str, text: str) -> None:
    path = tmp_path_factory.mktemp("waivers") / "waivers.toml"
    waiver = Waiver("a-rule", "a", f"because {reason}", "Li", "0" * 32, "2026-01-02")
    add_waiver(path, waiver, Bound(text, reason))
    (read,) = read_waivers(path)
    assert read.reason == waiver.reason.strip()


@pytest.mark.parametrize(("reason", "by"), [("", "Li"), ("why", ""), (" …\u200b", "Li"), ("why", " - ")])
def test_an_empty_reason_or_name_is_refused(tmp_path: Path, reason: str, by: str) -> None:
    path = tmp_path / "waivers.toml"
    with pytest.raises(CannotRun):
        add_waiver(path, Waiver("a-rule", "a", reason, by, "0" * 32), Bound())
    assert not path.exists()


def test_the_same_finding_is_not_waived_twice(tmp_path: Path) -> None:
    path = tmp_path / "waivers.toml"
    waiver = Waiver("a-rule", "a", "why", "Li", "0" * 32)
    add_waiver(path, waiver, Bound())
    before = path.read_text(encoding="utf-8")
    with pytest.raises(CannotRun) as stopped:
        add_waiver(path, waiver, Bound())
    assert stopped.value.message.en == "Li has waived this finding already: why"
    assert path.read_text(encoding="utf-8") == before


GOOD = '[[waiver]]\nrule = "r"\npage = "p"\nreason = "why"\nby = "Li"\nbound_to = "0"\n'


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[waiver", "not valid TOML"),
        ("rule = 1\n", "every waiver has to begin with a line [[waiver]]"),
        ("waiver = 1\n", "every waiver has to begin with a line [[waiver]]"),
        ("waiver = [1]\n", "waiver 1 has no 'rule'"),
        (GOOD + GOOD.replace('"why"', '" "'), "waiver 2 has no 'reason'"),
        (GOOD.replace('by = "Li"\n', ""), "waiver 1 has no 'by'"),
        (GOOD.replace('bound_to = "0"\n', ""), "waiver 1 has no 'bound_to'"),
        (GOOD + "line = 3\n", "waiver 1 has an unknown key 'line'"),
    ],
)
def test_a_bad_file_is_named_with_the_waiver(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "waivers.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CannotRun) as stopped:
        read_waivers(path)
    assert stopped.value.message.en.startswith(f"{path}: {told}")


def test_a_date_may_be_a_date_of_toml(tmp_path: Path) -> None:
    path = tmp_path / "waivers.toml"
    path.write_text(GOOD + "on = 2026-01-02\n", encoding="utf-8")
    assert read_waivers(path)[0].on == "2026-01-02"


def test_without_a_file_there_are_none(tmp_path: Path) -> None:
    assert read_waivers(tmp_path / "waivers.toml") == ()


def add_some(path: Path, name: str, number: int) -> None:
    for index in range(number):
        add_waiver(path, Waiver("a-rule", "a", "why", name, f"{name}{index}"), Bound("a", "甲"))


def test_many_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "waivers.toml"
    spawn = multiprocessing.get_context("spawn")
    writers = [spawn.Process(target=add_some, args=(path, name, 10)) for name in ("a", "b", "c", "d")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert [writer.exitcode for writer in writers] == [0] * 4
    assert {waiver.bound_to for waiver in read_waivers(path)} == {
        f"{name}{index}" for name in "abcd" for index in range(10)
    }
    assert [entry.name for entry in tmp_path.iterdir()] == ["waivers.toml"]


def test_ten_thousand_findings_in_one_long_block_take_no_long_time() -> None:
    text = "好" * 1_000_000
    place, words = Place("p", 1, 1, "zh"), Bilingual("", "")
    findings = [
        Finding("a-rule", "error", "p", place, None, words, words, Bound(text, text, ((n, n), (n, n))))
        for n in range(10_000)
    ]
    waiver = Waiver("a-rule", "p", "why", "Li", findings[7].bound_to.digest)
    assert len(judge(findings, [waiver]).live) == 9_999
