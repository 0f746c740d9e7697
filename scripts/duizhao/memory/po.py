"""A PO file of the memory: read and written with polib.

One entry is four or five lines, however long its text: a change of one entry is a small difference, and git merges
what two people did to different entries. Git takes two changes apart only where more than three lines between them are
equal. Those of two entries are at most the kind, the context and one text: that is why the moment of an approval is
written to the second, and why a text of several lines is kept on one.
"""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import get_args

import polib

from duizhao.base.errors import CannotRun
from duizhao.base.files import read_text
from duizhao.memory.entry import Entry
from duizhao.text.markdown.blocks import Kind

QUOTED = re.compile(r"\s*(?:msg\S*\s*)?\"")
WHOLE_QUOTED = re.compile(r"\s*(?:msg\S*\s+)?\"(?:[^\"\\]|\\.)*\"\s*")
# Where polib goes on to the next line of a text. A quotation mark inside a text has its backslash.
NEXT_LINE = '"\n"'
# "translation editor, 2026-11-25 14:03:22 UTC", perhaps followed by more.
WHO = re.compile(r"(?P<by>.+?), (?P<on>\d{4}-\d\d-\d\d(?: \d\d:\d\d:\d\d UTC)?)(?:;.*)?")
# gettext wants a text and its context to be unlike all others. Of equal ones the second is called "… (2)"; one that ends
# like that by itself is numbered too.
NUMBERED = re.compile(r"(?P<context>.*) \(\d+\)", re.DOTALL)
# "paragraph", "heading (2)", "paragraph (warning)", or "paragraph (warning / note)" where the languages differ; "-" is
# a side that has none. "item apart" stands in different places in the two languages.
KIND = re.compile(r"(?P<kind>[a-z]+)(?P<apart> apart)?(?: \((?P<en>[^\s/()]+)(?: / (?P<zh>[^\s/()]+))?\))?")
KINDS = frozenset(get_args(Kind))
NO_FORM = "-"
HEADER = """\
msgid ""
msgstr ""
"Language: zh_CN\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"""


def read_po(path: Path, drafts: bool = False) -> tuple[Entry, ...]:
    """The entries of the file at `path` that a person approved: those with both sides that are not fuzzy or obsolete;
    with `drafts` the fuzzy ones instead.

    Raises CannotRun where the file is not valid PO.
    """
    text = read_text(path)
    _refuse_open_quotes(text, path)
    try:
        # By its path: a text is cut into lines at every sign that may end one, such as U+2028 inside an entry.
        file = polib.pofile(str(path), encoding="utf-8")
    except (OSError, UnicodeDecodeError, ValueError) as fault:
        raise CannotRun(
            f"{path}: not a valid PO file: {fault}.", f"{path}：不是有效的 PO 文件：{fault}。"
        ) from fault
    return tuple(
        _entry(entry, path)
        for entry in file
        if entry.msgid and entry.msgstr and not entry.obsolete and ("fuzzy" in entry.flags) is drafts
    )


def write_po(entries: Sequence[Entry], comment: str, drafts: bool = False) -> str:
    """The text of a PO file with these entries, in this order. `comment` says what the file is, for people."""
    seen: dict[tuple[str, str], int] = {}
    parts = ["".join(f"# {line}\n" for line in comment.splitlines()) + HEADER]
    for entry in entries:
        context = entry.context
        count = seen[context, entry.en] = seen.get((context, entry.en), 0) + 1
        if count > 1 or NUMBERED.fullmatch(context):
            context = f"{context} ({count})"
        po = polib.POEntry(
            msgid=entry.en,
            msgstr=entry.zh,
            msgctxt=context,
            # The name is put on one line: a line end in it would end the comment.
            tcomment=f"{' '.join(entry.by.split())}, {entry.on}" if entry.by else "",
            comment=_say_kind(entry),
            flags=["fuzzy"] if drafts else [],
        )
        parts.append(po.__unicode__(wrapwidth=0).replace(NEXT_LINE, "").rstrip("\n") + "\n")
    return "\n".join(parts)


def _entry(entry: polib.POEntry, path: Path) -> Entry:
    by = on = ""
    # Two who approved the same text at once leave two lines here: either will do.
    for line in entry.tcomment.splitlines():
        if who := WHO.fullmatch(line.strip()):
            by, on = who["by"], who["on"]
    context = entry.msgctxt or ""
    if numbered := NUMBERED.fullmatch(context):
        context = numbered["context"]
    kind, forms, apart = _read_kind(entry.comment)
    return Entry(entry.msgid, entry.msgstr, context, str(path), by, on, kind, forms, apart)


def _read_kind(comment: str) -> tuple[str, tuple[str, str], bool]:
    found = KIND.fullmatch(comment.split("\n")[0].strip())
    if not found or found["kind"] not in KINDS:
        return "", ("", ""), False
    en = found["en"] or ""
    return found["kind"], (_form(en), _form(found["zh"] or en)), bool(found["apart"])


def _form(name: str) -> str:
    return "" if name == NO_FORM else name


def _say_kind(entry: Entry) -> str:
    en, zh = entry.forms
    kind = f"{entry.kind} apart" if entry.apart else entry.kind
    if not (en or zh):
        return kind
    return f"{kind} ({en if en == zh else f'{en or NO_FORM} / {zh or NO_FORM}'})"


def _refuse_open_quotes(text: str, path: Path) -> None:
    """polib takes the last character of a line for its closing quotation mark, whatever it is."""
    for number, line in enumerate(text.split("\n"), start=1):
        if QUOTED.match(line) and not WHOLE_QUOTED.fullmatch(line):
            raise CannotRun(
                f"{path}:{number}: not a valid PO file: a quotation mark is missing, or one lacks its backslash.",
                f"{path}:{number}：不是有效的 PO 文件：缺少引号，或引号前缺少反斜杠。",
            )
