"""How well what changed since an approval is told, on other people's pages.

Usage: python -m bench.staleness FOLDER [--missed]

The memory is made from an English page and the Chinese page that was translated from it; then the English page as it
is later takes its place. Both directions: `swapped` gives the Chinese page the part of the English one, so that the
language that changed is the other one.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench import data
from bench.text import share, table
from duizhao.base.bilingual import Language, other
from duizhao.library.pages import Page, PagePair, read_page, with_text
from duizhao.library.safety import general
from duizhao.memory import Entry
from duizhao.memory.states import BlockState, PageState, page_state
from duizhao.memory.states.approval import approve
from duizhao.memory.states.pair_state import IN_STEP, approved_parts
from duizhao.text.markdown.blocks import Block

CORPORA = ("vue", "opentelemetry")
DIRECTIONS: tuple[Language, ...] = ("en", "zh")


@dataclass(frozen=True)
class Event:
    """One page before and after its English changed, and its Chinese before and after it followed."""

    name: str
    en_base: Path
    en_new: Path
    zh_old: Path
    zh_new: Path


@dataclass
class Rows:
    """What became of the changed lines of a corpus."""

    told: int = 0
    minor: int = 0
    missed: list[str] = field(default_factory=list)
    # The line changed, but no approved block: numbers of list items, empty lines, what has no Chinese.
    no_block: int = 0
    unchanged: int = 0
    wrong: list[str] = field(default_factory=list)


def main() -> None:
    given = data.arguments(__doc__, _add)
    print(report(given.folder, given.missed), end="")


def _add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--missed", action="store_true", help="print what was missed, and what was told wrongly"
    )


def report(folder: Path, missed: bool = False) -> str:
    """The tables."""
    return "\n".join(
        [
            _events(tuple(events(folder)), missed),
            _lines(folder, missed),
            "Harmless edits\n\n" + _harmless(folder),
        ]
    )


def events(folder: Path) -> Iterator[Event]:
    """The before and after of real changes of fastapi."""
    below = data.place(folder, "fastapi") / "events"
    for one in sorted(path for path in below.iterdir() if path.is_dir()):
        yield Event(one.name, *(one / f"{name}.md" for name in ("en_base", "en_new", "zh_old", "zh_new")))


def _events(found: Sequence[Event], missed: bool) -> str:
    rows = []
    for lead in DIRECTIONS:
        stale, minor, silent, after = 0, 0, [], 0
        count = 0
        for event in found:
            before = _read(event.en_base, event.zh_old)
            # Where the Chinese leads, it is the Chinese that changed, and the English that stayed.
            changed = (
                _read(event.en_new, event.zh_old) if lead == "en" else _read(event.en_base, event.zh_new)
            )
            if _texts(before.side(lead)) == _texts(changed.side(lead)):
                # An empty line was put in: no block changed.
                continue
            count += 1
            state = state_of(changed, memory(before))
            kinds = {side.change for block in state.blocks if (side := block.side(lead))}
            gone = state.dropped or any(
                block.side(lead).change == "none" and block.side(lead).blocks and _is_new(block, lead, before)
                for block in state.blocks
            )
            if kinds & {"changed", "gone"} or gone:
                stale += 1
            elif "minor" in kinds:
                minor += 1
            else:
                silent.append(event.name)
            done = _read(event.en_new, event.zh_new)
            half = sum(block.state.startswith("missing") for block in state_of(done, ()).blocks)
            after += sum(block.state not in IN_STEP for block in state_of(done, memory(done)).blocks) - half
        rows.append((lead, count, stale, minor, len(silent), after))
        if missed:
            print(lead, "silent:", ", ".join(silent) or "none")
    return "Changes of real pages (fastapi)\n\n" + table(
        (
            "changed first",
            "changes",
            "told as stale",
            "told as minor: links, emphasis, spacing alone",
            "silent",
            "blocks stale after approving",
        ),
        rows,
    )


def _texts(page: Page | None) -> list[tuple[str, tuple[str, ...], str]]:
    return [(block.kind, block.within, block.text) for block in page.blocks] if page else []


def _is_new(block: BlockState, lead: Language, before: PagePair) -> bool:
    page = before.side(lead)
    old = {one.text for one in page.blocks} if page else set()
    return any(one.text not in old for one in block.side(lead).blocks)


def _lines(folder: Path, missed: bool) -> str:
    rows = []
    for corpus in CORPORA:
        for lead in DIRECTIONS:
            found = changed_lines(data.place(folder, corpus), lead)
            whole = found.told + found.minor + len(found.missed)
            rows.append(
                (
                    corpus,
                    lead,
                    whole,
                    found.told,
                    found.minor,
                    share(found.told + found.minor, whole),
                    found.no_block,
                    share(len(found.wrong), found.unchanged),
                )
            )
            if missed:
                for one in (*found.missed, *found.wrong):
                    print(corpus, lead, one)
    return "Changed lines of real pages\n\n" + table(
        (
            "corpus",
            "changed first",
            "lines",
            "told as stale",
            "told as minor",
            "told",
            "no approved block changed",
            "unchanged blocks called stale",
        ),
        rows,
    )


def changed_lines(corpus: Path, lead: Language) -> Rows:
    """What became of the changed lines of `corpus`. The corpus has changes of the English alone: where the Chinese is
    to lead, the two pages change places."""
    rows: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in data.table(corpus / "stale_blocks.tsv"):
        rows[row["page"]].append(row)
    found = Rows()
    for page, changes in rows.items():
        paths = [corpus / name / page for name in ("en_base", "en", "zh")]
        if all(path.is_file() for path in paths):
            _one_page(page, *paths, changes, lead, found)
    return found


def _one_page(
    name: str,
    base: Path,
    new: Path,
    still: Path,
    changes: Sequence[dict[str, str]],
    lead: Language,
    found: Rows,
) -> None:
    before, after = _pair(base, still, lead), _pair(new, still, lead)
    entries = memory(before)
    state = state_of(after, entries)
    old, now = before.side(lead), after.side(lead)
    assert old and now
    approved = {part for entry in entries for part in approved_parts(entry.side(lead), entry.kind)}
    at: dict[int, list[tuple[BlockState, Block]]] = defaultdict(list)
    for block_state in state.blocks:
        for block in block_state.side(lead).blocks:
            for line in _span(block):
                at[line].append((block_state, block))
    same = Counter((block.kind, block.text, block.level) for block in old.blocks)
    touched: set[int] = set()
    for change in changes:
        lines = _between(change, "en")
        touched.update(lines)
        here = [one for line in lines for one in at.get(line, ())]
        gone = [block for block in old.blocks if set(_span(block)) & set(_between(change, "base"))]
        if change["change"] == "delete":
            kinds = _deleted(state, lead, {block.text for block in gone})
            nothing = not any(block.text in approved for block in gone)
        else:
            # With what stood in these lines and stands nowhere any more.
            left = {block.text for block in gone} - {block.text for block in now.blocks}
            kinds = {block_state.side(lead).change for block_state, _block in here}
            kinds |= _deleted(state, lead, left) & {"gone"}
            nothing = "gone" not in kinds and all(
                same[block.kind, block.text, block.level] for _state, block in here
            )
        if nothing:
            found.no_block += 1
            continue
        if kinds & {"changed", "gone"} or any(
            block_state.side(lead).change == "none" or block_state.state == "moved"
            for block_state, _block in here
        ):
            found.told += 1
        elif "minor" in kinds:
            found.minor += 1
        else:
            found.missed.append(
                f"{name}:{change['en_line_start']} {change['change']} {change['en_text'][:80]}"
            )
    for block in now.blocks:
        if set(_span(block)) & touched:
            continue
        found.unchanged += 1
        owner = next(one for one, other_block in at[block.line] if other_block is block)
        if owner.side(lead).change == "changed" or (
            owner.side(lead).change == "none" and not same[block.kind, block.text, block.level]
        ):
            found.wrong.append(f"{name}:{block.line} {owner.state} {block.text[:80]}")


def _deleted(state: PageState, lead: Language, texts: set[str]) -> set[str]:
    """What became of the approved blocks with these texts."""
    gone = {part for entry in state.dropped for part in approved_parts(entry.side(lead), entry.kind)}
    kinds = {"gone"} if gone & texts else set()
    return kinds | {
        block.side(lead).change
        for block in state.blocks
        if block.entry and texts & set(approved_parts(block.side(lead).approved, block.entry.kind))
    }


def _harmless(folder: Path) -> str:
    """Edits that must make nothing stale, made to each page of the corpora."""
    edits = {
        "lines wrapped anew": _wrapped,
        "list marks changed": lambda text: _outside_code(text, lambda line: _mark(line)),
        "link targets changed": lambda text: _outside_code(
            text, lambda line: line.replace("](", "](https://example.org/")
        ),
        "two spaces between words": lambda text: _outside_code(text, lambda line: _doubled(line)),
        "last section moved to the top": _moved,
    }
    rows = []
    for name, edit in edits.items():
        pages = changed = stale = blocks = 0
        for corpus in ("fastapi", *CORPORA):
            below = data.place(folder, corpus)
            for path in sorted((below / "zh").rglob("*.md"))[:60]:
                english = below / "en" / path.relative_to(below / "zh")
                if not english.is_file():
                    continue
                for lead in DIRECTIONS:
                    pair = _read(english, path)
                    page = pair.side(lead)
                    assert page
                    again = with_text(page, edit(page.text))
                    if again.text == page.text or not _same_blocks(page, again, name):
                        continue
                    entries = memory(pair)
                    new = (
                        PagePair("page", again, pair.zh) if lead == "en" else PagePair("page", pair.en, again)
                    )
                    state = state_of(new, entries)
                    pages += 1
                    blocks += len(entries)
                    wrong = [one for one in state.blocks if one.entry and one.state not in IN_STEP]
                    changed += bool(wrong)
                    stale += len(wrong)
        rows.append((name, pages, blocks, stale, changed))
    return table(("edit", "pages", "approved pairs", "called stale", "pages with one"), rows)


def _same_blocks(page: Page, again: Page, name: str) -> bool:
    """True where the edit left the blocks what they are: some edits of lines change what Markdown reads."""
    if name == "last section moved to the top":
        return sorted((one.kind, one.text) for one in page.blocks) == sorted(
            (one.kind, one.text) for one in again.blocks
        )
    return [one.kind for one in page.blocks] == [one.kind for one in again.blocks] and all(
        one.text == two.text
        for one, two in zip(page.blocks, again.blocks, strict=True)
        if one.kind in ("code", "html")
    )


def _outside_code(text: str, edit) -> str:
    """`text` with each line edited that stands neither in the front matter nor in a fence, nor is a heading or row."""
    lines, fenced = [], False
    front = text.startswith("---\n")
    for number, line in enumerate(text.split("\n")):
        if front:
            front = not (number and line == "---")
            lines.append(line)
            continue
        if line.lstrip().startswith(("```", "~~~")):
            fenced = not fenced
        plain = not fenced and line.strip() and line.lstrip()[0] not in "`~#|<:{!["
        lines.append(edit(line) if plain and "`" not in line and "{" not in line else line)
    return "\n".join(lines)


def _mark(line: str) -> str:
    stripped = line.lstrip()
    for old, new in (("- ", "* "), ("* ", "- ")):
        if stripped.startswith(old):
            return line[: len(line) - len(stripped)] + new + stripped[2:]
    return line


def _doubled(line: str) -> str:
    indent = len(line) - len(line.lstrip())
    first, _, rest = line[indent:].partition(" ")
    return line[:indent] + first + " " + rest.replace(" ", "  ")


def _wrapped(text: str) -> str:
    """Paragraphs at the left edge, with their lines joined and cut anew behind every sixth word."""
    parts = []
    for part in text.split("\n\n"):
        first = part.lstrip("\n")[:1]
        plain = first.isalnum() and not any(
            mark in part
            for mark in (
                "`",
                "|",
                "<",
                "{",
                "  \n",
                "\\\n",
                "\n#",
                "\n-",
                "\n*",
                "\n>",
                "---",
                "===",
                "\n[",
                "//",
            )
        )
        words = part.split()
        if plain and len(words) > 6 and not any(word[:1] in "-*+>#" or word[:-1].isdigit() for word in words):
            part = "\n".join(" ".join(words[at : at + 6]) for at in range(0, len(words), 6))
        parts.append(part)
    return "\n\n".join(parts)


def _moved(text: str) -> str:
    """The last section of the second level, above the first."""
    lines = text.split("\n")
    starts, fenced = [], False
    for number, line in enumerate(lines):
        fenced ^= line.startswith(("```", "~~~"))
        if not fenced and line.startswith("## "):
            starts.append(number)
    if len(starts) < 3:
        return text
    head, middle, last = lines[: starts[0]], lines[starts[0] : starts[-1]], lines[starts[-1] :]
    return "\n".join([*head, *last, "", *middle])


def memory(pair: PagePair) -> tuple[Entry, ...]:
    """The approved pairs of a page of which a person approved everything that both sides have."""
    return approve(state_of(pair, ()), (), lambda _state: True, "bench", "2026-01-01")


def state_of(pair: PagePair, entries: Sequence[Entry]) -> PageState:
    """The state of `pair` against the approved pairs."""
    return page_state(pair, entries, general())


def _read(en: Path, zh: Path) -> PagePair:
    return PagePair("page", read_page(en, "page", "en"), read_page(zh, "page", "zh"))


def _pair(changing: Path, still: Path, lead: Language) -> PagePair:
    one, two = read_page(changing, "page", lead), read_page(still, "page", other(lead))
    return PagePair("page", one, two) if lead == "en" else PagePair("page", two, one)


def _span(block: Block) -> range:
    return range(block.line, block.line + block.text.rstrip("\n").count("\n") + 1)


def _between(change: dict[str, str], side: str) -> range:
    start, end = change[f"{side}_line_start"], change[f"{side}_line_end"]
    return range(int(start), int(end) + 1) if start and end else range(0)


if __name__ == "__main__":
    main()
