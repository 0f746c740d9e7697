"""What a browser asks of the desk, and what it is answered, as values."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from duizhao.base.bilingual import Bilingual, Language
from duizhao.text.html.element import Html, element

HTML = "text/html; charset=utf-8"
JSON = "application/json; charset=utf-8"


@dataclass(frozen=True, slots=True)
class DeskRequest:
    """One request: `target` is the path with its query as it was sent, the names of `headers` are in small letters."""

    method: str
    target: str
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""

    @property
    def path(self) -> str:
        """The path that is asked for, without the query, each %-sign read once."""
        return unquote(self.target.partition("?")[0].partition("#")[0])

    @property
    def query(self) -> Mapping[str, str]:
        """What stands behind the `?`, by name; of two of a name the last."""
        try:
            return dict(parse_qsl(urlsplit(self.target).query, keep_blank_values=True, max_num_fields=50))
        except ValueError:
            return {}


@dataclass(frozen=True, slots=True)
class DeskAnswer:
    """One answer: the number of its kind as HTTP has it, what it holds, and headers beside the usual ones."""

    status: int
    kind: str
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)


def page_answer(html: str, status: int = 200) -> DeskAnswer:
    """An answer that is a whole HTML page."""
    return DeskAnswer(status, HTML, html.encode("utf-8", "replace"))


def json_answer(values: Mapping[str, object], status: int = 200) -> DeskAnswer:
    """An answer to a script of the desk."""
    return DeskAnswer(status, JSON, json.dumps(values, ensure_ascii=False).encode("utf-8", "replace"))


def told_answer(said: Bilingual, status: int, language: Language | None = None) -> DeskAnswer:
    """A small page that says one thing; in both languages where it is not known which is read."""
    languages: tuple[Language, ...] = (language,) if language else ("en", "zh")
    lines = [element("p", said.say(one), lang=one) for one in languages]
    head = Html('<head><meta charset="utf-8"><title>Duizhao</title></head>')
    return page_answer(
        f"<!doctype html>\n{element('html', head, element('body', *lines), lang=languages[0])}\n", status
    )


def read_json(body: bytes) -> dict[str, Any]:
    """The values that a script of the desk sent. Raises ValueError where it is no JSON object whose texts are text."""
    try:
        found = json.loads(body)
        # Half a character can be written into JSON, and into no file.
        json.dumps(found, ensure_ascii=False).encode("utf-8")
    except RecursionError as fault:
        raise ValueError("its lists stand too deep in each other") from fault
    if not isinstance(found, dict):
        raise ValueError("no object")
    return found
