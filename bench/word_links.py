"""How fast the words of two sentences are linked, and how long the tables take to load: processor time on one core.

The median of a sentence pair is told cold (every word is looked up for the first time) and warm (the words were met before, the
sentences were not). For information also what the links cover: the share of content words that something may answer.
"""

from pathlib import Path
from statistics import mean, median

from bench import clock, data
from bench.text import table
from duizhao.text.bilingual import link, linked_sentences, rendering_table, sentence_tokens
from duizhao.text.bilingual.divide_chinese import chinese_words
from duizhao.text.bilingual.word_classes import class_rows

ROWS = range(1, 601)
OF_SENTENCES = (
    linked_sentences.link,
    sentence_tokens.english_tokens,
    sentence_tokens.chinese_tokens,
    sentence_tokens.compact,
)


def main() -> None:
    """Print the table."""
    print(report(data.arguments(__doc__).folder), end="")


def report(folder: Path) -> str:
    """Milliseconds to load, microseconds a pair, and what is covered."""
    clock.one_core()
    loading = 1000 * sum(clock.seconds(load) for load in (rendering_table, class_rows, chinese_words))
    pairs = [(row.en.text, row.zh.text) for row in data.tico19(folder, ROWS)]
    cold = _microseconds(pairs)
    warm = _microseconds(pairs)
    found = [link(*pair) for pair in pairs]
    rows = [
        ("the tables loaded, ms", f"{loading:.0f}"),
        ("a pair, cold, µs", f"{median(cold):.0f}"),
        ("a pair, warm, µs", f"{median(warm):.0f}"),
        ("links of a pair", f"{mean(len(one.links) for one in found):.1f}"),
        ("content words covered", f"{mean(one.coverage for one in found):.3f}"),
    ]
    return f"{len(pairs)} sentence pairs; medians.\n\n" + table(("", "Duizhao"), rows)


def _microseconds(pairs: list[tuple[str, str]]) -> list[float]:
    """The time of each pair, none of whose sentences is known yet."""
    for remembered in OF_SENTENCES:
        remembered.cache_clear()
    return [1e6 * clock.seconds(lambda pair=pair: link(*pair)) for pair in pairs]


if __name__ == "__main__":
    main()
