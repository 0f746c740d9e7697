"""The table of `duizhao status`, in full."""

from datetime import date
from pathlib import Path

from duizhao.bilingual import Bilingual, Language
from duizhao.finding import Finding, Place, Severity
from duizhao.library import Library, Page, PagePair
from duizhao.markdown.blocks import read_blocks
from duizhao.status import status


def page(key: str, language: Language, text: str) -> Page:
    markdown = read_blocks(text)
    return Page(key, language, Path(language, f"{key}.md"), text, markdown.blocks, markdown.meta)


def finding(key: str, severity: Severity) -> Finding:
    words = Bilingual("", "")
    return Finding("a-rule", severity, key, Place(f"zh/{key}.md", 1, 1, "zh"), None, words, words)


def reviewed(by: str, on: str, due: str) -> str:
    return f"---\nreviewed_by: {by}\nreviewed_on: {on}\nreview_due: {due}\n---\n# A\n\nB\n"


LIBRARY = Library(
    Path("en"),
    Path("zh"),
    (
        PagePair(
            "benefits",
            page("benefits", "en", reviewed("Dr Li", "2026-01-02", "2027-01-02")),
            page("benefits", "zh", reviewed("Dr Li", "2026-01-02", "2027-01-02")),
        ),
        PagePair(
            "sessions",
            page("sessions", "en", reviewed("Dr Li", "2026-01-02", "2027-01-02")),
            page("sessions", "zh", reviewed('""', '""', "2026-06-01")),
        ),
        PagePair("副作用", None, page("副作用", "zh", "# 副作用\n")),
    ),
)
FINDINGS = (
    finding("benefits", "error"),
    finding("benefits", "error"),
    finding("benefits", "advice"),
    finding("副作用", "error"),
)

ENGLISH = """\
page      English blocks  Chinese blocks  findings            review                                             review due
benefits  2               2               2 errors, 1 advice  Dr Li, 2026-01-02                                  2027-01-02
sessions  2               2               none                English: Dr Li, 2026-01-02; Chinese: not reviewed  2026-06-01 overdue
副作用    missing         1               1 error             not reviewed                                       no date

3 pages · 1 in one language only · findings: 3 errors, 1 advice · 1 reviewed in both languages
"""


def test_english() -> None:
    assert status(LIBRARY, FINDINGS, "en", date(2026, 11, 22)) == ENGLISH


def test_chinese() -> None:
    lines = status(LIBRARY, FINDINGS, "zh", date(2026, 11, 22)).splitlines()
    assert lines[0].split() == ["页面", "英文块数", "中文块数", "检查结果", "审核", "下次审核"]
    assert lines[2].split() == [
        "sessions",
        "2",
        "2",
        "无",
        "英文：Dr",
        "Li，2026-01-02；中文：未审核",
        "2026-06-01",
        "已过期",
    ]
    assert lines[3].split() == ["副作用", "缺少", "1", "1", "个错误", "未审核", "未定"]
    assert lines[-1] == "共 3 个页面 · 1 个只有一种语言 · 检查结果：3 个错误、1 条建议 · 1 个两种语言都已审核"


def test_without_a_date_nothing_is_overdue() -> None:
    assert "overdue" not in status(LIBRARY, FINDINGS, "en")


def test_a_library_without_pages_says_so() -> None:
    empty = Library(Path("en"), Path("zh"), ())
    assert status(empty, (), "en") == "There is no page in either language yet.\n"
    assert status(empty, (), "zh") == "两种语言都还没有页面。\n"
