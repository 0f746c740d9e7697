"""Units that stand without a number."""

import pytest

from duizhao.base.bilingual import Language
from duizhao.text.language.quantities import unit_alone, unit_in_head


@pytest.mark.parametrize(
    ("head", "language", "unit"),
    [
        ("Dose (mg)", "en", "mg"),
        ("Dose [µg]", "en", "µg"),
        ("Stay / days", "en", "day"),
        ("Length in km", "en", "km"),
        ("Length, km", "en", "km"),
        ("Dose (unit: mg/kg)", "en", "mg/kg"),
        ("剂量（毫克）", "zh", "mg"),
        ("剂量（单位：毫克）", "zh", "mg"),
        ("停留/天", "zh", "day"),
        ("剂量 (mg)", "zh", "mg"),
        ("Dose (oral)", "en", ""),
        ("Change in weight", "en", ""),
        ("Dose", "en", ""),
        ("得分（分）", "zh", ""),
    ],
)
def test_in_the_head_of_a_column(head: str, language: Language, unit: str) -> None:
    assert unit_in_head(head, language) == unit


@pytest.mark.parametrize(
    ("cell", "language", "unit"),
    [
        ("mg", "en", "mg"),
        ("millilitres", "en", "ml"),
        ("毫升", "zh", "ml"),
        ("hours", "en", "hour"),
        ("No", "en", ""),
        ("5 mg", "en", ""),
        ("mg of it", "en", ""),
        ("分", "zh", ""),
        ("", "en", ""),
    ],
)
def test_in_a_cell_of_its_own(cell: str, language: Language, unit: str) -> None:
    assert unit_alone(cell, language) == unit
