"""How good the count of syllables is, and how often the rules about reading speak on other people's pages.

Usage: python -m bench.reading FOLDER [--dictionary FILE]

FOLDER holds page corpora (`en/`, `zh/`). FILE is a pronouncing dictionary in the form of CMUdict (`cmudict.dict`): a word
and its sounds a line, vowels with a digit. With it, the syllables of the words of these pages and of the published ones
are compared, and the grade of each published page.
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.data import arguments, place
from bench.text import share, table
from duizhao.base.files import read_text
from duizhao.checks.check_library import check_library
from duizhao.checks.readability.measure_page import measure, score
from duizhao.checks.readability.page_sentences import Sentence, page_sentences
from duizhao.checks.readability.syllables import syllables
from duizhao.checks.rule import Knowledge, all_rules
from duizhao.library.pages import Library, Page
from duizhao.library.reading_targets import Targets
from duizhao.library.settings import Settings
from duizhao.library.terms.term_base import TermBase

CORPORA = ("fastapi", "vue", "opentelemetry", "cncf-glossary")
RULES = ("long-sentence", "missing-summary")
WORD = re.compile("[a-z]+(?:'[a-z]+)?")
ROOT = Path(__file__).parents[1]
Sounds = dict[str, frozenset[int]]


def main() -> None:
    given = arguments(__doc__, _more)
    own = Settings.read(ROOT)
    corpora = {name: _library(given.folder, name) for name in CORPORA}
    published = Library.read(own.en, own.zh)
    print(rates({**corpora, "published here": published}, own))
    if given.dictionary:
        sounds = read_sounds(given.dictionary)
        print(agreement({**corpora, "published here": published}, sounds))
        print(grades(published, TermBase.read(own.terms), sounds))


def _more(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--dictionary", type=Path, help="a pronouncing dictionary, such as cmudict.dict")


def _library(folder: Path, name: str) -> Library:
    corpus = place(folder, name)
    return Library.read(corpus / "en", corpus / "zh")


def rates(libraries: dict[str, Library], own: Settings) -> str:
    """Sentences over the limit, and pages on which a rule speaks: with the usual limits, and with those of this
    library."""
    rows = []
    rules = tuple(rule for rule in all_rules() if rule.id in RULES)
    for name, library in libraries.items():
        sides = [page for pair in library.pairs for page in (pair.en, pair.zh) if page]
        found: list[Sentence] = [one for page in sides for one in page_sentences(page, TermBase())]
        for said, targets in (("usual", Targets()), ("ours", own.reading)):
            over = sum(
                one.length > (targets.words if one.language == "en" else targets.longest) for one in found
            )
            told = check_library(library, Knowledge(targets=targets), rules)
            by_rule = [len({f.place.path for f in told if f.rule == rule}) for rule in RULES]
            rows.append(
                (name, said, share(over, len(found)), *(share(pages, len(sides)) for pages in by_rule))
            )
    return table(("pages", "limits", "sentences over", *RULES), rows)


def read_sounds(path: Path) -> Sounds:
    """How many syllables each word of the dictionary may have."""
    counts: dict[str, set[int]] = {}
    for line in read_text(path).splitlines():
        word, *sounds = line.split("#")[0].split()
        counts.setdefault(re.sub(r"\(\d+\)", "", word), set()).add(sum(one[-1].isdigit() for one in sounds))
    return {word: frozenset(found) for word, found in counts.items()}


def agreement(libraries: dict[str, Library], sounds: Sounds) -> str:
    """The share of running words of which the count is one of the dictionary's, and all syllables against its own."""
    rows = []
    for name, library in libraries.items():
        words = Counter(word for page in _english(library) for word in _words(page))
        known = {word: number for word, number in words.items() if word in sounds}
        right = sum(number for word, number in known.items() if syllables(word) in sounds[word])
        ours = sum(syllables(word) * number for word, number in known.items())
        theirs = sum(_nearest(word, sounds) * number for word, number in known.items())
        rows.append((name, sum(known.values()), share(right, sum(known.values())), f"{ours / theirs:.4f}"))
    return table(("pages", "words", "right", "syllables, ours to theirs"), rows)


def grades(library: Library, terms: TermBase, sounds: Sounds) -> str:
    """The grade of each published page by our count and by the dictionary's."""
    rows = []
    for reading in measure(library, terms, Targets()):
        if reading.language == "en":
            exact = _exact(reading.sentences, sounds)
            rows.append(
                (reading.page.key, f"{reading.score:.2f}", f"{exact:.2f}", f"{reading.plain_score:.2f}")
            )
    return table(("page", "our grade", "by the dictionary", "ours, nothing left out"), rows)


def _exact(sentences: Sequence[Sentence], sounds: Sounds) -> float:
    words = [word for sentence in sentences for word in sentence.easy_words]
    ours = sum(map(syllables, words)) / len(words)
    theirs = sum(_nearest(word, sounds) for word in words) / len(words)
    return score(sentences) + 11.8 * (theirs - ours)


def _nearest(word: str, sounds: Sounds) -> int:
    """The dictionary's count; ours for a word that it does not have."""
    own = syllables(word)
    return min(sounds.get(word.lower(), {own}), key=lambda number: abs(number - own))


def _english(library: Library) -> Iterator[Page]:
    return (pair.en for pair in library.pairs if pair.en)


def _words(page: Page) -> Iterator[str]:
    for sentence in page_sentences(page, TermBase()):
        for match in sentence.words:
            if WORD.fullmatch(match.group().lower()) and not match.group().isupper():
                yield match.group().lower()


if __name__ == "__main__":
    main()
