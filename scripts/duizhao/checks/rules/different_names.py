import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property, lru_cache

from duizhao.align.align import BlockPair
from duizhao.base.bilingual import Bilingual, Language, other
from duizhao.checks.rule import Example, Fault, Knowledge, PageRule, Spot, seen
from duizhao.library.pages import Page
from duizhao.library.terms.term_base import TermBase, TermUse
from duizhao.text.bilingual import rendering_table
from duizhao.text.bilingual.english_forms import STOP
from duizhao.text.language.proper_names import (
    ABBREVIATION,
    EnglishText,
    LatinName,
    NameUse,
    fold,
    is_answered,
    known_names,
    latin_names,
)
from duizhao.text.markdown.blocks import Block
from duizhao.text.reading import read

NOT_TEXT = ("code", "html", "snippet")
# Names of these kinds are never left to a pronoun.
NEEDED = ("drug", "word", "body")
# Two words of this likeness are one word and its misspelling.
ALIKE = 0.75
SHORTEST_WORD = 5
LONGER_WORD = re.compile(f"[A-Za-z]{{{SHORTEST_WORD},}}")
# To hold more names against more words would take too long; so many are no sentence.
MOST_PAIRS = 20_000
FORMULA = re.compile(r"\$\$?[^$]{1,2000}\$\$?")
# As many Latin words as this in a row are English text: untranslated-text tells it.
RUNNING = 4
# Words in capitals in a row.
CAPITALS = re.compile(r"(?<![A-Za-z])[A-Z]+(?:['’][A-Z]+)?(?: +[A-Z]+(?:['’][A-Z]+)?)+(?![A-Za-z])")
# From this score on a Chinese word is taken to render an English one.
RENDERED = 0.3
# Small words that notices set in capitals, and that Chinese often says in another way or not at all.
STRESSED = frozenset(
    [
        "not",
        "must",
        "never",
        "always",
        "only",
        "all",
        "any",
        "each",
        "every",
        "before",
        "after",
        "both",
        "either",
        "once",
        "twice",
    ]
)
# A run begins where a word begins, and a word is read once.
ENGLISH_RUN = re.compile(rf"(?<![A-Za-z'’.,-])(?:[A-Za-z'’.,-]++ ++){{{RUNNING - 1},}}[A-Za-z'’.,-]++")


@dataclass(frozen=True)
class _Sides:
    """A block pair, its words and what the pages around it say. `en_all` and `zh_all` have the words that are
    marked as another language too: they answer, but nobody asks for an answer to them."""

    en: Block
    zh: Block
    en_text: str
    zh_text: str
    en_all: str
    zh_all: str
    english: EnglishText
    page: EnglishText
    chinese_page: str
    terms: TermBase

    @cached_property
    def answered_en(self) -> list[TermUse]:
        """The terms in the English words that the Chinese has too, from left to right, none inside another."""
        return self._answered("en", self.en_text, self.zh_all)

    @cached_property
    def answered_zh(self) -> list[TermUse]:
        """The terms in the Chinese words that the English has too, from left to right, none inside another."""
        return self._answered("zh", self.zh_text, self.en_all)

    def _answered(self, language: Language, here: str, there: str) -> list[TermUse]:
        meant = {use.term.id for use in self.terms.uses(there, other(language))}
        found = (use for use in self.terms.uses(here, language) if use.term.id in meant)
        return sorted(found, key=lambda use: use.start)


def check(en: Page, zh: Page, blocks: tuple[BlockPair, ...], knowledge: Knowledge) -> Iterator[Fault]:
    page, chinese_page = EnglishText.read(en.text), fold(zh.text)
    for pair in blocks:
        if pair.en is None or pair.zh is None or pair.en.kind in NOT_TEXT or pair.zh.kind in NOT_TEXT:
            continue
        english = EnglishText.read(pair.en.text)
        en_all, zh_all = (read(block.text).prose_and_foreign for block in (pair.en, pair.zh))
        sides = _Sides(
            pair.en,
            pair.zh,
            _words(pair.en),
            _words(pair.zh),
            en_all,
            zh_all,
            english,
            page,
            chinese_page,
            knowledge.terms,
        )
        yield from _faults(sides)


def _words(block: Block) -> str:
    text = read(block.text).prose
    return FORMULA.sub(lambda match: " " * len(match.group()), text) if "$" in text else text


def _faults(sides: _Sides) -> Iterator[Fault]:
    # A name that comes a thousand times is looked up once.
    first: dict[str, LatinName] = {}
    for name in latin_names(sides.zh_text):
        first.setdefault(name.text, name)
    strange = [name for name in first.values() if _is_strange(name, sides)]
    lacking = list(_lacking_abbreviations(sides))
    told: set[int] = set()
    words = _english_words(sides) if strange else []
    may_compare = len(strange) * (len(lacking) + len(words)) <= MOST_PAIRS
    for name in strange:
        replaced = _replaced(name, lacking, words) if may_compare else None
        if replaced is not None or _is_new_to_page(name, sides):
            lacking = [other_name for other_name in lacking if other_name is not replaced]
            told |= {replaced.start} if replaced else set()
            yield _told("zh", sides, name, replaced)
    for lack in lacking:
        if not _is_rendered_all_over(lack, sides):
            yield _told("en", sides, lack, None)
    yield from _known(sides, told)


def _is_strange(name: LatinName, sides: _Sides) -> bool:
    """A Latin name of the Chinese block that the English block has in no form."""
    if is_answered(name.text, sides.english) or _in_term(name, "zh", sides):
        return False
    return not _is_in_english_run(name, sides.zh_text)


def _is_in_english_run(name: LatinName, text: str) -> bool:
    around = text[max(0, name.start - 60) : name.end + 60]
    run = ENGLISH_RUN.search(around)
    return run is not None and name.text in run.group()


def _in_term(name: LatinName, language: Language, sides: _Sides) -> bool:
    """True where the name belongs to a term (a brand) that the other side has under another of its names."""
    uses = sides.answered_zh if language == "zh" else sides.answered_en
    index = bisect_right(uses, name.start, key=lambda use: use.start)
    return index > 0 and name.end <= uses[index - 1].end


def _replaced(name: LatinName, lacking: list[LatinName], english: list[LatinName]) -> LatinName | None:
    """The English name that this one stands in place of: an abbreviation the Chinese lacks, or a word like
    it."""
    if lacking and name.text != name.text.lower():
        return max(lacking, key=lambda lack: _likeness(lack.text, name.text))
    words = english if len(name.text) >= SHORTEST_WORD else []
    best = max(words, key=lambda word: _likeness(word.text, name.text), default=None)
    return best if best and _likeness(best.text, name.text) >= ALIKE else None


def _english_words(sides: _Sides) -> list[LatinName]:
    """The longer English words that the Chinese page does not have: one of them may be misspelt there."""
    return [
        LatinName(match.group(), match.start(), match.end())
        for match in LONGER_WORD.finditer(sides.en_text)
        if match.group().lower() not in sides.chinese_page
    ]


def _likeness(one: str, two: str) -> float:
    return SequenceMatcher(None, one.lower(), two.lower(), autojunk=False).ratio()


def _is_new_to_page(name: LatinName, sides: _Sides) -> bool:
    """True for a proper name that the English page has nowhere. A name that it has elsewhere may stand for a
    "they", and a word in lower case explains a term of trade."""
    return name.text != name.text.lower() and not is_answered(name.text, sides.page)


def _lacking_abbreviations(sides: _Sides) -> Iterator[LatinName]:
    """Abbreviations of the English block (NMDA, HCoV-229E) that the Chinese block has in no form."""
    written = fold(sides.zh.text)
    answered = {use.name for use in known_names(sides.zh_all, "zh")}
    seen: set[str] = set()
    for match in ABBREVIATION.finditer(sides.en_text):
        if match.group() in seen:
            continue
        seen.add(match.group())
        name = LatinName(match.group(), match.start(), match.end())
        known = known_names(name.text, "en")
        if fold(name.text.removesuffix("s")) in written or any(use.name in answered for use in known):
            continue
        if name.text.lower() in sides.page.lower_words or _in_term(name, "en", sides):
            continue
        if known or not _is_stress(name, sides):
            yield name


def _is_stress(name: LatinName, sides: _Sides) -> bool:
    """True for a plain word in capitals, as in "do NOT" and "TAKE WITH FOOD": it says no more than in small letters, and
    the Chinese renders it as such. An abbreviation that is a word too (PET) has no such rendering there."""
    small = name.text.lower()
    if _is_plain(small, sides.zh_all):
        return True
    # A notice in capitals: a word that has other plain words beside it is one too.
    starts, ends = _capital_runs(sides.en_text)
    index = bisect_right(starts, name.start) - 1
    return (
        index >= 0
        and name.start < ends[index]
        and bool(rendering_table().answers(small))
        and any(
            _is_plain(word.lower(), sides.zh_all)
            for word in sides.en_text[starts[index] : ends[index]].split()
        )
    )


@lru_cache(maxsize=4)
def _capital_runs(text: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Where the notices in capitals of a text start, and where they end."""
    runs = [match.span() for match in CAPITALS.finditer(text)]
    return tuple(start for start, _end in runs), tuple(end for _start, end in runs)


def _is_plain(small: str, chinese: str) -> bool:
    # An adverb in capitals (HIGHLY) is stress too.
    if small in STRESSED or small in STOP or (small.endswith("ly") and len(small) > 4):
        return True
    return any(
        score >= RENDERED and answer in chinese for answer, score in rendering_table().answers(small).items()
    )


def _is_rendered_all_over(name: LatinName, sides: _Sides) -> bool:
    """True where nothing says that the Chinese should have this abbreviation just here: both pages, or the
    English page elsewhere, have it too. A known name is needed wherever it stands."""
    base = name.text.removesuffix("s")
    mentions = sides.page.text.count(base)
    if any(use.name.kind in ("drug", "word", "body") for use in known_names(name.text, "en")):
        return False
    return mentions > sides.en.text.count(base) or fold(base) in sides.chinese_page


def _known(sides: _Sides, told: set[int]) -> Iterator[Fault]:
    """Known names that one side has and the other has not; those at the offsets `told` are told already."""
    alone: dict[Language, list[NameUse]] = {
        "en": _alone(sides.en_text, "en", sides.zh_all),
        "zh": _alone(sides.zh_text, "zh", sides.en_all),
    }
    for use in alone["en"]:
        rival = next((zh for zh in alone["zh"] if zh.name.kind == use.name.kind and len(zh.text) > 1), None)
        spelt = LatinName(use.text, use.start, use.end)
        if use.start in told or ABBREVIATION.fullmatch(use.text) or _in_term(spelt, "en", sides):
            continue
        if rival is not None and not _in_term(LatinName(rival.text, rival.start, rival.end), "zh", sides):
            alone["zh"].remove(rival)
            yield _told("zh", sides, LatinName(rival.text, rival.start, rival.end), spelt)
        elif use.name.kind in NEEDED:
            yield _told("en", sides, spelt, None)
    for use in alone["zh"]:
        spelt = LatinName(use.text, use.start, use.end)
        if use.name.kind == "drug" and not use.text.isascii() and not _in_term(spelt, "zh", sides):
            yield _told("zh", sides, spelt, None)


def _alone(here: str, language: Language, there: str) -> list[NameUse]:
    """The known names of one side that the other side has not, each once."""
    answered = {use.name for use in known_names(there, other(language))}
    # One spelling may belong to several names: one that is answered is enough.
    spelt = {use.start for use in known_names(here, language) if use.name in answered}
    found = {use.text: use for use in reversed(known_names(here, language)) if use.start not in spelt}
    return sorted(found.values(), key=lambda use: use.start)


def _told(language: Language, sides: _Sides, name: LatinName, instead: LatinName | None) -> Fault:
    """The fault of a name that stands in `language` alone, or instead of another name on the other side."""
    here, there = (sides.zh, sides.en) if language == "zh" else (sides.en, sides.zh)
    if instead is not None:
        message = Bilingual(
            f"The Chinese says “{name.text}”, the English “{instead.text}”.",
            f"中文写“{name.text}”，英文写“{instead.text}”。",
        )
    elif language == "zh":
        message = Bilingual(
            f"The Chinese names “{name.text}”; the English does not.",
            f"中文提到“{name.text}”，英文没有提到。",
        )
    else:
        message = Bilingual(
            f"The English names “{name.text}”; the Chinese does not.",
            f"英文提到“{name.text}”，中文没有提到。",
        )
    compare = seen(there, instead.start, instead.end) if instead is not None else Spot(there)
    return Fault(language, seen(here, name.start, name.end), compare, message)


rule = PageRule(
    compares_words=True,
    guards=Bilingual(
        "Both languages name the same medicines, organisations, countries and abbreviations.",
        "两种语言提到的药名、机构、国家和缩写相同。",
    ),
    why=Bilingual(
        "A reader who is told another medicine or another authority acts on the wrong one.",
        "药名或机构名不同，读者就会按错误的信息行事。",
    ),
    fix=Bilingual(
        "Find out which name is right and write it on both sides.", "请查明哪个名称正确，并在两种语言中统一。"
    ),
    example=Example(
        broken_en="The vaccine holds mRNA.\n",
        broken_zh="这种疫苗含有 DNA。\n",
        repaired_en="The vaccine holds mRNA.\n",
        repaired_zh="这种疫苗含有 mRNA。\n",
    ),
    check=check,
)
