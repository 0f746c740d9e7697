"""The baseline as a law: what is recorded covers itself and what is less, and nothing else."""

from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as some

from duizhao.base.bilingual import Bilingual
from duizhao.checks.finding import SEVERITIES, Bound, Finding, Place
from duizhao.checks.recorded_findings import (
    CONFIDENCES,
    apart_from,
    prune_baseline,
    read_baseline,
    write_baseline,
)
from duizhao.checks.troubles import TROUBLES
from duizhao.checks.waivers import Judged

TEXT = Bilingual("-", "-")
FINDINGS = some.lists(
    some.builds(
        lambda page, rule, severity, confidence, text: Finding(
            rule,
            severity,
            page,
            Place(page, 1, 1, "en"),
            None,
            TEXT,
            TEXT,
            Bound(text),
            confidence=confidence,
        ),
        some.sampled_from(["a", "b/c", "中文"]),
        some.sampled_from(["different-numbers", "missing-block"]),
        some.sampled_from(SEVERITIES),
        some.sampled_from(CONFIDENCES),
        some.sampled_from(["one", "two"]),
    ),
    max_size=6,
)


def judged(findings: list[Finding]) -> Judged:
    return Judged(tuple(findings), (), ())


@given(FINDINGS)
def test_what_is_recorded_covers_itself_and_is_read_as_it_was_written(tmp_path_factory, findings) -> None:
    path = tmp_path_factory.mktemp("library") / "baseline.json"
    change = write_baseline(path, judged(findings))
    known = read_baseline(path) or ()
    assert change.holds == len(known) == len(findings)
    after = apart_from(known, judged(findings))
    assert after.live == () and after.gone == () and len(after.recorded) == len(findings)


@given(FINDINGS, FINDINGS)
def test_every_finding_is_told_or_recorded_and_no_more_are_covered_than_are_recorded(
    tmp_path_factory, before, now
) -> None:
    path = tmp_path_factory.mktemp("library") / "baseline.json"
    write_baseline(path, judged(before))
    known = read_baseline(path) or ()
    after = apart_from(known, judged(now))
    assert len(after.live) + len(after.recorded) == len(now)
    assert len(after.recorded) <= len(before) - len(after.gone)
    if before:
        change = prune_baseline(path, judged(now))
        assert change.added == 0 and change.taken_out == len(after.gone)
        again = apart_from(read_baseline(path) or (), judged(now))
        assert again.gone == () and len(again.recorded) >= len(after.recorded)


@given(FINDINGS.filter(bool))
def test_graver_or_surer_is_told(tmp_path_factory, findings) -> None:
    path = tmp_path_factory.mktemp("library") / "baseline.json"
    one = replace(findings[0], severity="error", confidence="possible")
    write_baseline(path, judged([one]))
    known = read_baseline(path) or ()
    for other in (replace(one, severity="safety"), replace(one, confidence="sure")):
        after = apart_from(known, judged([other]))
        assert [finding.baseline for finding in after.live] == ["updated"] and after.gone == ()
    assert apart_from(known, judged([replace(one, severity="advice")])).live == ()


def test_what_could_not_be_looked_at_is_never_recorded(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    troubles = [
        Finding(rule, "error", "a", Place("a", 1, 1, "en"), None, TEXT, TEXT, Bound("x")) for rule in TROUBLES
    ]
    assert write_baseline(path, judged(troubles)).holds == 0 and not path.exists()


def test_names_of_files_that_are_no_text_survive(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    odd = Finding("a-rule", "error", "a\udcff\n", Place("a", 1, 1, "en"), None, TEXT, TEXT, Bound("x"))
    write_baseline(path, judged([odd]))
    assert [one.page for one in read_baseline(path) or ()] == ["a\udcff\n"]
