"""The table of `duizhao status`, in full."""

from datetime import date

from duizhao.base.bilingual import Bilingual
from duizhao.checks.finding import Finding, Place, Severity, Waiver
from duizhao.checks.waivers import Judged
from duizhao.memory.status.status_line import REVIEW, PageLine
from duizhao.memory.status.status_table import table


def finding(key: str, severity: Severity) -> Finding:
    words = Bilingual("", "")
    return Finding("a-rule", severity, key, Place(f"zh/{key}.md", 1, 1, "zh"), None, words, words)


def reviewed(by: str = "", on: str = "", due: str = "") -> dict[str, str]:
    return dict(zip(REVIEW, (by, on, due), strict=True))


BY_LI = reviewed("Dr Li", "2026-01-02", "2027-01-02")
PAGES = (
    PageLine("benefits", {"moved": 1, "minor": 2, "approved": 9}, 0, {"en": BY_LI, "zh": BY_LI}),
    PageLine(
        "sessions",
        {"en-changed": 2, "both-changed": 1, "new": 1, "approved": 3},
        2,
        {"en": BY_LI, "zh": reviewed(due="2026-06-01")},
    ),
    PageLine("副作用", {"missing-en": 1}, 0, {"en": None, "zh": reviewed()}),
)
JUDGED = Judged(
    live=(finding("benefits", "safety"), finding("副作用", "error")),
    waived=(finding("sessions", "error"),),
    lapsed=(
        Waiver("a-rule", "benefits", "the label says so", "Dr Li", "0" * 32, "2026-01-02"),
        Waiver("b-rule", "sessions", "a name\nof a trial", "王医生", "1" * 32),
    ),
)

ENGLISH = """\
page      in step   waiting                                                                review                                             review due
benefits  12 of 12  none                                                                   Dr Li, 2026-01-02                                  2027-01-02
sessions  3 of 7    2 English changed, 1 both changed, 1 never approved, 2 of them safety  English: Dr Li, 2026-01-02; Chinese: not reviewed  2026-06-01 overdue
副作用    0 of 1    no English page                                                        not reviewed                                       no date

3 pages · 1 in one language only · 5 of 20 block pairs waiting · waivers: 1 live, 2 lapsed · 1 reviewed in both languages
lapsed waiver: a-rule benefits (Dr Li, 2026-01-02: the label says so). Its text has changed, and the rule still finds something on this page: look again, and delete the waiver.
lapsed waiver: b-rule sessions (王医生: a name of a trial). Nothing is found there any more: delete the waiver.
"""


def test_english() -> None:
    assert table(PAGES, JUDGED, "en", date(2026, 11, 22)) == ENGLISH


CHINESE = """\
页面      一致   待处理                                                            审核                                   下次审核
benefits  12/12  无                                                                Dr Li，2026-01-02                      2027-01-02
sessions  3/7    英文已改 2 处，两边都已改 1 处，从未确认 1 处，其中安全内容 2 处  英文：Dr Li，2026-01-02；中文：未审核  2026-06-01 已过期
副作用    0/1    没有英文页面                                                      未审核                                 未定

共 3 个页面 · 1 个只有一种语言 · 20 对内容块中有 5 对待处理 · 确认保留：1 条有效、2 条失效 · 1 个两种语言都已审核
失效的确认：a-rule benefits（Dr Li，2026-01-02：the label says so）。所引的文字已改变，而这条规则在本页仍有发现：请重新判断，并删除这一条。
失效的确认：b-rule sessions（王医生：a name of a trial）。那里已没有问题：请删除这一条。
"""


def test_chinese() -> None:
    assert table(PAGES, JUDGED, "zh", date(2026, 11, 22)) == CHINESE


def test_without_a_date_nothing_is_overdue() -> None:
    assert "overdue" not in table(PAGES, JUDGED, "en")


def test_one_page_is_no_pages() -> None:
    assert "\n1 page · 0 in one language only · 0 of 12 block pairs waiting" in table(PAGES[:1], JUDGED, "en")


def test_a_library_without_pages_says_so() -> None:
    empty = Judged((), (), ())
    assert table((), empty, "en") == "There is no page in either language yet.\n"
    assert table((), empty, "zh") == "两种语言都还没有页面。\n"
