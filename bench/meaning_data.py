"""The sentence pairs that differences of meaning are fitted on and measured on, each set cut in two halves by row.

`odd` rows may be looked at and are fitted on; `even` rows are measured on. FOLDER holds the corpora (bench/README.md); the
twins are those of `bench/contrast/twins.tsv`, or of another file of that form.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Literal

from bench import data
from bench.faults import meaning
from duizhao.align.alignments import Alignments
from duizhao.library.layout import PageLayout
from duizhao.library.page_shelf import PageShelf
from duizhao.library.pages import PagePair
from duizhao.text.language.sentence_pairs import paired_sentences

Half = Literal["odd", "even"]
PAGE_CORPORA = ("vue", "fastapi", "opentelemetry", "react", "kubernetes")
PROSE = ("paragraph", "item")
A_CORPUS = 600
# Shorter sentences, in characters, are headings and labels.
SHORTEST = 20


@dataclass(frozen=True, slots=True)
class Labelled:
    """A pair, the set it is from, the kind of its fault (empty where it is good), and the good pair it was made of."""

    source: str
    en: str
    zh: str
    fault: str = ""
    name: str = ""
    before: tuple[str, str] | None = None


def halved(rows: Sequence[Labelled], half: Half) -> list[Labelled]:
    """The first, third … row (`odd`), or the others."""
    return list(rows[0::2] if half == "odd" else rows[1::2])


def good(folder: Path, half: Half) -> list[Labelled]:
    """Professional translations: TICO-19 (health), NTREX (news), and people's corrections of MLQE-PE (Wikipedia)."""
    sets: list[tuple[str, list[tuple[str, str]]]] = [
        ("tico", [(one.en.text, one.zh.text) for one in data.tico19(folder)]),
        ("tico-2", _table(folder, "tico19/pairs-1201-2200.tsv")),
        ("ntrex", _table(folder, "ntrex/pairs.tsv")),
        ("mlqe", [(one.en.text, one.zh.text) for one in data.mlqe(folder, "pe")]),
    ]
    return [
        one
        for source, pairs in sets
        for one in halved(
            [Labelled(source, en, zh, name=f"{source}-{n}") for n, (en, zh) in enumerate(pairs)], half
        )
    ]


def calibration(folder: Path, half: Half) -> list[Labelled]:
    """Translations in which people marked no error (Bio-MQM, medical abstracts). Nobody wrote a word list with them in view:
    they say how often a kind of clue cries wolf on text that it was not made for."""
    rows = data.table(data.place(folder, "bio-mqm/pairs.tsv"))
    pairs = [(row["en"], row["zh"]) for row in rows if row["worst"] == "none"]
    return halved(
        [Labelled("bio-mqm", en, zh, name=f"bio-mqm-{n}") for n, (en, zh) in enumerate(pairs)], half
    )


def page_sentences(folder: Path, half: Half) -> list[tuple[str, str]]:
    """Sentences that surely answer each other, of every second page of documentation that is in step; at most `A_CORPUS` of each
    corpus. Nobody wrote a word list with them in view, and translators of documentation translate freely."""
    found: list[tuple[str, str]] = []
    for name in PAGE_CORPORA:
        root = data.place(folder, name)
        pairs = PageShelf(PageLayout.of_folders(root / "en", root / "zh")).library_as_it_is().pairs
        chosen = pairs[0 if half == "odd" else 1 :: 2]
        sentences = (one for pair in chosen for one in _sentences(pair))
        found += islice(sentences, A_CORPUS)
    return found


def _sentences(pair: PagePair) -> Iterator[tuple[str, str]]:
    for blocks in Alignments().of(pair):
        if blocks.en and blocks.zh and blocks.en.kind == blocks.zh.kind and blocks.en.kind in PROSE:
            sentences = tuple(paired_sentences(blocks.en, blocks.zh))
            if sentences and (sentences[0].sure or len(sentences) == 1):
                yield from (
                    (one.en, one.zh) for one in sentences if one.en != one.zh and len(one.en) > SHORTEST
                )


def injected(pairs: Sequence[Labelled], kinds: Sequence[str] = meaning.KINDS) -> Iterator[Labelled]:
    """The pairs with one fault each, by the generator of `bench.faults`."""
    by_name = {one.name: one for one in pairs}
    for name, en, zh, kind in meaning.faults(((one.name, one.en, one.zh) for one in pairs), kinds=kinds):
        before = by_name[name.rsplit("/", 2)[0]]
        yield Labelled(before.source, en, zh, kind, name, (before.en, before.zh))


def twins(file: Path, half: Half) -> list[tuple[Labelled, Labelled]]:
    """Right and wrong twins; their class is the fault of the wrong one."""
    rows: dict[str, dict[str, dict[str, str]]] = {}
    for row in data.table(file):
        rows.setdefault(row["id"][:-1], {})[row["kind"]] = row
    found = []
    for number, (name, pair) in enumerate(rows.items()):
        if (number % 2 == 0) != (half == "odd"):
            continue
        right, wrong = pair["right"], pair["wrong"]
        good_pair = (right["en"], right["zh"])
        found.append(
            (
                Labelled("twins", *good_pair, name=f"{name}r"),
                Labelled("twins", wrong["en"], wrong["zh"], wrong["class"], f"{name}w", good_pair),
            )
        )
    return found


def _table(folder: Path, name: str) -> list[tuple[str, str]]:
    return [(row["en"], row["zh"]) for row in data.table(data.place(folder, name))]
