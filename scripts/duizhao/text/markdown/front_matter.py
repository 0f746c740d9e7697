"""One value of a page's front matter: read as a date, changed or added without touching the other lines.

The text must stay YAML that says the same: a value is put in quotes where it would be read as something else.
"""

import json
import re
from datetime import date, datetime

import yaml

from duizhao.base.errors import CannotRun
from duizhao.text.markdown.toml_front_matter import CLOSED as TOML
from duizhao.text.markdown.toml_front_matter import read_toml, span_of_value, with_value

CLOSED = re.compile(r"---[ \t]*\n(?P<content>(?:.*\n)*?)---[ \t]*(?:\n|$)")


def day_of(value: object) -> date | None:
    """The date of a front matter value; None where it is none. YAML reads most of them already."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value).strip())
    except ValueError:
        return None


def change_value(page_text: str, name: str, new: str) -> str:
    """`page_text` with the value `new` for `name`, in quotes if the old one was. Raises CannotRun where the front
    matter has no such value."""
    if span := span_of_value(page_text, name):
        return page_text[: span[0]] + _toml_text(new) + page_text[span[1] :]
    found = CLOSED.match(page_text)
    content = found["content"] if found else ""
    try:
        root = yaml.compose(content, Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        root = None
    if found and isinstance(root, yaml.MappingNode):
        for key, value in reversed(root.value):
            if key.value != name or not isinstance(value, yaml.ScalarNode):
                continue
            start, end = value.start_mark.index, value.end_mark.index
            # A text below `>` or `|` ends with its line end.
            tail = "\n" if content[start:end].endswith("\n") else ""
            written = scalar(new, value.style or "") + tail
            begin = found.start("content")
            return page_text[: begin + start] + written + page_text[begin + end :]
    raise CannotRun(
        f"The front matter has no `{name}` that can be changed. Change it by hand.",
        f"页首信息中没有可以修改的 `{name}`。请手工修改。",
    )


def add_value(page_text: str, name: str, new: str) -> str:
    """`page_text` with a line `name: new` at the end of its front matter; with front matter where it had none.

    Raises CannotRun where YAML cannot hold the text.
    """
    if TOML.match(page_text):
        return with_value(page_text, name, _toml_text(new))
    line = f"{name}: {scalar(new)}\n"
    found = CLOSED.match(page_text)
    if not found:
        return f"---\n{line}---\n\n{page_text}"
    # A title stands first, as people write it.
    at = found.start("content") if name == "title" else found.end("content")
    return page_text[:at] + line + page_text[at:]


def scalar(text: str, style: str = "") -> str:
    """`text` as a YAML value: in quotes of the kind `style`, or where it needs them.

    Raises CannotRun where YAML cannot hold it.
    """
    ways = [json.dumps(text, ensure_ascii=False)]
    if style == "'" and "\n" not in text:
        ways.insert(0, "'" + text.replace("'", "''") + "'")
    elif style == "" and "\n" not in text:
        ways.insert(0, text)
    for way in ways:
        try:
            # A value may be read otherwise when more follows it, so it is tried in its place.
            if yaml.safe_load(f"a: {way}\nb: 1\n") == {"a": text, "b": 1}:
                return way
        except (yaml.YAMLError, ValueError):
            continue
    raise _cannot_hold()


def end_of_front_matter(page_text: str) -> int:
    """How many lines the front matter takes, those of its marks included."""
    found = CLOSED.match(page_text) or TOML.match(page_text)
    return found.group().rstrip("\n").count("\n") + 1 if found else 0


def _toml_text(text: str) -> str:
    """`text` as a value of TOML. Raises CannotRun where it cannot hold it."""
    written = json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
    try:
        if read_toml(f"a = {written}") == {"a": text}:
            return written
    except ValueError:
        pass
    raise _cannot_hold()


def _cannot_hold() -> CannotRun:
    return CannotRun(
        "The text holds characters that front matter cannot hold. Take them out.",
        "文字中含有页首信息不能使用的字符。请删去。",
    )
