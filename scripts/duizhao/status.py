"""How the library stands: one line a page, then the sums."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from duizhao.bilingual import LANGUAGE_NAMES, LANGUAGES, Bilingual, Language
from duizhao.finding import Finding, Waiver
from duizhao.library import Library, Page, PagePair
from duizhao.reports.excerpt import display_width, pad, printable
from duizhao.reports.text import say_counts
from duizhao.waivers import Judged

HEADINGS = (
    Bilingual("page", "页面"),
    Bilingual("English blocks", "英文块数"),
    Bilingual("Chinese blocks", "中文块数"),
    Bilingual("findings", "检查结果"),
    Bilingual("review", "审核"),
    Bilingual("review due", "下次审核"),
)
GAP = "  "
MISSING = Bilingual("missing", "缺少")
NOT_REVIEWED = Bilingual("not reviewed", "未审核")
NO_FINDING = Bilingual("none", "无")
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


def status(library: Library, judged: Judged, language: Language, today: date | None = None) -> str:
    """One line a page, a line of sums, and a line for each waiver that has lapsed.

    A review that was due before `today` is called overdue.
    """
    if not library.pairs:
        return EMPTY.say(language) + "\n"
    rows = [tuple(heading.say(language) for heading in HEADINGS)]
    rows += [_row(pair, judged.live, language, today) for pair in library.pairs]
    widths = [max(map(display_width, column)) for column in zip(*rows, strict=True)]
    lines = [
        GAP.join(pad(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    ]
    lapsed = [_lapsed(waiver, judged.live, language) for waiver in judged.lapsed]
    return "\n".join([*lines, "", _sums(library, judged, language), *lapsed]) + "\n"


def _row(
    pair: PagePair, findings: Sequence[Finding], language: Language, today: date | None
) -> tuple[str, ...]:
    here = [finding for finding in findings if finding.page == pair.key]
    blocks = (str(len(page.blocks)) if page else MISSING.say(language) for page in (pair.en, pair.zh))
    told = (pair.key, *blocks, _counts(here, language), _review(pair, language), _due(pair, language, today))
    return tuple(printable(cell) for cell in told)


def _counts(findings: Sequence[Finding], language: Language) -> str:
    return say_counts(findings, language) or NO_FINDING.say(language)


def _review(pair: PagePair, language: Language) -> str:
    """One answer where both sides give the same; else one a side, because a review covers one language."""
    reviews = {
        side: _Review(_meta(page, "reviewed_by"), _meta(page, "reviewed_on")) for side, page in _pages(pair)
    }
    answers = {side: review.say(language) for side, review in reviews.items()}
    if len(set(answers.values())) == 1:
        return next(iter(answers.values()))
    colon, mark = Bilingual(": ", "：").say(language), Bilingual("; ", "；").say(language)
    return mark.join(f"{LANGUAGE_NAMES[side][language]}{colon}{answer}" for side, answer in answers.items())


def _due(pair: PagePair, language: Language, today: date | None) -> str:
    """The earlier of the two dates. ISO dates sort as text."""
    due = min((found for _side, page in _pages(pair) if (found := _meta(page, "review_due"))), default="")
    if not due:
        return NO_DATE.say(language)
    return f"{due} {OVERDUE.say(language)}" if today and due < today.isoformat() else due


def _pages(pair: PagePair) -> list[tuple[Language, Page]]:
    return [(side, page) for side in LANGUAGES if (page := pair.side(side))]


def _meta(page: Page, name: str) -> str:
    value = page.meta.get(name)
    return "" if value is None else str(value).strip()


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


def _sums(library: Library, judged: Judged, language: Language) -> str:
    pairs = library.pairs
    alone = sum(1 for pair in pairs if not (pair.en and pair.zh))
    reviewed = sum(
        1 for pair in pairs if pair.en and pair.zh and _is_reviewed(pair.en) and _is_reviewed(pair.zh)
    )
    told = _counts(judged.live, language)
    used, lapsed = judged.used, len(judged.lapsed)
    return Bilingual(
        f"{len(pairs)} page{'s' if len(pairs) > 1 else ''} · {alone} in one language only · "
        f"findings: {told} · waivers: {used} live, {lapsed} lapsed · {reviewed} reviewed in both languages",
        f"共 {len(pairs)} 个页面 · {alone} 个只有一种语言 · 检查结果：{told} · "
        f"确认保留：{used} 条有效、{lapsed} 条失效 · {reviewed} 个两种语言都已审核",
    ).say(language)


def _is_reviewed(page: Page) -> bool:
    return bool(_meta(page, "reviewed_by") and _meta(page, "reviewed_on"))
