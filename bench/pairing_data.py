"""Documents whose blocks answer each other one to one, for measuring the pairing of pieces.

A page counts where both languages have the same kinds of blocks in the same order: then the k-th answers the k-th.
Health text comes as runs of sentence pairs. What is trained on and what is reported on are different pages and rows.
"""

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.data import mlqe, place, tico19
from duizhao.normalise.piece import Piece
from duizhao.text.markdown.blocks import Block, read_blocks
from duizhao.text.markdown.inline import CODE, plain

# Of blocks of a page, and of sentences in a run.
FEWEST, MOST = 8, 60
RUN = 40
PAGES = 15
LATIN = re.compile("[A-Za-z]+")
# What a page's block is as a piece of a source.
KINDS = {"paragraph": "paragraph", "heading": "heading", "item": "item", "row": "row", "title": "paragraph"}
ANCHOR = re.compile(r"\s*\{\s*#[^}]*\}\s*$")


@dataclass(frozen=True, slots=True)
class Document:
    """`en[k]` answers `zh[k]`, unless `gold` (index of English to index of Chinese) says otherwise."""

    name: str
    en: tuple[Piece, ...]
    zh: tuple[Piece, ...]


def documents(folder: Path, corpus: str, *, training: bool, hard: bool) -> tuple[Document, ...]:
    """The training part or the reported part of `corpus` (fastapi, vue, opentelemetry, tico19, mlqe-pe). Of the pages,
    shuffled once, fifteen are reported on and up to thirty others trained on. Of tico19 rows 1-600 are for training,
    the rest for the report; mlqe-pe is for the report alone."""
    if corpus in ("tico19", "mlqe-pe"):
        rows = (
            mlqe(folder, "pe")[: PAGES * RUN]
            if corpus == "mlqe-pe"
            else tico19(folder, range(1, 601) if training else range(601, 1201))
        )
        runs = [rows[start : start + RUN] for start in range(0, len(rows) - RUN + 1, RUN)]
        return tuple(
            document(
                f"{corpus} {number}",
                [("paragraph", 0, row.en.text) for row in run],
                [("paragraph", 0, row.zh.text) for row in run],
                hard=hard,
            )
            for number, run in enumerate(runs, 1)
        )
    root = place(folder, corpus)
    found = []
    for path in sorted((root / "en").rglob("*.md")):
        # The English as it was translated, where it has changed since.
        name = path.relative_to(root / "en")
        base, other = root / "en_base" / name, root / "zh" / name
        if not other.is_file():
            continue
        en, zh = (_blocks(one) for one in (base if base.is_file() else path, other))
        if [(a[0], a[1]) for a in en] == [(b[0], b[1]) for b in zh] and FEWEST <= len(en) <= MOST:
            found.append(document(f"{corpus} {name}", en, zh, hard=hard))
    # Dealt out in an order that the folders do not decide.
    random.Random(0).shuffle(found)
    if corpus == "opentelemetry":
        return tuple(found[: 2 * PAGES] if training else found[2 * PAGES : 3 * PAGES])
    return tuple(found[PAGES : 3 * PAGES] if training else found[:PAGES])


def document(
    name: str, en: Sequence[tuple[str, int, str]], zh: Sequence[tuple[str, int, str]], *, hard: bool
) -> Document:
    """A document of blocks (kind, level, text); pairs without a word on one side are left out."""
    rows = [(_as_piece(a, "en", hard), _as_piece(b, "zh", hard)) for a, b in zip(en, zh, strict=True)]
    rows = [
        (a, b) for a, b in rows if re.search(r"[^\W\d_]", a.text) and re.search(r"[\u4e00-\u9fff]", b.text)
    ]
    return Document(name, tuple(a for a, _b in rows), tuple(b for _a, b in rows))


def with_gaps(one: Document, gap: float, seed: int) -> tuple[list[int], list[int]]:
    """The blocks that each side keeps when it loses a share of them, independently of the other."""
    dice = random.Random(f"{one.name} {gap} {seed}")
    return tuple([k for k in range(len(side)) if dice.random() >= gap] for side in (one.en, one.zh))  # type: ignore[return-value]


def _blocks(path: Path) -> list[tuple[str, int, str]]:
    return [
        (KINDS[block.kind], block.level, _text(block))
        for block in read_blocks(path.read_text("utf-8")).blocks
        if block.kind in KINDS
    ]


def _text(block: Block) -> str:
    return ANCHOR.sub("", block.text)


def _as_piece(block: tuple[str, int, str], language: str, hard: bool) -> Piece:
    kind, level, text = block
    if hard:
        text = plain(CODE.sub(" ", text))
        text = " ".join((LATIN.sub("", text) if language == "zh" else text).split())
    return Piece(0, len(text), 1, kind, level, text, language, topic="any")  # type: ignore[arg-type]
