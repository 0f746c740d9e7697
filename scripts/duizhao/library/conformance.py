"""What a library is held against: the guides that others have written for such texts, point by point, from `conformance.toml`.

```toml
[[guide]]
id = "pemat"                                  # the anchor of its section
en = "PEMAT"                                  # its name
zh = "PEMAT"
about_en = "A tool of AHRQ (US). [S86](sources.md#s86){ .source }"    # Markdown: who wrote it, and its source
about_zh = "…"

[[guide.point]]
number = "1"
en = "The purpose is plain."
zh = "目的一目了然。"
measure = "main-message"                      # what a program measures on the pages (site/generated/conformance_measures.py)

[[guide.point]]
number = "2"
en = "Nothing distracts from the purpose."
zh = "没有偏离目的的内容。"
state = "person"                              # met, not-met, person, or none where the point does not apply
why_en = "What could go without a patient missing it?"
why_zh = "…"
```

A point with both is measured, and has its `state` where the measure holds: `person` says that more has to be judged.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from duizhao.base.bilingual import Bilingual
from duizhao.base.errors import CannotRun
from duizhao.base.files import parse_toml, text_if_there
from duizhao.base.known_names import require_known

State = Literal["met", "not-met", "person", "none"]
GUIDE_KEYS = ("id", "en", "zh", "about_en", "about_zh", "point")
POINT_KEYS = ("number", "en", "zh", "measure", "state", "why_en", "why_zh")


@dataclass(frozen=True, slots=True)
class Point:
    """One point of a guide. `measure` is the name of what is measured, empty where nothing is; `why` may then be empty."""

    number: str
    text: Bilingual
    measure: str
    state: State
    why: Bilingual


@dataclass(frozen=True, slots=True)
class Guide:
    """A guide: its anchor, its name, who wrote it (Markdown), its points in their order."""

    id: str
    name: Bilingual
    about: Bilingual
    points: tuple[Point, ...]


def read_guides(path: Path) -> tuple[Guide, ...]:
    """The guides in the file at `path`, in their order; none where there is no such file.

    Raises CannotRun for TOML that does not parse, an unknown key, a value that is missing or of another kind.
    """
    text = text_if_there(path)
    if text is None:
        return ()
    data = parse_toml(text, path)
    require_known(data, ("guide",), path, Bilingual("this file", "本文件"))
    return tuple(_guide(one, path) for one in _tables(data, "guide", path))


def _guide(table: dict[str, Any], path: Path) -> Guide:
    require_known(table, GUIDE_KEYS, path, Bilingual("[[guide]]", "[[guide]] "))
    return Guide(
        _text(table, "id", "[[guide]]", path),
        _both(table, "", "[[guide]]", path),
        _both(table, "about_", "[[guide]]", path),
        tuple(_point(one, path) for one in _tables(table, "point", path)),
    )


def _point(table: dict[str, Any], path: Path) -> Point:
    name = "[[guide.point]]"
    require_known(table, POINT_KEYS, path, Bilingual(name, f"{name} "))
    measure = _text(table, "measure", name, path) if "measure" in table else ""
    state: State = table.get("state", "met" if measure else "")
    if state not in get_args(State):
        raise CannotRun(
            f"{path}: {name} has state = {state!r}: it has to be met, not-met, person or none; or write a `measure`.",
            f"{path}：{name} 中 state = {state!r}：应为 met、not-met、person 或 none；也可以写 `measure`。",
        )
    explained = not measure or "why_en" in table or "why_zh" in table
    why = _both(table, "why_", name, path) if explained else Bilingual("", "")
    return Point(_text(table, "number", name, path), _both(table, "", name, path), measure, state, why)


def _both(table: dict[str, Any], start: str, name: str, path: Path) -> Bilingual:
    return Bilingual(*(_text(table, f"{start}{language}", name, path) for language in ("en", "zh")))


def _text(table: dict[str, Any], key: str, name: str, path: Path) -> str:
    value = table.get(key)
    if not isinstance(value, str) or not value.strip():
        raise CannotRun(
            f'{path}: every {name} needs `{key}`, a text in quotes: {key} = "…".',
            f'{path}：每个 {name} 都要有 `{key}`，写成加引号的文字：{key} = "…"。',
        )
    return value.strip()


def _tables(table: dict[str, Any], key: str, path: Path) -> list[dict[str, Any]]:
    found = table.get(key, [])
    if not isinstance(found, list) or not found or not all(isinstance(one, dict) for one in found):
        raise CannotRun(
            f"{path}: `{key}` has to be a list of tables, with a line in double square brackets before each.",
            f"{path}：`{key}` 应是一组表，每个表前写一行双方括号。",
        )
    return found
