"""Small texts through the functions that turn a text into values: thousands a second, in one process and without a file.

Each function has to keep a law beside not failing: what it finds stands inside the text, what it wrote is read as it was, what is
clean stays as it is.
"""

import random
import time
import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

import yaml

from bench.fuzz import fuzz_corpus
from bench.fuzz_readers import HIDDEN, WORDS, Tally
from duizhao.base.errors import CannotRun
from duizhao.base.path_glob import path_matches
from duizhao.base.toml_writing import table_comments, toml_line
from duizhao.checks.reports.excerpt import printable
from duizhao.site.build.inline_code import COMMENT, code_of
from duizhao.text.html.clean_html import clean
from duizhao.text.html.page_tags import page_tags
from duizhao.text.html.risky_tags import addresses_in_css, asked_by, risks_of, scheme_of
from duizhao.text.html.shown_as_text import shown_as_text
from duizhao.text.language import typography
from duizhao.text.language.deceptive_characters import deceptive
from duizhao.text.language.direction import direction_cues
from duizhao.text.language.join_lines import joined
from duizhao.text.language.main_language import without_markup
from duizhao.text.language.other_languages import other_language
from duizhao.text.language.polarity import chinese_denials, english_denials
from duizhao.text.language.proper_names import fold, known_names, latin_names
from duizhao.text.language.quantities.read_quantities import quantities
from duizhao.text.language.sentences import sentence_spans
from duizhao.text.language.simplified import folded, simplifications
from duizhao.text.language.strength import chinese_strength, english_strength
from duizhao.text.language.switches import switches
from duizhao.text.markdown.blocks import read_blocks
from duizhao.text.markdown.front_matter import scalar
from duizhao.text.markdown.gap_notes import count_gaps, has_gap
from duizhao.text.markdown.heading_anchors import ascii_slug, explicit_anchor, slug
from duizhao.text.markdown.inline import links, plain, prose

# Small: what a function does with one line is asked, not how much it can bear.
LONGEST, LONGEST_PAGE = 60, 150
MOST_CHANGES = 3
# Inputs that are made from one seed: to seed for each would cost more than the input.
BATCH = 5_000
# Of a processor: a thousand times what a text of that size takes.
SLOW = 0.5
ODD = (
    *WORDS.split(" "),
    *HIDDEN,
    "[" * 9,
    "> " * 5,
    "\U000e0041",
    "\u0301",
    "мg",
    "\u2066",
    "&Tab;",
    "java",
    "url(",
)


class _Placed(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


@dataclass(frozen=True, slots=True)
class PureTarget:
    """A law that every text keeps: `take` raises AssertionError where one does not. `lines` are what the texts are made of."""

    name: str
    lines: tuple[str, ...]
    take: Callable[[str], object]


def pure_text(lines: tuple[str, ...], chance: random.Random) -> str:
    """A line, or the end of one and the beginning of another, with a few odd signs put in or over what stood there."""
    text = chance.choice(lines)
    for _ in range(chance.randrange(MOST_CHANGES + 1)):
        at = chance.randrange(len(text) + 1)
        match chance.randrange(4):
            case 0:
                text = text[:at] + chance.choice(ODD) + text[at:]
            case 1:
                text = text[:at] + chance.choice(ODD) + text[at + chance.randrange(6) :]
            case 2:
                text = text[:at] + text[at + chance.randrange(12) :]
            case _:
                text = text[:at] + chance.choice(lines)[at:]
    return text


def pure_input(target: PureTarget, run_seed: int, number: int) -> str:
    """The input of that number, made again."""
    chance = _chance(target, run_seed, number // BATCH)
    for _ in range(number % BATCH):
        pure_text(target.lines, chance)
    return pure_text(target.lines, chance)


def fuzz_pure(target: PureTarget, inputs: int, run_seed: int) -> Tally:
    """Try `inputs` texts on one target."""
    tally = Tally(target.name)
    take, lines = target.take, target.lines
    tried = refused = 0
    for first in range(0, inputs, BATCH):
        chance = _chance(target, run_seed, first // BATCH)
        for number in range(first, min(first + BATCH, inputs)):
            text = pure_text(lines, chance)
            begun = time.thread_time()
            try:
                take(text)
            except CannotRun:
                refused += 1
            except Exception:
                # Once more, to have it told.
                tally.take(lambda text=text: take(text), f"[{number}] {text}")
                continue
            tried += 1
            if time.thread_time() - begun > SLOW:
                tally.slow.append((time.thread_time() - begun, text))
    tally.count.update(read=tried - refused, refused=refused)
    return tally


def _chance(target: PureTarget, run_seed: int, batch: int) -> random.Random:
    return random.Random(f"{run_seed} {target.name} {batch}")


def _inside(text: str, found: Iterable[_Placed]) -> None:
    for one in found:
        if not 0 <= one.start < one.end <= len(text):
            raise AssertionError(f"{one} does not stand in the text")


def _apart(text: str, spans: Iterable[tuple[int, int]]) -> None:
    before = 0
    for start, end in spans:
        if not before <= start < end <= len(text):
            raise AssertionError(f"({start}, {end}) is out of its place")
        before = end


def _same(one: object, other: object) -> None:
    if one != other:
        raise AssertionError(f"{one!r} is not {other!r}")


def _quantities_en(text: str) -> None:
    _inside(text, quantities(text, "en"))


def _quantities_zh(text: str) -> None:
    _inside(text, quantities(text, "zh"))


def _sentences(text: str) -> None:
    spans = sentence_spans(text)
    _apart(text, spans)
    _same("".join("".join(text[a:b].split()) for a, b in spans), "".join(text.split()))


def _cues(text: str) -> None:
    for find in (
        english_denials.english_cues,
        chinese_denials.chinese_cues,
        english_strength.english_cues,
        chinese_strength.chinese_cues,
        direction_cues.english_cues,
        direction_cues.chinese_cues,
    ):
        _inside(text, find(text))


def _names(text: str) -> None:
    _inside(text, latin_names(text))
    for language in ("en", "zh"):
        _inside(text, known_names(text, language))
    _same(fold(fold(text)), fold(text))


def _typography(text: str) -> None:
    found = typography.corrections(text)
    for one in found:
        _same(text[one.start : one.end], one.old)
    _apart(text, ((one.start, max(one.end, one.start + 1)) for one in found if one.end > one.start))
    typography.corrections(typography.apply(text, found))


def _script(text: str) -> None:
    _same(len(folded(text)), len(text))
    _apart(text, ((start, end) for start, end, _new in simplifications(text)))
    other_language(text)
    for language in ("en", "zh"):
        _inside(text, switches(text, language))
    told = joined(text)
    _same("".join(told.text.split()), "".join(text.split()))
    if told.places:
        _same("".join(text[place] for place in told.places), told.text)


def _deceptive(text: str) -> None:
    _inside(text, deceptive(text))


def _markdown(text: str) -> None:
    _inside(text, links(text))
    _same(len(prose(text)), len(text))
    plain(text)
    without_markup(text)
    explicit_anchor(text)
    slug(text)
    _same(has_gap(text), count_gaps(text) > 0)
    if (short := ascii_slug(text)) != ascii_slug(short):
        raise AssertionError(short)


def _tags(text: str) -> None:
    tags = list(page_tags(text))
    _apart(text, ((tag.start, tag.end) for tag in tags))
    for tag in tags:
        list(risks_of(tag))
        list(asked_by(tag))
    if any(True for _tag in page_tags(shown_as_text(text))):
        raise AssertionError("a tag is left")


def _clean(text: str) -> None:
    found = clean(text).html
    _same(clean(found).html, found)
    if any(risk for tag in page_tags(found) for risk in risks_of(tag)):
        raise AssertionError("something that could do something came through")


def _styles(text: str) -> None:
    list(addresses_in_css(text))
    scheme_of(text)
    page = code_of(text)
    if any(one.text not in COMMENT.sub("", text) for one in page.code):
        raise AssertionError("code that does not stand in the page")


def _written(text: str) -> None:
    _same(tomllib.loads(toml_line("a", text))["a"], text)
    table_comments(text, "[[a]]")
    shown = printable(text)
    if "\n" in shown or "\x1b" in shown or "\u202e" in shown:
        raise AssertionError("a terminal would obey this")


def _yaml(text: str) -> None:
    _same(yaml.safe_load(f"a: {scalar(text)}\n"), {"a": text})


def _blocks(text: str) -> None:
    # A lone return ends a line too.
    lines = text.replace("\r", "\n").count("\n") + 1
    for block in read_blocks(text).blocks:
        if not 1 <= block.line <= lines:
            raise AssertionError(f"line {block.line} of {lines}")


def _globs(text: str) -> None:
    pattern, _, path = text.partition(" ")
    path_matches(pattern, path)
    if path and "/" not in path and not path_matches("*", path):
        raise AssertionError("a star means every name")


def pure_targets() -> tuple[PureTarget, ...]:
    """Every target, those that cost least first."""
    english, chinese = (
        {line for pair in fuzz_corpus.page_pairs() for line in _short(pair[side])} for side in (0, 1)
    )
    marked = {line for text in fuzz_corpus.pages_in_html() for line in _short(text) if "<" in line}
    both = tuple(sorted(english | chinese))
    en, zh, html = (tuple(sorted(one)) for one in (english, chinese, marked))
    blocks = tuple(
        sorted({text for pair in fuzz_corpus.page_pairs() for text in pair if len(text) <= LONGEST_PAGE})
    )
    settings = tuple(
        sorted(
            {
                line
                for texts in fuzz_corpus.settings_files().values()
                for text in texts
                for line in _short(text)
            }
        )
    )
    return (
        PureTarget("globs", settings, _globs),
        PureTarget("written", both, _written),
        PureTarget("styles", html, _styles),
        PureTarget("deceptive", both, _deceptive),
        PureTarget("tags", html, _tags),
        PureTarget("sentences", both, _sentences),
        PureTarget("quantities en", en, _quantities_en),
        PureTarget("quantities zh", zh, _quantities_zh),
        PureTarget("markdown", both, _markdown),
        PureTarget("cues", both, _cues),
        PureTarget("names", both, _names),
        PureTarget("typography", zh, _typography),
        PureTarget("script", both, _script),
        PureTarget("clean", html, _clean),
        PureTarget("yaml", both, _yaml),
        PureTarget("blocks", blocks, _blocks),
    )


def _short(text: str) -> Iterable[str]:
    """The lines of a text, in pieces of a length that is read in microseconds."""
    for line in text.splitlines():
        for at in range(0, len(line), LONGEST):
            if piece := line[at : at + LONGEST]:
                yield piece
