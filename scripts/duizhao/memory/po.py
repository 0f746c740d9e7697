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
from duizhao.library.approval_settings import LAST, STEPS
from duizhao.memory.entry import Entry, Signature
from duizhao.memory.po_rest import Rest, read_rest
from duizhao.memory.signature_line import is_signature, read_signature, write_signature
from duizhao.text.markdown.blocks import Kind

QUOTED = re.compile(r"\s*(?:msg\S*\s*)?\"")
WHOLE_QUOTED = re.compile(r"\s*(?:msg\S*\s+)?\"(?:[^\"\\]|\\.)*\"\s*")
# Where polib goes on to the next line of a text. A quotation mark inside a text has its backslash.
NEXT_LINE = '"\n"'
# gettext wants a text and its context to be unlike all others. Of equal ones the second is called "… (2)"; one that ends
# like that by itself is numbered too.
NUMBERED = re.compile(r"(?P<context>.*) \(\d+\)", re.DOTALL)
# "paragraph", "heading (2)", "paragraph (warning)", or "paragraph (warning / note)" where the languages differ; "-" is
# a side that has none. "item apart" stands in different places in the two languages.
KIND = re.compile(r"(?P<kind>[a-z]+)(?P<apart> apart)?(?: \((?P<en>[^\s/()]+)(?: / (?P<zh>[^\s/()]+))?\))?")
KINDS = frozenset(get_args(Kind))
NO_FORM = "-"
NOTHING_ELSE = Rest()
NOBODY = Signature("", "", LAST)
METADATA = {
    "Language": "zh_CN",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
}
HEADER = 'msgid ""\nmsgstr ""\n' + "".join(f'"{name}: {value}\\n"\n' for name, value in METADATA.items())


def read_po(path: Path, drafts: bool = False) -> tuple[Entry, ...]:
    """The entries of the file at `path` that a person approved: those with both sides that are not fuzzy or obsolete;
    with `drafts` the fuzzy ones instead.

    Raises CannotRun where the file is not valid PO.
    """
    return tuple(_entry(entry, path) for entry in _file(path) if _is_pair(entry, drafts))


def rest_of(path: Path, comment: str, drafts: bool = False) -> Rest:
    """What the file at `path` holds beside the entries that `read_po` gives; `comment` is what `write_po` began it with.
    Raises CannotRun as `read_po` does."""
    return read_rest(
        _file(path),
        lambda entry: _is_pair(entry, drafts),
        _own_lines,
        _context,
        comment.splitlines(),
        METADATA,
    )


def write_po(entries: Sequence[Entry], comment: str, drafts: bool = False, rest: Rest = NOTHING_ELSE) -> str:
    """The text of a PO file with these entries, in this order, and the rest behind them. `comment` says what the file is,
    for people."""
    seen: dict[tuple[str, str], int] = {}
    first = [*comment.splitlines(), *rest.first_comment]
    more = "".join(_header_line(name, value) for name, value in rest.header.items() if name not in METADATA)
    parts = ["".join(f"# {line}\n" for line in first) + HEADER + more]
    written = []
    for entry in entries:
        notes = rest.notes_to(entry)
        context = entry.context
        count = seen[context, entry.en] = seen.get((context, entry.en), 0) + 1
        if count > 1 or NUMBERED.fullmatch(context):
            context = f"{context} ({count})"
        po = polib.POEntry(
            msgid=entry.en,
            msgstr=entry.zh,
            msgctxt=context,
            tcomment="\n".join([*_signature_lines(entry), *notes.people]),
            comment="\n".join(filter(None, [_say_kind(entry), *notes.programs])),
            flags=[*(["fuzzy"] if drafts else []), *notes.flags],
            occurrences=list(notes.places),
        )
        written.append(po)
    written += rest.others_beside(written)
    parts += [po.__unicode__(wrapwidth=0).replace(NEXT_LINE, "").rstrip("\n") + "\n" for po in written]
    return "\n".join(parts)


def _file(path: Path) -> polib.POFile:
    text = read_text(path)
    _refuse_open_quotes(text, path)
    try:
        # By its path: a text is cut into lines at every sign that may end one, such as U+2028 inside an entry.
        return polib.pofile(str(path), encoding="utf-8")
    except (OSError, UnicodeDecodeError, ValueError, IndexError, AttributeError) as fault:
        # The last two are what polib ends with where a line stands in a place that it does not expect.
        raise CannotRun(
            f"{path}: not a valid PO file: {fault}.", f"{path}：不是有效的 PO 文件：{fault}。"
        ) from fault


def _is_pair(entry: polib.POEntry, drafts: bool) -> bool:
    return bool(entry.msgid and entry.msgstr and not entry.obsolete and ("fuzzy" in entry.flags) is drafts)


def _own_lines(entry: polib.POEntry) -> tuple[list[str], list[str]]:
    """The lines of an entry's comments that `Entry` has a field for."""
    programs = entry.comment.split("\n")[:1]
    return (
        [line for line in entry.tcomment.split("\n") if is_signature(line)],
        programs if _read_kind(entry.comment)[0] else [],
    )


def _signature_lines(entry: Entry) -> list[str]:
    """A line for each signature. The last one says who wrote the draft, too."""
    signed = [one for one in entry.signatures if one.by]
    return [write_signature(one, entry.draft if one is signed[-1] else "") for one in signed]


def _header_line(name: str, value: str) -> str:
    return f'"{polib.escape(f"{name}: {value}")}\\n"\n'


def _context(entry: polib.POEntry) -> str:
    context = entry.msgctxt or ""
    numbered = NUMBERED.fullmatch(context)
    return numbered["context"] if numbered else context


def _entry(entry: polib.POEntry, path: Path) -> Entry:
    read = [one for line in entry.tcomment.splitlines() if (one := read_signature(line))]
    signed = [signature for signature, _draft in read]
    draft = next((draft for _signature, draft in reversed(read) if draft), "")
    # Two who did the same step at once leave two lines here: either will do.
    last = max(enumerate(signed), key=lambda one: (STEPS.index(one[1].step), one[0]), default=(0, NOBODY))
    earlier = tuple(one for number, one in enumerate(signed) if number != last[0])
    who = last[1]
    context = _context(entry)
    kind, forms, apart = _read_kind(entry.comment)
    return Entry(
        entry.msgid,
        entry.msgstr,
        context,
        str(path),
        who.by,
        who.on,
        kind,
        forms,
        apart,
        who.step,
        who.role,
        who.qualification,
        who.more,
        earlier,
        draft,
    )


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
