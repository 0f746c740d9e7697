"""What translators' tools give back: units out, units changed, and what became of them.

Usage: python -m bench.round_trips [--root LIBRARY] [--every N] [PAGE …]

Each tool opens an export of a copy of the library, changes every Nth translation by one character, and saves the file; the
import then must change exactly these texts and no other byte of a page. A tool that is not on this machine is left out of
the table and named below it. What a tool is only imitated in is said in its name.
"""

import argparse
import io
import re
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Callable, Collection, Sequence
from contextlib import redirect_stderr, redirect_stdout
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polib
from lxml import etree
from translate.storage import po, tmx, xliff, xliff2

from bench import omegat
from bench.text import table
from duizhao.cli.main import main as duizhao
from duizhao.memory.exchange.xliff_inline import fill

ROOT = Path(__file__).parents[1]
HAN = re.compile("[一-鿿]")
# A character of the edit, which stands nowhere else: what was edited is found again by it.
SIGN = "㐂"
FOLDERS = ("docs", "memory", "pictures", "source")
NOW = "Translation now 现有译文: "
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
COUNTS = re.compile(
    r"(\d+) taken, (\d+) as they were, (\d+) left out .*?, (\d+) without translation, (\d+) refused"
)
Edit = Callable[[Path, int], int]


@dataclass(frozen=True)
class Tool:
    """A tool as a function that changes every nth unit of a file and saves it; `needs` is the program that it runs. Where
    nothing is `approved`, every unit goes out as one that needs review."""

    name: str
    format: str
    edit: Edit
    needs: str = ""
    approved: bool = True


@dataclass(frozen=True)
class Trip:
    """What came back by one tool: units out, changed by it, and written; `lost` are changed and not written. `stray` says
    that another byte of a page changed too."""

    tool: Tool
    out: int
    changed: int
    taken: int
    left_out: int
    refused: int
    lost: int
    stray: bool


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", nargs="*")
    parser.add_argument("--root", type=Path, default=ROOT)
    parser.add_argument("--every", type=int, default=3)
    given = parser.parse_args()
    print(report(given.root, given.every, given.pages), end="")


def report(root: Path, every: int, pages: Sequence[str] = ()) -> str:
    """The table of all tools that are here."""
    here = [tool for tool in TOOLS if not tool.needs or shutil.which(tool.needs)]
    lines = [_row(round_trip(root, tool, every, pages)) for tool in here]
    head = (
        "tool",
        "format",
        "units out",
        "changed",
        "taken",
        "left out",
        "refused",
        "lost",
        "other bytes changed",
    )
    missing = ", ".join(dict.fromkeys(tool.needs for tool in TOOLS if tool not in here))
    return table(head, lines) + (f"\nNot on this machine: {missing}.\n" if missing else "")


def round_trip(root: Path, tool: Tool, every: int, pages: Sequence[str] = ()) -> Trip:
    """Export a copy of the library in `root`, let `tool` work on it, import it."""
    with tempfile.TemporaryDirectory() as folder:
        copied = Path(folder, "library")
        copied.mkdir()
        for path in sorted(root.iterdir()):
            if path.suffix in (".toml", ".csv"):
                shutil.copy(path, copied)
            elif path.name in FOLDERS and (tool.approved or path.name != "memory"):
                shutil.copytree(path, copied / path.name)
        path = Path(folder, "units")
        told = _run("export", "--root", copied, "--format", tool.format, "--output", path, *pages)
        out = int(told.split()[0])
        before = _texts(copied)
        changed = tool.edit(path, every)
        told = _run("import", "--root", copied, "--language", "en", path)
        found = COUNTS.search(told)
        assert found, told
        after = _texts(copied)
        written = sum(text.count(SIGN) for text in after.values())
        stray = {name: text.replace(SIGN, "") for name, text in after.items()} != before
        return Trip(tool, out, changed, int(found[1]), int(found[3]), int(found[5]), changed - written, stray)


def _row(trip: Trip) -> list[object]:
    tool = trip.tool
    return [
        tool.name, tool.format, trip.out, trip.changed, trip.taken, trip.left_out, trip.refused, trip.lost,
        "yes" if trip.stray else "no",
    ]  # fmt: skip


def _run(*arguments: object) -> str:
    told = io.StringIO()
    with redirect_stderr(told), redirect_stdout(io.StringIO()):
        code = duizhao([str(argument) for argument in arguments])
    assert code in (0, 1), told.getvalue()
    return told.getvalue()


def _texts(root: Path) -> dict[str, str]:
    return {str(path): path.read_text("utf-8") for path in sorted((root / "docs").rglob("*.md"))}


def edited(text: str) -> str:
    """The text after a translator was at it."""
    return HAN.sub(lambda match: SIGN + match.group(), text, count=1)


def by_polib(path: Path, every: int) -> int:
    """As an editor of PO files does it: what is changed is fuzzy no more."""
    file = polib.pofile(str(path), encoding="utf-8", wrapwidth=78)
    chosen = [entry for entry in file if HAN.search(entry.msgstr)][::every]
    for entry in chosen:
        entry.msgstr = edited(entry.msgstr)
        entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
    file.save(str(path))
    return len(chosen)


def by_gettext(path: Path, every: int) -> int:
    """The same, and gettext's own program writes the file anew."""
    count = by_polib(path, every)
    subprocess.run(["msgfmt", "-c", "-o", "/dev/null", path], check=True, capture_output=True, timeout=60)
    subprocess.run(["msgcat", "--width=60", "-o", path, path], check=True, capture_output=True, timeout=60)
    return count


def by_toolkit(kind: Callable[[bytes], Any], marks: bool = True) -> Edit:
    """As Weblate and others do it, which read and write files with translate-toolkit; with `marks` it says that a unit is
    done, else it leaves the states as they are."""

    def edit(path: Path, every: int) -> int:
        store = kind(path.read_bytes())
        chosen = [unit for unit in store.units if unit.target and HAN.search(str(unit.target))][::every]
        for unit in chosen:
            if hasattr(unit, "target_dom"):
                _edit_words(unit.target_dom)
            else:
                unit.target = edited(str(unit.target))
            if marks:
                unit.markfuzzy(False)
        path.write_bytes(bytes(store))
        return len(chosen)

    return edit


def by_old_omegat(path: Path, every: int) -> int:
    """OmegaT 3.6 imitated: it shows the words of `target`, writes the translation there, and leaves the state."""
    root = etree.parse(str(path))
    chosen = [
        (unit, note.text.removeprefix(NOW))
        for unit in root.iter("{*}trans-unit")
        for note in unit.iterfind("{*}note")
        if note.text.startswith(NOW) and HAN.search(note.text.removeprefix(NOW))
    ][::every]
    for unit, translation in chosen:
        target = unit.find("{*}target")
        assert "".join(target.itertext()) == "".join(unit.find("{*}source").itertext())
        fill(target, edited(translation), "g", "x")
    root.write(str(path), encoding="utf-8", xml_declaration=True)
    return len(chosen)


def by_omegat(path: Path, every: int) -> int:
    """OmegaT itself: a person gives a translation for every nth segment, and the program writes the file."""
    known = {
        text: omegat.as_shown(target, edited(now))
        for text, (now, target) in omegat.segments(path).items()
        if HAN.search(now)
    }
    # A translation with another tag than its source is not one that a person types in OmegaT.
    chosen = [text for text, translation in known.items() if translation][::every]
    omegat.translate(path, {text: known[text] for text in chosen})
    return len(chosen)


def by_word(tracked: bool) -> Edit:
    """A reviewer in Word, imitated: the words of a run are changed, or with changes tracked."""

    def edit(path: Path, every: int) -> int:
        rows = 0

        def change(root: Any) -> None:
            nonlocal rows
            found = [row.findall(f"{W}tc") for row in root.iter(f"{W}tr")]
            cells = [row[3] for row in found if "@en:" in "".join(row[0].itertext())]
            for cell in [cell for cell in cells if HAN.search("".join(cell.itertext()))][::every]:
                run = next(text for text in cell.iter(f"{W}t") if HAN.search(text.text))
                (track if tracked else replace)(run)
                rows += 1

        change_document(path, change)
        return rows

    return edit


def replace(text: Any) -> None:
    """Change the words of a run."""
    text.text = edited(text.text)


def track(text: Any) -> None:
    """Change the words of a run as Word does it with changes tracked: the old ones deleted, the new ones inserted."""
    run = text.getparent()
    gone = etree.Element(f"{W}del", {f"{W}id": "9", f"{W}author": "R"})
    old = deepcopy(run)
    for words in old.iter(f"{W}t"):
        words.tag = f"{W}delText"
    gone.append(old)
    new = etree.Element(f"{W}ins", {f"{W}id": "10", f"{W}author": "R"})
    run.addprevious(gone)
    run.addprevious(new)
    new.append(run)
    text.text = edited(text.text)


def change_document(path: Path, change: Callable[[Any], None]) -> None:
    """Change the text of a Word file; the other parts stay as they are."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    root = etree.fromstring(parts["word/document.xml"])
    change(root)
    parts["word/document.xml"] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def _edit_words(element: Any) -> None:
    for one in element.iter():
        if one.text and HAN.search(one.text):
            one.text = edited(one.text)
            return
        for child in one:
            if child.tail and HAN.search(child.tail):
                child.tail = edited(child.tail)
                return


TOOLS: Collection[Tool] = (
    Tool("polib", "po", by_polib),
    Tool("gettext (msgfmt -c, msgcat)", "po", by_gettext, needs="msgfmt"),
    Tool("translate-toolkit", "po", by_toolkit(po.pofile.parsestring)),
    Tool("translate-toolkit", "xliff", by_toolkit(xliff.xlifffile.parsestring)),
    Tool(
        "translate-toolkit, states left",
        "xliff",
        by_toolkit(xliff.xlifffile.parsestring, marks=False),
        approved=False,
    ),
    Tool("translate-toolkit", "xliff2", by_toolkit(xliff2.Xliff2File.parsestring)),
    Tool(
        "translate-toolkit, states left",
        "xliff2",
        by_toolkit(xliff2.Xliff2File.parsestring, marks=False),
        approved=False,
    ),
    Tool("translate-toolkit", "tmx", by_toolkit(tmx.tmxfile.parsestring, marks=False), approved=False),
    Tool("OmegaT 3.6", "omegat", by_omegat, needs=omegat.PROGRAM, approved=False),
    Tool("OmegaT 3.6, imitated", "omegat", by_old_omegat, approved=False),
    Tool("Word, imitated", "docx", by_word(tracked=False)),
    Tool("Word, changes tracked, imitated", "docx", by_word(tracked=True)),
)

if __name__ == "__main__":
    main()
