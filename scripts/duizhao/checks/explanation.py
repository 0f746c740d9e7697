"""What a rule is for, shown on its own example."""

from collections.abc import Iterable
from difflib import get_close_matches
from functools import cache

from duizhao.base.bilingual import Bilingual, Language
from duizhao.base.errors import CannotRun
from duizhao.checks.check_library import check_texts
from duizhao.checks.finding import Finding
from duizhao.checks.opinions.opinion_trouble import SECOND_OPINION
from duizhao.checks.reports.excerpt import printable
from duizhao.checks.reports.text_report import SEVERITY_NAMES, show
from duizhao.checks.rule import Knowledge, Rule, all_rules
from duizhao.checks.stale_translation import STALE
from duizhao.checks.troubles import TROUBLES, Trouble
from duizhao.library.rule_settings import EVERY_RULE, RuleSettings

GUARDS = Bilingual("What a good page has", "好页面的样子")
WHY = Bilingual("Why it matters", "为什么重要")
BROKEN = Bilingual("A pair of pages with this fault", "有这个问题的一对页面")
SAYS = Bilingual("What the check says about it", "检查结果")
REPAIRED = Bilingual("The same pair, repaired", "改好之后")
FIX = Bilingual("What to do", "怎么改")
GRAVITY = Bilingual("How grave it is", "有多严重")
WAIVE = Bilingual("If it may stay as it is", "如果确实可以保留")
TURN_OFF = Bilingual("If this library does not want the rule", "如果本知识库不需要这条规则")
HERE = Bilingual("In this library", "在本知识库中")
AS_USUAL = RuleSettings()
TOLD_BY_NO_RULE = {**TROUBLES, STALE.id: STALE, SECOND_OPINION.id: SECOND_OPINION}
NO_PAGE = Bilingual("(this page is missing)", "（没有这个页面）")


def explain(rule_id: str, language: Language, settings: RuleSettings = AS_USUAL) -> str:
    """Everything about one rule, in the user's language, and what the `settings` of the library say about it. Raises CannotRun
    for a rule that is not there."""
    if trouble := TOLD_BY_NO_RULE.get(rule_id):
        return _explain_trouble(trouble, language)
    rule = _rule(rule_id)
    example = rule.example
    says = "\n".join(show(finding, language) for finding in check_example(rule))
    sections = (
        (GUARDS, rule.guards.say(language)),
        (WHY, rule.why.say(language)),
        (BROKEN, _pair(example.broken_en, example.broken_zh, language)),
        (SAYS, says.rstrip("\n")),
        (REPAIRED, _pair(example.repaired_en, example.repaired_zh, language)),
        (FIX, rule.fix.say(language)),
        (GRAVITY, gravity(rule).say(language)),
        (WAIVE, f"{waiving().say(language)}\n{waive_command(rule, language)}"),
        (TURN_OFF, f"{turning_off().say(language)}\n{turn_off_lines(rule)}"),
        *([(HERE, here.say(language))] if (here := as_set(rule, settings)) else []),
    )
    return _explanation(rule, sections, language)


def _explain_trouble(trouble: Trouble, language: Language) -> str:
    """What the check could not look at, and why that matters."""
    sections = (
        (GUARDS, trouble.guards.say(language)),
        (WHY, trouble.why.say(language)),
        (FIX, trouble.fix.say(language)),
    )
    return _explanation(trouble, sections, language)


def _explanation(told: Rule | Trouble, sections: Iterable[tuple[Bilingual, str]], language: Language) -> str:
    headline = f"{told.id}  {SEVERITY_NAMES[told.severity].say(language)}"
    parts = [f"{title.say(language)}\n{_indented(body)}" for title, body in sections]
    return "\n\n".join([headline, *parts]) + "\n"


@cache
def check_example(rule: Rule) -> tuple[Finding, ...]:
    """What `rule` finds in its own broken example."""
    example = rule.example
    return check_texts(
        example.broken_en or None,
        example.broken_zh or None,
        Knowledge(example.terms, is_guarded=True),
        (rule,),
    )


def gravity(rule: Rule) -> Bilingual:
    """How grave a finding of `rule` is."""
    match rule.severity:
        case "error":
            return Bilingual(
                "error; safety where the block is about a dose, a contraindication, a warning or an "
                "emergency.",
                "错误；如果内容涉及剂量、禁忌证、警告或急救，则为安全问题。",
            )
        case "advice":
            return Bilingual("advice, in every block.", "建议，不论在什么内容里。")
        case "safety":
            return Bilingual("safety, in every block.", "安全问题，不论在什么内容里。")


def waiving() -> Bilingual:
    """The sentences that explain to a person what a waiver is."""
    return Bilingual(
        "Waive the finding, with your reason and your name. When either text changes, it comes back.",
        "请写明理由和姓名，确认保留。任一语言的文字改变后，这个问题会再次列出。",
    )


def waive_command(rule: Rule, language: Language) -> str:
    """What to type to waive a finding of `rule`."""
    page, why, who = ("PAGE:LINE", "why", "your name") if language == "en" else ("页面:行号", "理由", "姓名")
    return f'duizhao waive {rule.id} {page} --reason "{why}" --by "{who}"'


def turning_off() -> Bilingual:
    """The sentence that explains to a person how a rule is turned off, or its findings made less grave."""
    return Bilingual(
        "Write into duizhao.toml one of these: told nowhere, less grave, or not told on some pages.",
        "在 duizhao.toml 中按需写其中一项：完全关闭、降低严重程度，或在某些页面关闭。",
    )


def turn_off_lines(rule: Rule) -> str:
    """What stands in `duizhao.toml` where `rule` is turned off, everywhere or on some pages, or is advice."""
    return (
        f'[rules]\nignore = ["{rule.id}"]\n\n[rules.severity]\n{rule.id} = "advice"\n\n'
        f'[rules.per-path]\n"blog/**" = ["{rule.id}"]'
    )


def as_set(rule: Rule, settings: RuleSettings) -> Bilingual | None:
    """The sentences that say what the `settings` of a library make of `rule`; None where they leave it as it is."""
    told = [Bilingual("The rule is turned off.", "这条规则已关闭。")] if rule.id in settings.off else []
    if severity := dict(settings.severity).get(rule.id):
        name = SEVERITY_NAMES[severity]
        told.append(Bilingual(f"It is set to {name.en}.", f"严重程度设为“{name.zh}”。"))
    if on := [pattern for pattern, rules in settings.per_path if {rule.id, EVERY_RULE} & set(rules)]:
        told.append(Bilingual(f"It is not told on: {', '.join(on)}.", f"在这些页面不列出：{'、'.join(on)}。"))
    return Bilingual(" ".join(one.en for one in told), "".join(one.zh for one in told)) if told else None


def _rule(rule_id: str) -> Rule:
    rules = {rule.id: rule for rule in all_rules()}
    if rule_id in rules:
        return rules[rule_id]
    near = get_close_matches(rule_id, rules, n=3, cutoff=0.5)
    wanted = printable(rule_id)
    if near:
        raise CannotRun(
            f"There is no rule “{wanted}”. Did you mean {' or '.join(near)}?",
            f"没有名为“{wanted}”的规则。您要找的是不是 {' 或 '.join(near)}？",
        )
    raise CannotRun(
        f"There is no rule “{wanted}”. The rules are: {', '.join(rules)}.",
        f"没有名为“{wanted}”的规则。现有规则：{'、'.join(rules)}。",
    )


def _pair(en: str, zh: str, language: Language) -> str:
    return f"{_page('en', en, language)}\n{_page('zh', zh, language)}"


def _page(name: Language, text: str, language: Language) -> str:
    lines = text.rstrip("\n").split("\n") if text else [NO_PAGE.say(language)]
    return "\n".join(f"{name if row == 0 else '  '} │ {line}".rstrip() for row, line in enumerate(lines))


def _indented(body: str) -> str:
    return "\n".join(f"  {line}".rstrip() for line in body.split("\n"))
