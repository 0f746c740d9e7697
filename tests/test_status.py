"""The table of `duizhao status`, in full."""

from datetime import date
from pathlib import Path

from duizhao.bilingual import Bilingual, Language
from duizhao.finding import Finding, Place, Severity, Waiver
from duizhao.library import Library, Page, PagePair
from duizhao.markdown.blocks import read_blocks
from duizhao.status import status
from duizhao.waivers import Judged


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
JUDGED = Judged(
    live=(
        finding("benefits", "advice"),
        finding("benefits", "safety"),
        finding("benefits", "error"),
        finding("benefits", "error"),
        finding("副作用", "error"),
    ),
    waived=(finding("sessions", "error"),),
    lapsed=(
        Waiver("a-rule", "benefits", "the label says so", "Dr Li", "0" * 32, "2026-01-02"),
        Waiver("b-rule", "sessions", "a name\nof a trial", "王医生", "1" * 32),
    ),
)

ENGLISH = """\
page      English blocks  Chinese blocks  findings                                       review                                             review due
benefits  2               2               1 safety finding, 2 errors, 1 piece of advice  Dr Li, 2026-01-02                                  2027-01-02
sessions  2               2               none                                           English: Dr Li, 2026-01-02; Chinese: not reviewed  2026-06-01 overdue
副作用    missing         1               1 error                                        not reviewed                                       no date

3 pages · 1 in one language only · findings: 1 safety finding, 3 errors, 1 piece of advice · waivers: 1 live, 2 lapsed · 1 reviewed in both languages
lapsed waiver: a-rule benefits (Dr Li, 2026-01-02: the label says so). Its text has changed, and the rule still finds something on this page: look again, and delete the waiver.
lapsed waiver: b-rule sessions (王医生: a name of a trial). Nothing is found there any more: delete the waiver.
"""


def test_english() -> None:
    assert status(LIBRARY, JUDGED, "en", date(2026, 11, 22)) == ENGLISH


def test_chinese() -> None:
    lines = status(LIBRARY, JUDGED, "zh", date(2026, 11, 22)).splitlines()
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
    assert lines[5:] == [
        "共 3 个页面 · 1 个只有一种语言 · 检查结果：1 个安全问题、3 个错误、1 条建议 · "
        "确认保留：1 条有效、2 条失效 · 1 个两种语言都已审核",
        "失效的确认：a-rule benefits（Dr Li，2026-01-02：the label says so）。"
        "所引的文字已改变，而这条规则在本页仍有发现：请重新判断，并删除这一条。",
        "失效的确认：b-rule sessions（王医生：a name of a trial）。那里已没有问题：请删除这一条。",
    ]


def test_without_a_date_nothing_is_overdue() -> None:
    assert "overdue" not in status(LIBRARY, JUDGED, "en")


def test_a_library_without_pages_says_so() -> None:
    empty = Library(Path("en"), Path("zh"), ())
    assert status(empty, Judged((), (), ()), "en") == "There is no page in either language yet.\n"
    assert status(empty, Judged((), (), ()), "zh") == "两种语言都还没有页面。\n"
