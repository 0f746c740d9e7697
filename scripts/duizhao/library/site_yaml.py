"""`mkdocs.yml` as values, and values as such a file again: what names a function of Python (`!!python/…`) stays as it is written,
for only the engine can read it."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from duizhao.base.errors import CannotRun
from duizhao.base.files import read_text, shown_path

FUNCTIONS = "tag:yaml.org,2002:python/"


@dataclass(frozen=True, slots=True, eq=False)
class AsWritten:
    """A value that only the engine understands."""

    node: yaml.Node


class _Reader(yaml.SafeLoader):
    """Knows the tags of MkDocs, as seen from the folder of the file."""

    folder = Path()


class _Writer(yaml.SafeDumper):
    """Writes every value out: not every reader of YAML follows aliases."""


def read_site_yaml(path: Path) -> dict[str, Any]:
    """The values of the file at `path`: variables of the environment in their places, paths that are said to be relative as
    whole paths. Raises CannotRun where it cannot be read."""
    reader = type("_ReaderHere", (_Reader,), {"folder": path.resolve().parent})
    try:
        told = yaml.load(read_text(path), Loader=reader)
    except (yaml.YAMLError, ValueError, RecursionError) as fault:
        # Not of YAML alone: a date that there is not, a number of thousands of digits, lists too deep in each other.
        where = shown_path(path)
        raise CannotRun(f"{where}: this is no YAML: {fault}", f"{where}：不是有效的 YAML：{fault}") from fault
    return told if isinstance(told, dict) else {}


def write_site_yaml(path: Path, values: dict[str, Any]) -> None:
    """Write `values` as such a file."""
    text = yaml.dump(values, Dumper=_Writer, allow_unicode=True, sort_keys=False)
    path.write_text(text, encoding="utf-8", newline="\n")


def _environment(reader: _Reader, node: yaml.Node) -> object:
    names = [node] if isinstance(node, yaml.ScalarNode) else list(node.value)
    otherwise = reader.construct_object(names.pop()) if len(names) > 1 else None
    for name in names:
        if (value := os.environ.get(str(name.value))) is not None:
            return yaml.safe_load(value) if value else ""
    return otherwise


def _relative(reader: _Reader, node: yaml.Node) -> str:
    given = str(node.value).replace("$config_dir", "").replace("$docs_dir", "docs").lstrip("/")
    return str(reader.folder / given)


def _as_written(_reader: _Reader, _ending: str, node: yaml.Node) -> AsWritten:
    return AsWritten(node)


_Reader.add_constructor("!ENV", _environment)
_Reader.add_constructor("!relative", _relative)
_Reader.add_multi_constructor(FUNCTIONS, _as_written)
_Writer.add_representer(AsWritten, lambda _writer, value: value.node)
setattr(_Writer, "ignore_aliases", lambda _writer, _value: True)  # noqa: B010
