"""Whole-line labels of a large mixed text: speed on one core, and how often they are right.

Usage: python -m bench.labels [--megabytes 50] [--seed 1]

The text is made from sentences of our own in `label_sentences/`: 40 % English, 40 % Chinese (most with Latin names or
code), 10 % English sentences with a Chinese name put in at any blank, 10 % Chinese sentences with an English phrase put
in anywhere. `tuned` is what the labeller was made with; `held_out` has other sentences, names and phrases.
"""

import argparse
import random
import tomllib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from bench.clock import one_core, seconds
from bench.text import share, table
from duizhao.language.line_labels import LineLabel, line_labels

SENTENCES = Path(__file__).parent / "label_sentences"
# What may be said of a line of each kind; the first is what it is. A Latin name in Chinese may count as English.
KINDS: dict[str, tuple[LineLabel, ...]] = {
    "en": ("en",),
    "zh": ("zh", "zh+en"),
    "E": ("en+zh",),
    "Z": ("zh+en",),
}
SHARES = {"en": 40, "zh": 40, "E": 10, "Z": 10}
OF_ZH_WITH_NAMES = 0.7
UNITS_A_LINE = (1, 2, 3)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--megabytes", type=float, default=50, help="how large each text is")
    parser.add_argument("--seed", type=int, default=1, help="another seed makes another text")
    given = parser.parse_args()
    one_core()
    print(report(given.megabytes, given.seed), end="")


def report(megabytes: float, seed: int) -> str:
    """The table of both texts."""
    rows = []
    for name in ("tuned", "held_out"):
        lines, kinds = make(name, int(megabytes * 1_000_000), seed)
        data = "\n".join(lines).encode()
        labels: list[LineLabel] = []
        taken = seconds(lambda data=data, labels=labels: labels.extend(line_labels(data)))
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


def make(name: str, size: int, seed: int) -> tuple[list[str], list[str]]:
    """Lines of about `size` bytes in all, and the kind of each."""
    texts = tomllib.loads((SENTENCES / f"{name}.toml").read_text("utf-8"))
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


def _line(kind: str, texts: dict[str, list[str]], chance: random.Random) -> str:
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
