"""Page pairs that are checked in several processes give what they give in one."""

import os
from pathlib import Path

import pytest

from duizhao.checks import check_pairs as module
from duizhao.checks.check_pairs import check_pairs
from duizhao.checks.rule import Knowledge, all_rules
from duizhao.library.pages import Page, PagePair


def pair(number: int) -> PagePair:
    texts = {
        "en": f"# {number} {{#a}}\n\nTake {number} mg.\n",
        "zh": f"# {number} {{#a}}\n\n服用 {number + number % 2} mg。\n",
    }
    pages = [
        Page(f"p{number}", language, Path(language, f"p{number}.md"), text)
        for language, text in texts.items()
    ]
    return PagePair(f"p{number}", *pages)


PAIRS = [pair(number) for number in range(40)]


def on(cores: int) -> list[object]:
    return list(check_pairs(PAIRS, Knowledge(), all_rules(), cores))


@pytest.fixture(autouse=True)
def any_size_is_worth_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "WORTH_A_PROCESS", 1)


def test_several_processes_find_what_one_finds_in_the_same_order() -> None:
    alone = on(1)
    assert on(3) == alone
    assert [len(found.findings) for found in alone] == [0, 1] * 20


def test_the_rest_is_done_here_where_a_process_is_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    alone, here = on(1), os.getpid()
    really = module.findings_of

    def killed(found, *given):
        if found.key == "p17" and os.getpid() != here:
            os.kill(os.getpid(), 9)
        return really(found, *given)

    monkeypatch.setattr(module, "findings_of", killed)
    assert on(2) == alone


def test_what_was_parsed_of_a_page_is_not_held() -> None:
    list(check_pairs(PAIRS, Knowledge(), all_rules(), 1))
    assert not any("_parsed" in side.__dict__ for one in PAIRS for side in (one.en, one.zh))
