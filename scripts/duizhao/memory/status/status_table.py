"""How the library stands: one line a page, then the sums."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from duizhao.base.bilingual import LANGUAGE_NAMES, LANGUAGES, Bilingual, Language
from duizhao.checks.finding import Finding, Waiver
from duizhao.checks.reports.excerpt import display_width, pad, printable
from duizhao.checks.waivers import Judged
from duizhao.library.approval_settings import ApprovalStep
from duizhao.memory.states import State
from duizhao.memory.states.pair_state import IN_STEP
from duizhao.memory.states.step_reached import STEP_NAMES
from duizhao.memory.status.state_names import NAMES
from duizhao.memory.status.status_line import PageLine

HEADINGS = (
    Bilingual("page", "页面"),
    Bilingual("in step", "一致"),
    Bilingual("waiting", "待处理"),
    Bilingual("review", "审核"),
    Bilingual("review due", "下次审核"),
)
GAP = "  "
NO_PAGE = {
    "en": Bilingual("no English page", "没有英文页面"),
    "zh": Bilingual("no Chinese page", "没有中文页面"),
}
NOTHING = Bilingual("none", "无")
NOT_REVIEWED = Bilingual("not reviewed", "未审核")
NO_DATE = Bilingual("no date", "未定")
OVERDUE = Bilingual("overdue", "已过期")
EMPTY = Bilingual("There is no page in either language yet.", "两种语言都还没有页面。")


@dataclass(frozen=True, slots=True)
class _Review:
    """Who reviewed a page and when; both empty where nobody has."""

    by: str
    on: str

    def say(self, language: Language) -> str:
        if not (self.by and self.on):
            return NOT_REVIEWED.say(language)
        return Bilingual(f"{self.by}, {self.on}", f"{self.by}，{self.on}").say(language)


def table(
    pages: Sequence[PageLine],
    judged: Judged,
    language: Language,
    today: date | None = None,
) -> str:
    """One line a page, a line of sums, and a line for each waiver that has lapsed. `judged` needs to know the pages
    that have waivers, no others.

    A review that was due before `today` is called overdue.
    """
    if not pages:
        return EMPTY.say(language) + "\n"
    rows = [tuple(heading.say(language) for heading in HEADINGS)]
    rows += [_row(page, language, today) for page in pages]
    widths = [max(map(display_width, column)) for column in zip(*rows, strict=True)]
    lines = [
        GAP.join(pad(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    ]
    lapsed = [_lapsed(waiver, judged.live, language) for waiver in judged.lapsed]
    return "\n".join([*lines, "", _sums(pages, judged, language), *lapsed]) + "\n"


def _row(page: PageLine, language: Language, today: date | None) -> tuple[str, ...]:
    told = (
        page.key,
        Bilingual(f"{page.in_step} of {page.blocks}", f"{page.in_step}/{page.blocks}").say(language),
        _waiting(page, language),
        _review(page, language),
        _due(page, language, today),
    )
    return tuple(printable(cell) for cell in told)


def _waiting(page: PageLine, language: Language) -> str:
    """How many block pairs wait, by state, and how many of them are safety blocks."""
    for side in LANGUAGES:
        if page.reviews[side] is None:
            return NO_PAGE[side].say(language)
    told = [_count(state, number, language) for state, number in page.states.items() if state not in IN_STEP]
    told += [_count_step(step, number, language) for step, number in page.steps.items()]
    if not told:
        return NOTHING.say(language)
    if page.safety:
        told.append(
            Bilingual(f"{page.safety} of them safety", f"其中安全内容 {page.safety} 处").say(language)
        )
    return Bilingual(", ", "，").say(language).join(told)


def _count(state: State, number: int, language: Language) -> str:
    return Bilingual(f"{number} {NAMES[state].en}", f"{NAMES[state].zh} {number} 处").say(language)


def _count_step(step: ApprovalStep, number: int, language: Language) -> str:
    """How many pairs wait for the step behind `step`: `3 reviewed only`."""
    name = STEP_NAMES[step]
    return Bilingual(f"{number} {name.en} only", f"仅{name.zh} {number} 处").say(language)


def _review(page: PageLine, language: Language) -> str:
    """One answer where both sides give the same; else one a side, because a review covers one language."""
    answers = {
        side: _Review(review["reviewed_by"], review["reviewed_on"]).say(language)
        for side, review in page.reviews.items()
        if review is not None
    }
    if len(set(answers.values())) == 1:
        return next(iter(answers.values()))
    colon, mark = Bilingual(": ", "：").say(language), Bilingual("; ", "；").say(language)
    return mark.join(f"{LANGUAGE_NAMES[side][language]}{colon}{answer}" for side, answer in answers.items())


def _due(page: PageLine, language: Language, today: date | None) -> str:
    """The earlier of the two dates. ISO dates sort as text."""
    due = min(
        (review["review_due"] for review in page.reviews.values() if review and review["review_due"]),
        default="",
    )
    if not due:
        return NO_DATE.say(language)
    return f"{due} {OVERDUE.say(language)}" if today and due < today.isoformat() else due


def _lapsed(waiver: Waiver, live: Sequence[Finding], language: Language) -> str:
    """Which waiver covers nothing any more, and what to do about it."""
    back = any(finding.rule == waiver.rule and finding.page == waiver.page for finding in live)
    dot = Bilingual(", ", "，").say(language)
    who = dot.join(part for part in (waiver.by, waiver.on) if part)
    which = Bilingual(
        f"lapsed waiver: {waiver.rule} {waiver.page} ({who}: {waiver.reason}).",
        f"失效的确认：{waiver.rule} {waiver.page}（{who}：{waiver.reason}）。",
    ).say(language)
    if back:
        told = Bilingual(
            " Its text has changed, and the rule still finds something on this page: look again, and delete "
            "the waiver.",
            "所引的文字已改变，而这条规则在本页仍有发现：请重新判断，并删除这一条。",
        )
    else:
        told = Bilingual(
            " Nothing is found there any more: delete the waiver.", "那里已没有问题：请删除这一条。"
        )
    return printable(which + told.say(language))


def _sums(pages: Sequence[PageLine], judged: Judged, language: Language) -> str:
    alone = sum(None in page.reviews.values() for page in pages)
    reviewed = sum(all(_is_reviewed(review) for review in page.reviews.values()) for page in pages)
    blocks = sum(page.blocks for page in pages)
    waiting = blocks - sum(page.in_step for page in pages)
    used, lapsed = judged.used, len(judged.lapsed)
    return Bilingual(
        f"{len(pages)} page{'s' if len(pages) > 1 else ''} · {alone} in one language only · "
        f"{waiting} of {blocks} block pairs waiting · waivers: {used} live, {lapsed} lapsed · "
        f"{reviewed} reviewed in both languages",
        f"共 {len(pages)} 个页面 · {alone} 个只有一种语言 · {blocks} 对内容块中有 {waiting} 对待处理 · "
        f"确认保留：{used} 条有效、{lapsed} 条失效 · {reviewed} 个两种语言都已审核",
    ).say(language)


def _is_reviewed(review: Mapping[str, str] | None) -> bool:
    return bool(review and review["reviewed_by"] and review["reviewed_on"])
