"""A small picture to write and change."""

from pathlib import Path

PICTURE = """\
kind = "timeline"

[title]
en = "After the dose"
zh = "用药后"

[alt]
en = "Timeline of what happens after the dose."
zh = "用药后各事项的时间轴。"

[tags.us]
en = "US label"
zh = "美国说明书"

[[part]]
icon = "clock"
[part.label]
en = "At least 2 hours"
zh = "至少 2 小时"
[[part.item]]
en = "You stay at the clinic."
zh = "您留在诊所。"
tag = "us"
sources = ["S01"]

[[part]]
icon = "car-off"
tone = "danger"
[part.label]
en = "At home"
zh = "在家"
[part.note]
en = "Until the next day"
zh = "直到次日"
[[part.item]]
en = "Do not drive."
zh = "不要驾驶。"
sources = ["S01"]
[[part.item]]
en = "Rest for 3 hours."
zh = "休息 3 小时。"
sources = ["S02"]
"""
PAGES = {
    "en": """\
# After {#after}

- You stay at the clinic for at least 2 hours after the dose. [S01](sources.md#s01){ .source }
- Do not drive until the next day. [S01](sources.md#s01){ .source }
- Rest for 3 hours. [S02](sources.md#s02){ .source }

--8<-- "en/includes/pictures/after.md"
""",
    "zh": """\
# 用药后 {#after}

- 用药后，您在诊所至少停留 2 小时。[S01](sources.md#s01){ .source }
- 不要驾驶，直到次日。[S01](sources.md#s01){ .source }
- 休息 3 小时。[S02](sources.md#s02){ .source }

--8<-- "zh/includes/pictures/after.md"
""",
}


def small_library(root: Path, picture: str = PICTURE) -> Path:
    """A library with one page that shows one picture; gives the file of the picture."""
    for language, text in PAGES.items():
        (root / "docs" / language).mkdir(parents=True)
        (root / "docs" / language / "dose.md").write_text(text, "utf-8")
    (root / "duizhao.toml").write_text("", "utf-8")
    (root / "pictures").mkdir()
    path = root / "pictures" / "after.toml"
    path.write_text(picture, "utf-8")
    return path


def change(path: Path, old: str, new: str) -> None:
    """Put `new` in the place of `old`, which stands there once."""
    text = path.read_text("utf-8")
    assert text.count(old) == 1, old
    path.write_text(text.replace(old, new), "utf-8")


def line_of(path: Path, words: str) -> int:
    """The number of the one line that holds `words`."""
    (number,) = (
        number for number, line in enumerate(path.read_text("utf-8").split("\n"), 1) if words in line
    )
    return number
