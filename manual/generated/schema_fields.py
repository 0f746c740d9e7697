"""The fields of a JSON Schema, one row each: its way from the top, what it holds, its usual value, what it is for."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from duizhao.base.bilingual import Bilingual, Language
from manual.generated.reference_page import code, listed
from manual.generated.two_languages import sentences

SCHEMAS = Path(__file__).parents[2] / "docs" / "schemas"
KINDS = {
    "string": Bilingual("text", "文字"),
    "integer": Bilingual("whole number", "整数"),
    "number": Bilingual("number", "数"),
    "boolean": Bilingual("`true` or `false`", "`true` 或 `false`"),
    "array": Bilingual("list", "列表"),
    "object": Bilingual("table", "表"),
    "null": Bilingual("nothing (`null`)", "空（`null`）"),
}
EMPTY = Bilingual("", "")


@dataclass(frozen=True, slots=True)
class SchemaField:
    """A field: `way` is its keys from the top, with `[]` behind a list; `part` is its own schema."""

    way: tuple[str, ...]
    part: dict[str, Any]

    @property
    def path(self) -> str:
        """The way with dots, as one writes it: `findings[].place.line`."""
        return ".".join(self.way)

    @property
    def said(self) -> Bilingual:
        """What it is for; nothing where the schema does not say it. Raises ValueError where it says it in one language."""
        text = self.part.get("description")
        return sentences(text) if text else EMPTY

    def default(self) -> str:
        """Its usual value as code; an empty text where it has none."""
        if "default" not in self.part:
            return ""
        value = self.part["default"]
        return code(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))

    def holds(self, language: Language) -> str:
        """Which values it takes, in words."""
        return _holds(self.part, language)


def schema(name: str) -> dict[str, Any]:
    """The schema of that name in `docs/schemas`."""
    read: dict[str, Any] = json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8"))
    return read


def fields(part: dict[str, Any], way: tuple[str, ...] = ()) -> Iterator[SchemaField]:
    """Every field of a schema, each before those that it holds."""
    for key, inner in part.get("properties", {}).items():
        here = (*way, key)
        yield SchemaField(here, inner)
        yield from _within(inner, here)


def _within(part: dict[str, Any], way: tuple[str, ...]) -> Iterator[SchemaField]:
    for one in (part, *part.get("anyOf", ()), *part.get("oneOf", ())):
        yield from fields(one, way)
        if isinstance(one.get("items"), dict):
            yield from _within(one["items"], (*way[:-1], f"{way[-1]}[]"))


def _holds(part: dict[str, Any], language: Language) -> str:
    if "const" in part:
        return code(json.dumps(part["const"], ensure_ascii=False).strip('"'))
    if "enum" in part:
        return listed((one if isinstance(one, str) else json.dumps(one) for one in part["enum"]), language)
    choices = part.get("anyOf") or part.get("oneOf")
    if choices:
        return _either([_holds(one, language) for one in choices], language)
    kinds = part.get("type", "object")
    if isinstance(kinds, list):
        return _either([KINDS[kind].say(language) for kind in kinds], language)
    said = KINDS[kinds].say(language)
    if kinds == "array" and isinstance(part.get("items"), dict) and "enum" in part["items"]:
        return f"{said}{'：' if language == 'zh' else ': '}{_holds(part['items'], language)}"
    return said


def _either(said: list[str], language: Language) -> str:
    """The ways in which a value may look, each once."""
    return (" or " if language == "en" else "，或").join(dict.fromkeys(said))
