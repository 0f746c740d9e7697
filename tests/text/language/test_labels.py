"""Languages of lines, one by one and in a large text, and the words of the other language inside them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duizhao.text.language.line_labels import CHUNK, line_labels
from duizhao.text.language.main_language import label_with_names, main_language, without_markup
from duizhao.text.language.switches import switches

LINES = [
    ("Take one tablet with water.", "en", "en"),
    ("每次一片，用水送服。", "zh", "zh"),
    ("", None, "none"),
    ("12 %", None, "none"),
    ("Ask for 布洛芬 at the desk.", "en", "en+zh"),
    ("He had 重组带状疱疹疫苗 yesterday.", "en", "en+zh"),
    ("签署 informed consent form 之后再检查。", "zh", "zh+en"),
    ("FDA 于 2019 年批准。", "zh", "zh"),
    ("运行 `docker run --name pump` 即可，不需要别的。", "zh", "zh"),
    ("详见 https://example.org/a/b?c=d 。", "zh", "zh"),
    ("Docker 安装", "zh", "zh"),
    ("Translate to Simplified Chinese (简体中文).", "en", "en+zh"),
    ("## 总结 {#a-long-english-anchor}", "zh", "zh"),
]


@pytest.mark.parametrize(("line", "language", "label"), LINES, ids=[line for line, _l, _m in LINES])
def test_language_of_a_line(line: str, language: str | None, label: str) -> None:
    assert main_language(line) == language
    assert line_labels(line.encode()) == [label]


def test_a_known_name_says_nothing_about_the_language() -> None:
    assert label_with_names("盐酸艾司洛尔 drip", ["盐酸艾司洛尔"]) == "mixed"
    assert main_language("盐酸艾司洛尔", ["盐酸艾司洛尔"]) == "zh"


def test_lines_stay_in_order_across_stretches() -> None:
    lines = ["Rest well.", "好好休息。", "", "Ask for 布洛芬 at the desk."] * (CHUNK // 40)
    assert line_labels("\n".join(lines).encode()) == ["en", "zh", "none", "en+zh"] * (CHUNK // 40)


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from("aAbz the of。，中文药 \n`<>1._/\r"), max_size=120))
def test_there_is_a_label_for_each_line(text: str) -> None:
    labels = line_labels(text.encode())
    assert len(labels) == text.count("\n") + 1
    for label, line in zip(labels, text.split("\n"), strict=True):
        assert ("zh" in label) == any(character in "中文药" for character in line)


@given(st.binary(max_size=60))
def test_any_bytes_have_labels(data: bytes) -> None:
    assert len(line_labels(data)) == data.count(b"\n") + 1


@given(st.text(max_size=60))
def test_markup_is_blanked_out_in_place(text: str) -> None:
    assert len(without_markup(text)) == len(text)


def test_words_of_the_other_language_are_spans() -> None:
    text = "Ask for 布洛芬 or [对乙酰氨基酚](a.md), not `阿司匹林`."
    assert [text[one.start : one.end] for one in switches(text, "en")] == ["布洛芬", "对乙酰氨基酚"]
    text = "签署 informed consent form 之后，FDA 规定要做 CT。"
    assert [text[one.start : one.end] for one in switches(text, "zh")] == ["informed consent form"]
