"""Units as a gettext PO file, for Poedit, Weblate, OmegaT."""

from pathlib import Path

import polib

from duizhao.base.errors import CannotRun
from duizhao.base.files import LARGEST_TABLE, read_text
from duizhao.memory.exchange.foreign import given_unit
from duizhao.memory.exchange.translation_unit import Given, UnitFile
from duizhao.memory.exchange.unit_headers import po_header
from duizhao.memory.po import QUOTED, WHOLE_QUOTED

COMMENT = "Written by `duizhao export`; `duizhao import` takes it back. 由 `duizhao export` 导出，用 `duizhao import` 导入。"


def write_po(given: UnitFile) -> str:
    """The text of a PO file with the units of `given`."""
    file = polib.POFile(wrapwidth=100)
    file.header = COMMENT
    file.metadata = po_header(given)
    for unit in given.units:
        file.append(
            polib.POEntry(
                msgctxt=str(unit.id),
                msgid=unit.source,
                msgstr=unit.target,
                comment="\n".join(unit.all_notes),
                occurrences=[(unit.path, str(unit.line))] if unit.path and " " not in unit.path else [],
                flags=["fuzzy"] if unit.state == "review" else [],
                previous_msgid=unit.previous or None,
            )
        )
    return str(file)


def read_po(path: Path) -> tuple[Given, ...]:
    """The units of the PO file at `path`. Raises CannotRun where it is none, or its entries are not ours."""
    text = read_text(path, LARGEST_TABLE)
    for number, line in enumerate(text.split("\n"), start=1):
        # polib takes the last character of a line for its closing quotation mark, whatever it is.
        if QUOTED.match(line) and not WHOLE_QUOTED.fullmatch(line):
            raise CannotRun(
                f"{path}:{number}: not a valid PO file: a quotation mark is missing, or one lacks its backslash.",
                f"{path}:{number}：不是有效的 PO 文件：缺少引号，或引号前缺少反斜杠。",
            )
    try:
        file = polib.pofile(str(path), encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError, ValueError, IndexError) as fault:
        raise CannotRun(
            f"{path}: not a valid PO file: {fault}.", f"{path}：不是有效的 PO 文件：{fault}。"
        ) from fault
    return tuple(
        given_unit(
            path,
            entry.msgctxt or "",
            entry.msgid,
            entry.msgstr,
            # Every editor of PO files takes the flag away when its user is done.
            "open" if entry.fuzzy else "done",
            f":{entry.linenum}",
            entry.comment,
        )
        for entry in file
        if not entry.obsolete
    )
