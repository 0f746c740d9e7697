import pytest

from duizhao.base.errors import CannotRun
from duizhao.checks.explanation import explain
from duizhao.checks.rule import all_rules
from duizhao.library.rule_settings import RuleSettings

ENGLISH = """\
different-numbers  error

What a good page has
  Both languages give the same numbers with the same units.

Why it matters
  A dose, a time or a limit that differs can harm a patient.

A pair of pages with this fault
  en │ Stay at least 2 hours after each dose.
  zh │ 每次用药后至少停留 20 分钟。

What the check says about it
  zh/page.md:1:11  different-numbers  safety
    The English says “2 hours”, the Chinese “20 分钟”.
      zh │ 每次用药后至少停留 20 分钟。
         │                    ^^^^^^^
    compare: en/page.md:1:15
      en │ Stay at least 2 hours after each dose.
         │               ^^^^^^^
    fix: Check the number against the cited source, then correct the page that differs from it.

The same pair, repaired
  en │ Stay at least 2 hours after each dose.
  zh │ 每次用药后至少停留 2 小时。

What to do
  Check the number against the cited source, then correct the page that differs from it.

How grave it is
  error; safety where the block is about a dose, a contraindication, a warning or an emergency.

If it may stay as it is
  Waive the finding, with your reason and your name. When either text changes, it comes back.
  duizhao waive different-numbers PAGE:LINE --reason "why" --by "your name"

If this library does not want the rule
  Write into duizhao.toml one of these: told nowhere, less grave, or not told on some pages.
  [rules]
  ignore = ["different-numbers"]

  [rules.severity]
  different-numbers = "advice"

  [rules.per-path]
  "blog/**" = ["different-numbers"]
"""


def test_the_whole_text() -> None:
    assert explain("different-numbers", "en") == ENGLISH


@pytest.mark.parametrize("rule_id", [rule.id for rule in all_rules()])
def test_in_chinese_every_sentence_is_chinese(rule_id: str) -> None:
    told = explain(rule_id, "zh")
    assert told.splitlines()[2] == "好页面的样子"
    assert f"  {rule_id}  " in told
    assert "Why" not in told


def test_it_says_what_this_library_makes_of_the_rule() -> None:
    settings = RuleSettings(
        ("long-sentence",), (("different-links", "advice"),), (("blog/**", ("all", "different-links")),)
    )
    assert "\nIn this library\n  The rule is turned off." in explain("long-sentence", "en", settings)
    told = explain("different-links", "en", settings)
    assert told.endswith("In this library\n  It is set to advice. It is not told on: blog/**.\n")
    assert explain("different-links", "zh", settings).endswith(
        "严重程度设为“建议”。在这些页面不列出：blog/**。\n"
    )
    assert "In this library" not in explain("different-links", "en")


def test_a_missing_page_is_said() -> None:
    assert "  zh │ （没有这个页面）" in explain("missing-page", "zh")


def test_a_near_miss_is_answered_with_the_nearest() -> None:
    with pytest.raises(CannotRun) as stopped:
        explain("diferent-number", "en")
    assert stopped.value.message.en.startswith(
        "There is no rule “diferent-number”. Did you mean different-numbers"
    )
    assert stopped.value.message.zh.startswith(
        "没有名为“diferent-number”的规则。您要找的是不是 different-numbers"
    )


def test_an_unknown_rule_is_answered_with_all() -> None:
    with pytest.raises(CannotRun) as stopped:
        explain("\x1b[31mqqq", "en")
    assert all(rule.id in stopped.value.message.en for rule in all_rules())
    assert "\x1b" not in stopped.value.message.en
