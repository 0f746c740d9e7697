"""What a page is about where its library does not say: one that shows code is about software."""

from dataclasses import replace

import pytest

from duizhao.checks.check_library import check_texts
from duizhao.checks.rule import Knowledge, all_rules
from duizhao.library.check_settings import Profile

RULES = tuple(rule for rule in all_rules() if rule.id in ("different-direction", "different-polarity"))
EN = "Blood pressure may rise.\n\nDo not take the tablets.\n"
ZH = "血压可能下降。\n\n请服用这些药片。\n"
FENCE, INDENTED = "\n```sh\nrun\n```\n", "\n    run it\n"


def confidences(en: str, zh: str, profile: Profile = "general") -> set[str]:
    found = check_texts(en, zh, replace(Knowledge(), profile=profile), RULES)
    assert {one.rule for one in found} == {rule.id for rule in RULES}
    return {one.confidence for one in found}


@pytest.mark.parametrize(
    "code", [FENCE, INDENTED, "\n```\nrun\n```\n", "\n``` {.python title=x}\nrun\n```\n"]
)
def test_a_page_with_code_in_both_languages_is_about_software(code: str) -> None:
    assert confidences(EN + code, ZH + code) == {"possible"}


@pytest.mark.parametrize(
    ("en", "zh"),
    [
        ("", ""),
        (FENCE, ""),
        ("", FENCE),
        ("\n```mermaid\na --> b\n```\n",) * 2,
        ("\nRun `this`.\n", "\n运行 `this`。\n"),
    ],
)
def test_any_other_page_is_about_what_its_library_is(en: str, zh: str) -> None:
    assert confidences(EN + en, ZH + zh) == {"sure"}


def test_a_library_that_says_what_it_is_about_is_believed() -> None:
    assert confidences(EN + FENCE, ZH + FENCE, "health") == {"sure"}
    assert confidences(EN, ZH, "software") == {"possible"}
