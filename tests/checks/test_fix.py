"""Mending spacing and punctuation: what changes, what stays, and that mending twice is mending once."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duizhao.checks.fix import fix_page, same_letters, with_line_ends

DOCS = Path(__file__).parents[2] / "docs" / "zh"
TEXTS = [
    ("此外,请告诉团队.", "此外，请告诉团队。"),
    ("解离(感到脱离)很常见", "解离（感到脱离）很常见"),
    ("有趣的是， 它有效", "有趣的是，它有效"),
    ("关于NMDA受体", "关于NMDA受体"),
    ("每 2 周 1 次，共 4 周，28 mg，含2 喷", "每 2 周 1 次，共 4 周，28 mg，含 2 喷"),
    ("3 \u2f40装置，\uf967要开\u2ecb", "3 支装置，不要开车"),
    ("運行 `\u2f40,参数`，参见[\u2f40](\u2f40.md)", "運行 `\u2f40,参数`，参见[支](\u2f40.md)"),
    ("Ask the team, please (now).", "Ask the team, please (now)."),
]
PAGE = """---
title: 副作用,常见
description: "恶心,头痛"
topic: 副作用,常见
---

# 副作用,常见 {#effects,common}

此外,请告诉[团队,现在](a,b.md){ .source }。

- 第一,休息
    续行,也要改

| 副作用,常见 | `a,b` |
| --- | --- |
| 恶心,头痛 | 28 |

```text
命令,参数
```

!!! warning "注意,危险"

    请立即求助!

<div title="第一,第二">说明,文字</div>

--8<-- "zh/includes/a,b.md"
"""
MENDED = """---
title: 副作用，常见
description: "恶心，头痛"
topic: 副作用,常见
---

# 副作用，常见 {#effects,common}

此外，请告诉[团队，现在](a,b.md){ .source }。

- 第一，休息
    续行，也要改

| 副作用，常见 | `a,b` |
| --- | --- |
| 恶心，头痛 | 28 |

```text
命令,参数
```

!!! warning "注意，危险"

    请立即求助！

<div title="第一,第二">说明，文字</div>

--8<-- "zh/includes/a,b.md"
"""
TEXT = st.text(
    st.sampled_from("aB12 ,.:;!?()[]*`-%/<>{}#|\n“”（），。：氯胺酮药的乾請\u2f40\uf967\u2ed3"), max_size=60
)


@pytest.mark.parametrize(("typed", "wanted"), TEXTS)
def test_a_text(typed: str, wanted: str) -> None:
    assert fix_page(typed) == wanted


def test_a_page() -> None:
    assert fix_page(PAGE) == MENDED


@pytest.mark.parametrize("path", sorted(DOCS.glob("*.md")), ids=lambda path: path.name)
def test_the_published_pages_need_no_mending(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert fix_page(text) == text


def test_a_page_whose_front_matter_is_not_yaml_stays() -> None:
    text = "---\ntitle: [\n---\n此外,请休息。\n"
    assert fix_page(text) == text


@given(TEXT | st.text(max_size=40))
def test_mending_a_page_twice_is_mending_it_once(text: str) -> None:
    once = fix_page(text)
    assert fix_page(once) == once


@given(TEXT | st.text(max_size=40))
def test_no_letter_or_digit_changes(text: str) -> None:
    assert same_letters(text, fix_page(text))


@pytest.mark.parametrize(("old", "new"), [("5 mg", "50 mg"), ("不要", "要"), ("mg", "Mg"), ("\u2f40", "只")])
def test_other_letters_are_seen(old: str, new: str) -> None:
    assert not same_letters(old, new)


NOT_PROSE = (
    "输入 <code>甲,乙</code> 后按 <kbd>甲,乙</kbd> 回车。",
    "示例：\n\n    甲,乙",
    "$$\n甲,乙\n$$",
    "\\(甲,乙\\)",
    "{% if 甲,乙 %}\n\n文字\n\n{% endif %}",
    "{{% x 甲,乙 %}}",
    "<!-- 甲,\n乙 -->好的",
    "<pre>甲,乙</pre>",
    "作者是乔治.布什、约翰.史密斯和马丁.路德.金。",
    "零.五毫克",
    "一.准备，二.开始。",
    "- 第三.结束",
)


@pytest.mark.parametrize("page", NOT_PROSE)
def test_what_is_no_prose_and_ends_no_sentence_stays(page: str) -> None:
    assert fix_page(f"# 标题\n\n{page}\n") == f"# 标题\n\n{page}\n"


def test_a_dot_that_ends_a_sentence_is_mended() -> None:
    assert fix_page("# 标题\n\n请先吃药.然后休息。\n") == "# 标题\n\n请先吃药。然后休息。\n"


def test_each_line_keeps_its_end() -> None:
    assert with_line_ends("甲，\n乙\n丙", "甲,\r\n乙\n丙") == "甲，\r\n乙\n丙"
    assert with_line_ends("甲\n", "甲\r") == "甲\r"
