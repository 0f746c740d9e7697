"""Whole-line labels of a large mixed text: speed on one core, and how often they are right.

Usage: python -m bench.labels [--megabytes 50] [--seed 1] [--pairs FILE.tsv]

The text is made from sentences of our own in `label_sentences/`: 40 % English, 40 % Chinese (most with Latin names or
code), 10 % English sentences with a Chinese name put in at any blank, 10 % Chinese sentences with an English phrase put
in anywhere. `tuned` is what the labeller was made with; `held_out` has other sentences, names and phrases. `--pairs` takes the sentences from a file (id, en, zh; other people's text, such as
TICO-19) and the names and phrases from `held_out`.
"""

import argparse
import random
import re
import tomllib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from bench.clock import one_core, seconds
from bench.text import share, table
from duizhao.text.language.line_labels import LineLabel, line_labels
from duizhao.text.language.script import HAN, HAN_RUN, LATIN_WORD

Sentences = dict[str, list[str]]

SENTENCES = Path(__file__).parent / "label_sentences"
# What may be said of a line of each kind; the first is what it is. A Latin name in Chinese may count as English.
KINDS: dict[str, tuple[LineLabel, ...]] = {
    "en": ("en",),
    "zh": ("zh", "zh+en"),
    "E": ("en+zh",),
    "Z": ("zh+en",),
}
BLANK_IN_CHINESE = re.compile(rf"(?<=[{HAN}，。、；：？！（）]) +(?=[{HAN}，。、；：？！（）])")
SHARES = {"en": 40, "zh": 40, "E": 10, "Z": 10}
OF_ZH_WITH_NAMES = 0.7
TURNS = 5
UNITS_A_LINE = (1, 2, 3)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--megabytes", type=float, default=50, help="how large each text is")
    parser.add_argument("--seed", type=int, default=1, help="another seed makes another text")
    parser.add_argument("--pairs", type=Path, help="a file of sentence pairs")
    given = parser.parse_args()
    one_core()
    texts = {name: read(name) for name in ("tuned", "held_out")}
    if given.pairs:
        texts[given.pairs.parent.name] = of_pairs(given.pairs)
    print(report(texts, given.megabytes, given.seed), end="")


def read(name: str) -> Sentences:
    """Sentences of our own."""
    return tomllib.loads((SENTENCES / f"{name}.toml").read_text("utf-8"))


def of_pairs(path: Path) -> Sentences:
    """The sentences of a file of pairs, without the blanks between Chinese letters that such files have."""
    rows = [line.split("\t") for line in path.read_text("utf-8").splitlines()]
    zh = [BLANK_IN_CHINESE.sub("", row[2]) for row in rows if HAN_RUN.search(row[2])]
    named = [text for text in zh if LATIN_WORD.search(text)]
    plain = [text for text in zh if not LATIN_WORD.search(text)]
    return {
        **read("held_out"),
        "en": [row[1] for row in rows if HAN_RUN.search(row[2])],
        "zh": plain,
        "zh_with_names": named,
    }


def report(texts: dict[str, Sentences], megabytes: float, seed: int) -> str:
    """The table of all texts."""
    rows = []
    for name, sentences in texts.items():
        lines, kinds = make(name, sentences, int(megabytes * 1_000_000), seed)
        data = "\n".join(lines).encode()
        # The fastest of a few turns: what else the machine does slows the others down.
        taken = min(seconds(lambda data=data: line_labels(data)) for _turn in range(TURNS))
        labels = line_labels(data)
        rows.append((name, f"{len(lines):,}", f"{len(data) / 1e6 / taken:.0f}", *_shares(kinds, labels)))
    header = (
        "text", "lines", "MB/s", "main language right", "Chinese in English found", "English in Chinese found",
        "Chinese seen in pure English", "English seen in Chinese with names",
    )  # fmt: skip
    return table(header, rows)


def _shares(kinds: Sequence[str], labels: Sequence[LineLabel]) -> tuple[str, ...]:
    counts = Counter(zip(kinds, labels, strict=True))
    total = Counter(kinds)
    right = sum(many for (kind, label), many in counts.items() if label[:2] == KINDS[kind][0][:2])
    return (
        f"{right / len(labels):.5f}",
        f"{counts['E', 'en+zh'] / max(total['E'], 1):.4f}",
        f"{counts['Z', 'zh+en'] / max(total['Z'], 1):.4f}",
        share(counts["en", "en+zh"], total["en"]),
        share(counts["zh", "zh+en"], total["zh"]),
    )


def make(name: str, texts: Sentences, size: int, seed: int) -> tuple[list[str], list[str]]:
    """Lines of about `size` bytes in all, and the kind of each."""
    # Seeded: the same command makes the same text.
    chance = random.Random(f"{name} {seed}")
    lines, kinds, made = [], [], 0
    while made < size:
        kind = chance.choices(list(SHARES), list(SHARES.values()))[0]
        line = _line(kind, texts, chance)
        lines.append(line)
        kinds.append(kind)
        made += len(line.encode()) + 1
    return lines, kinds


def _line(kind: str, texts: Sentences, chance: random.Random) -> str:
    many = chance.choice(UNITS_A_LINE)
    if kind == "en":
        return " ".join(chance.choices(texts["en"], k=many))
    if kind == "zh":
        return "".join(
            chance.choice(texts["zh_with_names" if chance.random() < OF_ZH_WITH_NAMES else "zh"])
            for _ in range(many)
        )
    if kind == "E":
        words = " ".join(chance.choices(_sentences(texts["en"]), k=many)).split(" ")
        place = chance.randint(1, len(words))
        return " ".join([*words[:place], chance.choice(texts["han_terms"]), *words[place:]])
    text = "".join(chance.choices(_sentences(texts["zh"]), k=many))
    place = chance.randint(1, len(text))
    return f"{text[:place]} {chance.choice(texts['english_phrases'])} {text[place:]}"


def _sentences(texts: list[str]) -> list[str]:
    """Those that end as a sentence does: a heading of one word has no language of its own beside a phrase of three."""
    return [text for text in texts if text.endswith((".", "。", "？", "?"))]


if __name__ == "__main__":
    main()
