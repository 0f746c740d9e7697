"""How the library stands: one line a page, then the sums."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from duizhao.bilingual import LANGUAGE_NAMES, LANGUAGES, Bilingual, Language
from duizhao.finding import Finding
from duizhao.library import Library, Page, PagePair
from duizhao.reports.excerpt import display_width, pad, printable

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


def status(
    library: Library, findings: Sequence[Finding], language: Language, today: date | None = None
) -> str:
    """One line a page and a line of sums. A review that was due before `today` is called overdue."""
    if not library.pairs:
        return EMPTY.say(language) + "\n"
    rows = [tuple(heading.say(language) for heading in HEADINGS)]
    rows += [_row(pair, findings, language, today) for pair in library.pairs]
    widths = [max(map(display_width, column)) for column in zip(*rows, strict=True)]
    lines = [
        GAP.join(pad(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    ]
    return "\n".join([*lines, "", _sums(library, findings, language)]) + "\n"


def _row(
    pair: PagePair, findings: Sequence[Finding], language: Language, today: date | None
) -> tuple[str, ...]:
    here = [finding for finding in findings if finding.page == pair.key]
    blocks = (str(len(page.blocks)) if page else MISSING.say(language) for page in (pair.en, pair.zh))
    told = (pair.key, *blocks, _counts(here, language), _review(pair, language), _due(pair, language, today))
    return tuple(printable(cell) for cell in told)


def _counts(findings: Sequence[Finding], language: Language) -> str:
    counts = Counter(finding.severity for finding in findings)
    errors, advice = counts["error"], counts["advice"]
    told = []
    if errors:
        told.append(Bilingual(f"{errors} error{'s' if errors > 1 else ''}", f"{errors} 个错误").say(language))
    if advice:
        told.append(Bilingual(f"{advice} advice", f"{advice} 条建议").say(language))
    return Bilingual(", ", "、").say(language).join(told) or NO_FINDING.say(language)


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


def _sums(library: Library, findings: Sequence[Finding], language: Language) -> str:
    pairs = library.pairs
    alone = sum(1 for pair in pairs if not (pair.en and pair.zh))
    reviewed = sum(
        1 for pair in pairs if pair.en and pair.zh and _is_reviewed(pair.en) and _is_reviewed(pair.zh)
    )
    told = _counts(findings, language)
    return Bilingual(
        f"{len(pairs)} page{'s' if len(pairs) > 1 else ''} · {alone} in one language only · "
        f"findings: {told} · {reviewed} reviewed in both languages",
        f"共 {len(pairs)} 个页面 · {alone} 个只有一种语言 · 检查结果：{told} · {reviewed} 个两种语言都已审核",
    ).say(language)


def _is_reviewed(page: Page) -> bool:
    return bool(_meta(page, "reviewed_by") and _meta(page, "reviewed_on"))
