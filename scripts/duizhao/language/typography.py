"""House style of Chinese typography: full-width marks in Chinese sentences, one space between Chinese and Latin.

The marks and spaces are autocorrect's (huacnlee/autocorrect, a Rust library); brackets and semicolons are added here,
because it leaves them half-width. Only spacing and punctuation ever change: a correction that touched a letter or a digit is
thrown away. Markdown around the words is shielded first.
"""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

import autocorrect_py

from duizhao.language.script import HAN, han_count

# What typography must not touch: code, link targets and brackets, addresses, tags, attribute lists, formulae, escapes.
SHIELD = re.compile(
    r"`[^`\n]+`|!?\[\^?|\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)(?:\{[^{}\n]*\})?|\{:?\s*[#.\w][^{}\n]*\}|<[^<>\n]+>"
    r"|https?://[^\s\u3000-\u303f\uff00-\uffef\u4e00-\u9fff)]+|\]|\$[^$\n]+\$|\\[^\w\s]|\*+|_{2,}"
)
SEMICOLON = re.compile(f"(?<=[{HAN}]) ?; ?(?=[{HAN}])")
BRACKETS = re.compile(r"\([^()\n]{0,300}\)")
NAME_END = re.compile(r"[A-Za-z0-9]$")
NAME_START = re.compile(r"-?[A-Za-z0-9]")


@dataclass(frozen=True, slots=True)
class Correction:
    """Replace `text[start:end]`, which is `old`, by `new`; offsets in characters."""

    start: int
    end: int
    old: str
    new: str


def corrections(text: str) -> tuple[Correction, ...]:
    """What the house style would change in `text`, a Chinese text or block, from left to right."""
    if not han_count(text):
        return ()
    found: list[Correction] = []
    start = 0
    for line in text.split("\n"):
        found += [Correction(c.start + start, c.end + start, c.old, c.new) for c in _line_corrections(line)]
        start += len(line) + 1
    return tuple(found)


def apply(text: str, found: tuple[Correction, ...]) -> str:
    """`text` with the corrections made."""
    for correction in reversed(found):
        text = text[: correction.start] + correction.new + text[correction.end :]
    return text


def _line_corrections(line: str) -> list[Correction]:
    if not han_count(line):
        return []
    shields = [(match.start(), match.end()) for match in SHIELD.finditer(line)]
    parts: list[Correction] = []
    position = 0
    for start, end in [*shields, (len(line), len(line))]:
        parts += _part_corrections(line, position, start)
        position = end
    return parts


def _part_corrections(line: str, start: int, end: int) -> list[Correction]:
    """Corrections of a stretch without shields. A space at its edges belongs to what it touches."""
    part = line[start:end]
    core = part.strip()
    if not han_count(core):
        return []
    lead = start + part.index(core)
    wanted = _full_width_brackets(SEMICOLON.sub("；", autocorrect_py.format(core)))
    if _letters(wanted) != _letters(core):
        return []
    return [
        Correction(lead + a, lead + b, core[a:b], wanted[c:d])
        for tag, a, b, c, d in SequenceMatcher(None, core, wanted, autojunk=False).get_opcodes()
        if tag != "equal"
    ]


def _full_width_brackets(text: str) -> str:
    """Brackets of a Chinese sentence are full width; a pair is changed together, without the spaces around it."""

    def widen(match: re.Match[str]) -> str:
        if not han_count(match.group()) and (
            NAME_END.search(text, 0, match.start()) or NAME_START.match(text, match.end())
        ):
            # Part of a name or formula: (R,S)-warfarin, f(x).
            return match.group()
        whole, before, after = match.group(), text[: match.start()].rstrip(), text[match.end() :].lstrip()
        beside = (before[-1:] or "") + (after[:1] or "")
        if han_count(beside) or han_count(whole):
            return f"（{whole[1:-1]}）"
        return whole

    widened = BRACKETS.sub(widen, text)
    return re.sub(r" *([（）]) *", r"\1", widened) if widened != text else text


def _letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum())
