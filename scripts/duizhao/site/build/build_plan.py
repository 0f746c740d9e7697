"""What `duizhao build` and the engine that it starts tell each other, in files in the workshop of the build: the plan says which
pages have to be laid out again and what is known of the others; the handover (`handover`) says what became of each page.

Both hold nothing but what JSON can hold. Front matter is a text in JSON, in which a day or a moment is a table of one key.
"""

import json
import os
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from duizhao.base.errors import CannotRun
from duizhao.base.files import read_text, write_atomically

# Names, in the environment of the engine, the file with the plan.
VARIABLE = "DUIZHAO_PLAN"
# In the facts of a page: the units that its text includes, none where nobody knows them.
INCLUDES = "includes"
# Lies beside the handover where a plan was too small: the units that have to be laid out too, null for all.
MORE = ".more"
DAY, MOMENT = "$day", "$moment"


@dataclass(frozen=True, slots=True)
class CitedPage:
    """What a page shows of another one that it cites: the address of that page, the anchors that it leads to, and the digest of what
    stands there."""

    url: str
    anchors: tuple[str, ...]
    shown: str


@dataclass(frozen=True, slots=True)
class KnownPage:
    """What is known of a page that was built, by which it can be left as it is: its unit (the key of its page pair), its address,
    title and front matter, the anchors that its text holds, the pages that it cites, and what each part of
    the build has to know of it again."""

    unit: str
    url: str
    title: str
    meta: str
    anchors: tuple[str, ...]
    cites: tuple[CitedPage, ...]
    facts: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class BuildPlan:
    """Where the handover goes; the units to lay out, None for all; the pages of the last build by their files."""

    handover: str
    units: tuple[str, ...] | None = None
    pages: Mapping[str, KnownPage] = field(default_factory=dict)


def plan_in_environment() -> BuildPlan | None:
    """The plan of the command that started this process; None where nobody made one. Raises CannotRun."""
    path = os.environ.get(VARIABLE)
    if not path:
        return None
    told = read_table(Path(path))
    units = told["units"]
    return BuildPlan(
        str(told["handover"]), None if units is None else tuple(units), known_from_json(told["pages"])
    )


def write_plan(path: Path, plan: BuildPlan) -> None:
    """Write the plan for an engine. Raises CannotRun."""
    write_atomically(path, as_tables(plan))


def ask_for_more(handover: Path, units: Collection[str] | None) -> None:
    """Tell the command that begun this process that these units have to be laid out too, None for all. Raises CannotRun."""
    write_atomically(handover.with_suffix(MORE), json.dumps(None if units is None else sorted(units)))


def with_more(handover: Path, units: frozenset[str]) -> frozenset[str] | None:
    """The units that have to be laid out, where `units` were planned: these, unless the engine asked for more; None for all. Raises
    CannotRun."""
    path = handover.with_suffix(MORE)
    if not path.is_file():
        return units
    more = json.loads(read_text(path))
    return None if more is None else units | frozenset(texts_in(more))


def text_of_meta(meta: Mapping[str, object]) -> str | None:
    """Front matter as a text; None where it does not come back from that as it was."""
    try:
        text = _json(meta)
        return text if meta_of_text(text) == meta else None
    except (TypeError, ValueError):
        return None


def meta_of_text(text: str) -> dict[str, object]:
    """The front matter that a text holds. Raises ValueError where it holds none."""
    meta: dict[str, object] = json.loads(text, object_hook=_with_days)
    return meta


def known_as_json(page: KnownPage) -> dict[str, object]:
    """A page as a table that JSON can hold."""
    return _table(page) | {"cites": [_table(one) for one in page.cites]}


def known_from_json(told: Mapping[str, Any]) -> dict[str, KnownPage]:
    """The pages in a table that JSON gave. Raises KeyError, TypeError or AttributeError where it is no such table."""
    return {path: _record(one) for path, one in told.items()}


def _record(told: Mapping[str, Any]) -> KnownPage:
    facts = told["facts"]
    if not isinstance(facts, dict):
        raise TypeError("a known page has a table of facts")
    return KnownPage(
        str(told["unit"]),
        str(told["url"]),
        str(told["title"]),
        str(told["meta"]),
        texts_in(told["anchors"]),
        tuple(_cited(one) for one in told["cites"]),
        facts,
    )


def _cited(told: Mapping[str, Any]) -> CitedPage:
    return CitedPage(str(told["url"]), texts_in(told["anchors"]), str(told["shown"]))


def texts_in(told: object) -> tuple[str, ...]:
    """A list of texts that JSON gave. Raises TypeError for anything else."""
    if not isinstance(told, Collection):
        raise TypeError("a list of texts was written")
    return tuple(map(str, told))


def as_tables(value: object) -> str:
    """A record as a table in JSON, and those in it too: none is copied before."""
    return json.dumps(value, ensure_ascii=False, default=_table, separators=(",", ":"))


def _table(record: object) -> dict[str, object]:
    if not is_dataclass(record):
        raise TypeError(f"{type(record)} is no record")
    return {one.name: getattr(record, one.name) for one in fields(record)}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=_day, separators=(",", ":"))


def _day(value: object) -> object:
    if isinstance(value, datetime):
        return {MOMENT: value.isoformat()}
    if isinstance(value, date):
        return {DAY: value.isoformat()}
    raise TypeError(f"{type(value).__name__} cannot be written")


def _with_days(table: dict[str, object]) -> object:
    if len(table) == 1:
        if isinstance(day := table.get(DAY), str):
            return date.fromisoformat(day)
        if isinstance(moment := table.get(MOMENT), str):
            return datetime.fromisoformat(moment)
    return table


def read_table(path: Path) -> dict[str, Any]:
    """The table in a file of the workshop. Raises CannotRun where there is none."""
    try:
        told = json.loads(path.read_bytes())
    except (OSError, ValueError) as fault:
        raise CannotRun(
            f"{path}: what the engine had to tell cannot be read. Run `duizhao build` again.",
            f"{path}：无法读取生成程序留下的结果。请再运行一次 `duizhao build`。",
        ) from fault
    if not isinstance(told, dict):
        raise CannotRun(
            f"{path}: what the engine had to tell is not complete. Run `duizhao build` again.",
            f"{path}：生成程序留下的结果不完整。请再运行一次 `duizhao build`。",
        )
    return told
