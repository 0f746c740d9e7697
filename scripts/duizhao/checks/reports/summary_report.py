"""A first look at a library with many findings: how its pages lie, how many findings of which rules, the gravest in full, and
what to do next."""

from collections import Counter
from collections.abc import Collection, Sequence

from duizhao.base.bilingual import Bilingual, Language
from duizhao.checks.finding import SEVERITIES, Finding
from duizhao.checks.looked import NOTHING, Looked
from duizhao.checks.reports.text_report import MAY_BE_RIGHT, WORTH_A_LOOK, say_counts, show
from duizhao.library.check_settings import USUAL, Failing

# So many findings are shown in full, the gravest ones.
SHOWN = 10
# And so many of one rule.
OF_A_RULE = 3
# From so many findings on a list of all is not what a person can act on.
MANY = 30
# Of the rules that find least only the number is told.
RULES = 12
MISSING_PAGE = "missing-page"


def as_summary(
    findings: Sequence[Finding],
    language: Language,
    looked: Looked = NOTHING,
    _fail_on: Collection[Failing] = USUAL,
) -> str:
    """The summary in the user's language, which ends with a line end."""
    live = [finding for finding in findings if finding.waiver is None]
    if not live:
        return looked.clean.say(language) + "\n"
    lines = [*_pages(live, looked, language), *_rules(live, language)]
    gravest = _gravest(live)
    lines.append(
        Bilingual(f"\nThe {len(gravest)} gravest:\n", f"\n其中最严重的 {len(gravest)} 处：\n").say(language)
    )
    lines += [show(finding, language) for finding in gravest]
    return "\n".join([*lines, _next(len(live)).say(language)]) + "\n"


def _pages(live: Sequence[Finding], looked: Looked, language: Language) -> list[str]:
    missing = sum(finding.rule == MISSING_PAGE for finding in live)
    en = f"{looked.told.en}"
    zh = f"{looked.told.zh}"
    if missing:
        en += f" {missing} {'page lacks' if missing == 1 else 'pages lack'} a counterpart."
        zh += f"有 {missing} 个页面只有一种语言。"
    lines = (
        [Bilingual(f"Pages: {looked.layout}", f"页面位置：{looked.layout}").say(language)]
        if looked.layout
        else []
    )
    lines.append(Bilingual(en, zh).say(language))
    counts = say_counts(live, language)
    pages = len({finding.page for finding in live})
    lines.append(
        Bilingual(
            f"Found: {counts}, on {pages} {'page' if pages == 1 else 'pages'}.",
            f"发现：{counts}，涉及 {pages} 个页面。",
        ).say(language)
    )
    return lines


def _rules(live: Sequence[Finding], language: Language) -> list[str]:
    """A line for each rule, the gravest and then the most frequent first: sure findings, and those that are only likely."""
    gravest: dict[str, int] = {}
    for finding in live:
        gravest[finding.rule] = min(gravest.get(finding.rule, 9), SEVERITIES.index(finding.severity))
    sure = Counter(finding.rule for finding in live if finding.is_sure)
    likely = Counter(finding.rule for finding in live if not finding.is_sure)
    names = sorted(gravest, key=lambda name: (not sure[name], gravest[name], -sure[name], -likely[name]))
    wide = max(map(len, names))
    lines = []
    for name in names[:RULES]:
        also = f" (+ {likely[name]})" if likely[name] else ""
        lines.append(f"  {name:<{wide}}  {sure[name]:>5}{also}")
    if rest := names[RULES:]:
        more = sum(sure[name] + likely[name] for name in rest)
        lines.append(
            Bilingual(
                f"  and {more} of {len(rest)} other rules", f"  另有 {len(rest)} 条规则，共 {more} 处"
            ).say(language)
        )
    if likely:
        look = WORTH_A_LOOK.say(language)
        lines.append(
            Bilingual(
                f"  (+ …) {look.lower()}: {MAY_BE_RIGHT.en}", f"  （+ …）{look}：{MAY_BE_RIGHT.zh}"
            ).say(language)
        )
    return lines


def _gravest(live: Sequence[Finding]) -> list[Finding]:
    """The gravest findings, of no rule more than a few."""
    ordered = sorted(live, key=_gravity)
    seen: Counter[str] = Counter()
    first = []
    for finding in ordered:
        seen[finding.rule] += 1
        if seen[finding.rule] <= OF_A_RULE:
            first.append(finding)
    return first[:SHOWN]


def _gravity(finding: Finding) -> tuple[bool, int]:
    # Sorting keeps the order of the pages within each part.
    return not finding.is_sure, SEVERITIES.index(finding.severity)


def _next(number: int) -> Bilingual:
    return Bilingual(
        "What next:\n"
        "  duizhao check --format text    all of them, page by page\n"
        "  duizhao explain RULE           why a rule exists, how to mend what it finds, how to turn it off\n"
        f"  duizhao baseline               write down these {number}; from then on only new ones are told and fail\n"
        "  duizhao init --here            write the settings for these pages; with --ci, a workflow for pull requests too",
        "接下来：\n"
        "  duizhao check --format text    逐页列出全部问题\n"
        "  duizhao explain 规则名          说明规则的理由、改法和关闭方法\n"
        f"  duizhao baseline               把这 {number} 处记为基线，以后只有新出现的问题才会列出并使检查不通过\n"
        "  duizhao init --here            为这些页面写好设置；加上 --ci 还会生成合并请求的检查流程",
    )
