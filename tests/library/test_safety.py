"""Which blocks are safety blocks, and what that makes of a finding."""

from dataclasses import replace
from pathlib import Path

import pytest

from duizhao.base.errors import CannotRun
from duizhao.checks.check_library import check_texts
from duizhao.checks.rule import Knowledge, Rule, all_rules
from duizhao.library.safety import Safety, for_profile, general
from duizhao.text.markdown.blocks import read_blocks

RULES = {rule.id: rule for rule in all_rules()}


def covered(text: str, topic: str = "", safety: Safety | None = None) -> list[bool]:
    """For each block of a page, whether it is a safety block."""
    return [(safety or general()).covers(block, topic) for block in read_blocks(text).blocks]


@pytest.mark.parametrize(
    "text",
    [
        "Take 5 mg at night.",
        "Take 2.5 mg/kg.",
        "睡前服用 5 mg。",
        "每次注射１０毫升。",
        "每次两片。",
        "This dose is usual.",
        "Do not take it when you are pregnant.",
        "Don’t\ntake it with milk.",
        "Contraindicated in pregnancy.",
        "妊娠期慎用。",
        "请勿自行加量。",
        "Call an ambulance.",
        "立即就医。",
        "It may be fatal.",
        "可能危及生命。",
    ],
)
def test_words_and_units_make_a_safety_block(text: str) -> None:
    assert covered(text) == [True]


@pytest.mark.parametrize(
    "text",
    [
        "The clinic has 5 rooms.",
        "诊所有 5 个房间。",
        "A magazine from 2019.",
        "In 5 mgmt courses you learn it.",
        "Endoses and dosette are no words here.",
        "不同的人感受不同。",
        "请带上您的病历。",
        "The forewarning was kind.",
        "",
    ],
)
def test_ordinary_text_is_no_safety_block(text: str) -> None:
    assert covered(text) == [False] * bool(text)


def test_a_topic_covers_every_block_of_its_page() -> None:
    assert covered("# A\n\nB\n", topic="Contraindications") == [True, True]
    assert covered("# A\n\nB\n", topic="overview") == [False, False]


def test_a_section_covers_its_heading_and_what_stands_below_up_to_the_next_heading() -> None:
    text = "# A {#a}\n\nB\n\n## C {#emergency-signs}\n\nD\n\n- E\n\n## F {#other}\n\nG\n"
    assert covered(text) == [False, False, True, True, True, False, False]


def test_a_section_without_an_id_is_known_by_the_words_of_its_heading() -> None:
    assert covered("# Warnings\n\nB\n\n## Opening hours\n\nC\n") == [True, True, False, False]
    assert covered("## 急救\n\n乙\n") == [True, True]


def test_an_admonition_covers_its_title_and_body() -> None:
    assert covered('!!! danger "A"\n\n    B\n') == [True, True]
    assert covered('!!! tip "A"\n\n    B\n') == [False, False]


def test_a_library_adds_its_own(tmp_path: Path) -> None:
    path = tmp_path / "safety.toml"
    path.write_text('topics = ["brakes"]\nen = ["torque"]\nunits = ["Nm"]\n', encoding="utf-8")
    safety = Safety.read(path)
    assert covered("Mind the torque.", safety=safety) == covered("80 Nm", safety=safety) == [True]
    assert covered("Take 5 mg.", safety=safety) == covered("A", "brakes", safety) == [True]
    assert covered("Mind the torque.") == [False]


def test_without_a_file_the_general_data_count(tmp_path: Path) -> None:
    assert Safety.read(tmp_path / "safety.toml") == general()


@pytest.mark.parametrize(
    "text", ["妊娠期禁用。", "You must not eat.", "Do not stop on your own.", "切勿饮酒。"]
)
def test_commands_and_bans_are_about_safety_where_the_library_is_about_health(text: str) -> None:
    assert covered(text, safety=for_profile("health")) == [True]
    assert covered(text) == [False]


@pytest.mark.parametrize(
    "text",
    [
        "Disable the cache; do not use it.",
        "禁用该功能。",
        "Kill the process: a warning of a fatal error.",
        "It blocks for 5 units.",
        '!!! danger "Danger"\n\n    It stops the server.\n',
    ],
)
def test_nothing_in_a_library_about_software_is_about_safety_unless_it_says_so(
    text: str, tmp_path: Path
) -> None:
    path = tmp_path / "safety.toml"
    assert not any(covered(text, "warnings", Safety.read(path, "software")))
    path.write_text('en = ["cache", "process", "server", "unit"]\nzh = ["功能"]\n', "utf-8")
    assert any(covered(text, safety=Safety.read(path, "software")))


def test_the_general_data_name_no_subject_of_a_library() -> None:
    data = (
        (Path(__file__).parents[2] / "scripts/duizhao/library/safety.toml")
        .read_text(encoding="utf-8")
        .lower()
    )
    assert not any(word in data for word in ("ketamin", "氯胺酮", "spravato"))


def test_nothing_to_look_for_covers_nothing() -> None:
    assert covered("Take 5 mg of poison.", "x", Safety()) == [False]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ("topics = [", "not valid TOML"),
        ('topic = ["a"]', "there is no key 'topic'"),
        ('en = "a"', "'en' has to be a list of words"),
        ("en = [1]", "'en' has to be a list of words"),
        ('zh = [" "]', "'zh' has to be a list of words"),
    ],
)
def test_bad_data_are_named(tmp_path: Path, data: str, told: str) -> None:
    path = tmp_path / "safety.toml"
    path.write_text(data, encoding="utf-8")
    with pytest.raises(CannotRun) as stopped:
        Safety.read(path)
    assert stopped.value.message.en.startswith(f"{path}: {told}")
    assert stopped.value.message.zh.startswith(f"{path}：")


def severities(en: str | None, zh: str | None, rule: Rule) -> list[str]:
    return [finding.severity for finding in check_texts(en, zh, Knowledge(), (rule,))]


def test_an_error_in_a_safety_block_is_safety_and_elsewhere_an_error() -> None:
    rule = RULES["different-numbers"]
    assert severities("Take 5 mg.\n", "服用 50 mg。\n", rule) == ["safety"]
    assert severities("We have 5 rooms.\n", "我们有 6 个房间。\n", rule) == ["error"]


def test_either_side_makes_it_safety() -> None:
    rule = RULES["different-numbers"]
    assert severities("It is closed for 5 days.\n", "警告：关闭 6 天。\n", rule) == ["safety"]


@pytest.mark.parametrize("about", [("dosage", "dosage"), ("dosage", "overview"), ("overview", "dosage")])
def test_the_topic_of_either_page_makes_its_errors_safety(about: tuple[str, str]) -> None:
    en, zh = (f"---\ntopic: {topic}\n---\n\n" for topic in about)
    rule = RULES["different-numbers"]
    assert severities(f"{en}We have 5 rooms.\n", f"{zh}我们有 6 个房间。\n", rule) == ["safety"]
    # A block that only one language has is judged by the topic of its own page, or of the page that lacks it.
    lost = severities(f"{en}Rest.\n\nBring a book.\n", f"{zh}休息。\n", RULES["missing-block"])
    assert lost == ["safety" if about[0] == "dosage" else "error"]


def test_another_topic_leaves_an_error_an_error() -> None:
    page = "---\ntopic: overview\n---\n\n"
    rule = RULES["different-numbers"]
    assert severities(f"{page}We have 5 rooms.\n", f"{page}我们有 6 个房间。\n", rule) == ["error"]


def test_advice_stays_advice() -> None:
    rule = replace(RULES["different-numbers"], severity="advice")
    assert severities("Take 5 mg.\n", "服用 50 mg。\n", rule) == ["advice"]


def test_a_rule_may_be_safety_everywhere() -> None:
    rule = replace(RULES["different-numbers"], severity="safety")
    assert severities("We have 5 rooms.\n", "我们有 6 个房间。\n", rule) == ["safety"]


@pytest.mark.parametrize(
    ("lost", "lost_zh", "severity"),
    [("Bring a book.", "", "error"), ("Call an ambulance.", "", "safety")],
)
def test_a_block_that_is_missing_is_judged_by_itself_and_not_by_its_neighbour(
    lost: str, lost_zh: str, severity: str
) -> None:
    en = f"# Title {{#a}}\n\nDo not take it with milk, and tell us.\n\n{lost}\n"
    zh = f"# 标题 {{#a}}\n\n请勿与牛奶同服，并告诉我们。\n\n{lost_zh}\n"
    assert severities(en, zh, RULES["missing-block"]) == [severity]


def test_a_missing_page_is_safety_where_any_block_of_it_is() -> None:
    rule = RULES["missing-page"]
    assert severities("# A\n\nB\n", None, rule) == ["error"]
    assert severities("# A\n\nTake 5 mg.\n", None, rule) == ["safety"]
    assert severities(None, "---\ntopic: emergency\n---\n# 甲\n", rule) == ["safety"]
