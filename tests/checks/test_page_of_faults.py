"""One realistic page pair and the 22 faults that a survey of document and translation checkers put into one
such page.

Each fault is injected alone; some rule has to find it where it is. Two changes are no faults and must stay
silent. The other rules of the library, such as missing-source, look at other things and are not run here.
"""

from dataclasses import dataclass

import pytest

from duizhao.checks.check_library import check_texts
from duizhao.checks.finding import Finding
from duizhao.checks.rule import Knowledge, all_rules
from duizhao.library.terms.term_base import Term, TermBase

EN = """\
---
title: Your spray session
description: How a session with esketamine nasal spray runs, and when to get help.
---

# Your spray session {#session}

!!! abstract "Main message"

    Stay at the clinic for at least 2 hours after each dose. Do not drive until the next day.

## Doses {#doses}

The first dose is 56 mg. Later doses are 56 mg or 84 mg, twice a week for 4 weeks. Ask your doctor about
[the label](https://example.org/label) and read [the side effects](side-effects.md#serious).

| Week | Dose | Sessions |
| --- | --- | --- |
| 1 to 4 | 56 mg or 84 mg | 2 a week |
| 5 to 8 | 56 mg or 84 mg | 1 a week |
| From 9 | 84 mg | 1 every 2 weeks |

## Who should not have it {#who-not}

Do not use the spray if your blood pressure is above 140 mmHg. Esketamine is not an anaesthetic here. The
doctor decides with you.

!!! danger "Call 911"

    You have chest pain or cannot breathe.

## On the day {#day}

1. Eat nothing for 2 hours before the session.
2. Wash your hands and sit down.
3. The nurse measures your blood pressure.
4. Spray the medicine into your nose.

After the session, some people have:

- headache
- nausea, which can last for several hours
- a high blood pressure

Rest at home. Do not drink alcohol on that day. A friend can take you home by car.

!!! warning "At home"

    Tell the team if a headache lasts for more than 24 hours.

See [questions to ask](questions.md), [the sources](sources.md) and [the glossary](glossary.md#ketamine).
"""
ZH = """\
---
title: 喷雾治疗过程
description: 艾司氯胺酮鼻喷雾剂的治疗过程，以及何时求助。
---

# 喷雾治疗过程 {#session}

!!! abstract "要点"

    每次用药后，请在诊所至少停留 2 小时。次日之前不要开车。

## 剂量 {#doses}

首次剂量为 56 mg。之后每次 56 mg 或 84 mg，每周 2 次，持续 4 周。请向医生询问[说明书](https://example.org/label)的内容，
并阅读[副作用](side-effects.md#serious)。

| 周数 | 剂量 | 次数 |
| --- | --- | --- |
| 第 1 至 4 周 | 56 mg 或 84 mg | 每周 2 次 |
| 第 5 至 8 周 | 56 mg 或 84 mg | 每周 1 次 |
| 第 9 周起 | 84 mg | 每 2 周 1 次 |

## 哪些人不能用 {#who-not}

血压高于 140 mmHg 时，不要使用喷雾。艾司氯胺酮在这里不是麻醉药。由医生和您一起决定。

!!! danger "拨打 911"

    您胸痛或无法呼吸。

## 治疗当天 {#day}

1. 治疗前 2 小时内不要进食。
2. 洗手并坐下。
3. 护士测量您的血压。
4. 把药物喷入鼻腔。

治疗之后，部分人会有：

- 头痛
- 恶心，可持续数小时
- 血压升高

请在家休息。当天不要饮酒。可以请朋友开车送您回家。

!!! warning "在家"

    如果头痛持续超过 24 小时，请告诉团队。

参见[要问的问题](questions.md)、[资料来源](sources.md)和[术语表](glossary.md#ketamine)。
"""
TERMS = TermBase(
    (Term("esketamine", ("esketamine",), ("艾司氯胺酮",), zh_forbidden=("艾氯胺酮",), scope="everywhere"),)
)


@dataclass(frozen=True, slots=True)
class Fault:
    """`before` stands once in the Chinese page and becomes `after`. `rule` has to find it, near the line of
    `where`: words of the changed Chinese page, or of the English one where the English lacks something."""

    rule: str
    before: str
    after: str
    where: str


FAULTS = {
    "dose x10": Fault("different-numbers", "首次剂量为 56 mg", "首次剂量为 560 mg", "560 mg"),
    "dose changed": Fault("different-numbers", "第 9 周起 | 84 mg", "第 9 周起 | 48 mg", "48 mg"),
    "dose unit changed": Fault("different-numbers", "首次剂量为 56 mg", "首次剂量为 56 g", "56 g"),
    "negation": Fault("different-polarity", "不要使用喷雾", "可以使用喷雾", "Do not use the spray"),
    "comparator": Fault("different-direction", "血压高于 140", "血压低于 140", "血压低于 140"),
    "forbidden term": Fault("forbidden-term", "艾司氯胺酮在这里", "艾氯胺酮在这里", "艾氯胺酮在这里"),
    "half-width comma": Fault("chinese-typography", "每次用药后，请", "每次用药后,请", "每次用药后"),
    "English paragraph": Fault(
        "untranslated-text",
        "请在家休息。当天不要饮酒。可以请朋友开车送您回家。",
        "Rest at home. Do not drink alcohol on that day. A friend can take you home by car.",
        "Rest at home",
    ),
    "sentence dropped": Fault("missing-sentence", "当天不要饮酒。", "", "请在家休息"),
    "admonition type": Fault("different-admonition", '!!! danger "拨打', '!!! tip "拨打', "!!! tip"),
    "step order": Fault(
        "different-order",
        "2. 洗手并坐下。\n3. 护士测量您的血压。",
        "2. 护士测量您的血压。\n3. 洗手并坐下。",
        "2. 护士",
    ),
    "table row dropped": Fault(
        "different-table", "| 第 5 至 8 周 | 56 mg 或 84 mg | 每周 1 次 |\n", "", "| 第 1 至 4 周"
    ),
    "bullet dropped": Fault("missing-block", "- 恶心，可持续数小时\n", "", "- 头痛"),
    "step dropped": Fault("missing-block", "3. 护士测量您的血压。\n", "", "2. 洗手"),
    "heading level": Fault("different-headings", "## 治疗当天", "### 治疗当天", "### 治疗当天"),
    "section dropped": Fault(
        "different-headings",
        ZH[ZH.index("## 哪些人") : ZH.index("## 治疗当天")],
        "",
        "| 第 9 周起",
    ),
    "anchor id changed": Fault("different-headings", "{#doses}", "{#jiliang}", "{#jiliang}"),
    "link removed": Fault("different-links", "[说明书](https://example.org/label)", "说明书", "首次剂量"),
    "URL changed": Fault(
        "different-links",
        "https://example.org/label",
        "https://example.org/lable",
        "https://example.org/lable",
    ),
    "anchor of a link changed": Fault(
        "different-links", "side-effects.md#serious", "side-effects.md#common", "side-effects.md#common"
    ),
    "admonition dropped": Fault(
        "different-admonition", ZH[ZH.index("!!! danger") : ZH.index("## 治疗当天")], "", "血压高于"
    ),
    "paragraph added": Fault(
        "missing-block",
        '!!! warning "在家"',
        '每天运动 30 分钟。\n\n!!! warning "在家"',
        "Rest at home",
    ),
}
HARMLESS = {
    "links in another order": (
        "[要问的问题](questions.md)、[资料来源](sources.md)和[术语表](glossary.md#ketamine)",
        "[术语表](glossary.md#ketamine)、[要问的问题](questions.md)和[资料来源](sources.md)",
    ),
    "nothing changed": ("", ""),
}
ABOUT_OTHER_THINGS = {"missing-source", "missing-review-date", "missing-emergency-notice"}
RULES = {rule.id: rule for rule in all_rules() if rule.id not in ABOUT_OTHER_THINGS}
# A finding may stand on the line above or below what a person would point at.
NEAR = 2


def found_in(zh: str) -> tuple[Finding, ...]:
    return check_texts(EN, zh, Knowledge(TERMS), tuple(RULES.values()))


def line_of(words: str, page: str) -> int:
    return page[: page.index(words)].count("\n") + 1


def test_there_are_22_faults() -> None:
    assert len(FAULTS) == 22


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS.keys())
def test_the_rule_finds_the_fault_at_its_place(fault: Fault) -> None:
    assert ZH.count(fault.before) == 1
    zh = ZH.replace(fault.before, fault.after)
    language, page = ("zh", zh) if fault.where in zh else ("en", EN)
    line = line_of(fault.where, page)
    told = [finding for finding in found_in(zh) if finding.rule == fault.rule]
    assert any(
        finding.place.language == language and abs(finding.place.line - line) <= NEAR for finding in told
    ), told


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS.keys())
def test_a_fault_is_told_by_one_structure_rule(fault: Fault) -> None:
    """A section or a box that is gone has several blocks; anything else is one finding of structure."""
    structure = {
        finding.rule
        for finding in found_in(ZH.replace(fault.before, fault.after))
        if finding.rule.startswith("missing-") or finding.rule in STRUCTURE
    }
    whole = (fault.after == "" and "##" in fault.before) or "!!!" in fault.before
    assert len(structure) <= (3 if whole else 1), structure


STRUCTURE = {
    "different-headings",
    "different-list",
    "different-order",
    "different-table",
    "different-admonition",
}


@pytest.mark.parametrize(("before", "after"), HARMLESS.values(), ids=HARMLESS.keys())
def test_what_is_no_fault_is_silent(before: str, after: str) -> None:
    assert found_in(ZH.replace(before, after)) == ()
