"""Which lines without a mark are headings: by how they are built and by what stands around them, by one rule for both
languages.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from duizhao.base.bilingual import Language
from duizhao.normalise.piece import Kind
from duizhao.text.language.main_language import main_language
from duizhao.text.language.script import han_count

LINE_END = re.compile("[\r\n\x85\u2028\u2029]")
SENTENCE_END = re.compile(r"[.。!！;；,，:：、…][”’」』）)\"']*$")
QUESTION = re.compile(r"[?？]$")
LONGEST_ENGLISH_HEADING = 14
LONGEST_CHINESE_HEADING = 30
SMALL_WORDS = frozenset(
    [
        "a",
        "an",
        "the",
        "and",
        "or",
        "but",
        "nor",
        "of",
        "in",
        "on",
        "at",
        "to",
        "for",
        "by",
        "with",
        "from",
        "as",
        "is",
        "are",
        "be",
        "not",
        "vs",
        "via",
        "may",
        "can",
        "your",
        "you",
    ]
)
# Sections that every text has, whatever it is about: never below another heading.
STANDARD_SECTIONS = frozenset(
    [
        "introduction",
        "overview",
        "background",
        "summary",
        "conclusion",
        "conclusions",
        "references",
        "sources",
        "faq",
        "引言",
        "简介",
        "概述",
        "背景",
        "总结",
        "结论",
        "小结",
        "参考文献",
        "来源",
        "常见问题",
    ]
)


BOLD_LINE = re.compile(r"(?:\*\*(?!\s)(?P<stars>[^*\n]+)(?<!\s)\*\*|__(?!\s)(?P<lines>[^_\n]+)(?<!\s)__)")
# Where somebody lives, or how to reach them. "Tel: 1234", "12 Main Street", "香港九龍彌敦道 12 號", "Room 3".
ADDRESS = re.compile(
    r"(?i:\b(?:street|road|avenue|lane|drive|building|block|floor|suite|room|ward|p\.? ?o\.? box|tel|phone|fax|e-?mail)\b)"
    r"(?=.{0,60}\d)|\d.{0,20}(?i:\b(?:street|road|avenue|lane|drive|st|rd|ave)\b)|[路街道巷弄]\s?\d{1,6}\s?[号號弄]|\d\s?[楼樓室座层層]"
    r"|(?:电话|電話|传真|傳真|邮编|郵編|地址)[:：\s]|@|(?:\d[ -]?){7}"
)
# "Date: 3 March" gives a value; it heads nothing.
FIELD = re.compile(r"[^:：]{1,40}[:：]\s*\S")
# Words, then Chinese, or the other way round, with a blank, a stroke or brackets between them.
TITLE_IN_BOTH = re.compile(
    r"[A-Z][A-Za-z ,'’&-]{2,60}[\s/|–—-]{1,3}[（(]?[\u3400-\u9fff][\u3400-\u9fff、：“”]{1,30}[）)]?"
    r"|[\u3400-\u9fff][\u3400-\u9fff、：“”]{1,30}[\s/|–—-]{0,3}[（(]?[A-Z][A-Za-z ,'’&-]{2,60}[）)]?"
)
LONGEST_LEAD = 8
FEWEST_OF_A_LIST = 3


@dataclass(frozen=True, slots=True)
class BlockLine:
    """The text of a block and the lines it stands on, from 1."""

    text: str
    first: int
    last: int


def is_bold_line(text: str) -> bool:
    """True for a line that is bold from end to end and no sentence."""
    bold = BOLD_LINE.fullmatch(text)
    inner = (bold["stars"] or bold["lines"]) if bold else ""
    return bool(inner) and not SENTENCE_END.search(inner) and len(inner) <= 80 and not FIELD.match(inner)


def is_heading_like(text: str) -> bool:
    """True for a short line that is built like a heading: no sentence end, title case or a question."""
    if SENTENCE_END.search(text) or LINE_END.search(text):
        return False
    if han_count(text) * 2 > len(text):
        return len(text) <= LONGEST_CHINESE_HEADING and not re.search("[，。；]", text)
    words = re.findall(r"[A-Za-z][\w'’-]*", text)
    if not words or len(words) > LONGEST_ENGLISH_HEADING or not text[0].isupper():
        return False
    telling = [word for word in words if word.lower() not in SMALL_WORDS]
    capitals = sum(word[0].isupper() for word in telling)
    return bool(telling) and (capitals >= 0.7 * len(telling) or bool(QUESTION.search(text)))


def is_title_in_both(kinds: Sequence[tuple[Kind, int]], lines: Sequence[BlockLine], index: int) -> bool:
    """True for the first line of a text where it holds both languages and is no sentence, stands alone, and a sentence
    or a heading stands below it: "Going home 出院须知"."""
    if index + 1 >= len(lines) or kinds[index] != ("paragraph", 0):
        return False
    line, below = lines[index], lines[index + 1]
    if not _is_short(line) or _is_field(line.text) or below.first <= line.last + 1:
        return False
    is_above = kinds[index + 1][0] == "heading" or SENTENCE_END.search(below.text) is not None
    return is_above and TITLE_IN_BOTH.fullmatch(line.text) is not None


def nested(kinds: list[tuple[Kind, int]], texts: list[str]) -> list[tuple[Kind, int]]:
    """Levels for headings without marks: where a question is followed by two or more headings that are no questions,
    and then by another question, these are its parts."""
    headings = [index for index, (kind, level) in enumerate(kinds) if kind == "heading" and level == 0]
    is_question = {index: bool(QUESTION.search(texts[index])) for index in headings}
    nested: set[int] = set()
    run: list[int] = []
    under_question = False
    for index in headings:
        if is_question[index]:
            if under_question and len(run) >= 2:
                nested.update(run)
            run, under_question = [], True
        elif texts[index].lower() in STANDARD_SECTIONS:
            run, under_question = [], False
        else:
            run.append(index)
    return [
        (kind, 3 if index in nested else 2) if kind == "heading" and level == 0 else (kind, level)
        for index, (kind, level) in enumerate(kinds)
    ]


def settled(kinds: Sequence[tuple[Kind, int]], lines: Sequence[BlockLine]) -> list[tuple[Kind, int]]:
    """The kinds of blocks, headings without a mark judged once more by what stands around them.

    An address, a value or a list of short lines is none. A short line beside its like in the other language is one
    where that is one, and both are where a text follows; so no language has headings that the other has not.
    """
    found = list(kinds)
    unmarked = [_is_unmarked(kind, line.text) for kind, line in zip(kinds, lines, strict=True)]
    for index, line in enumerate(lines):
        if unmarked[index] and (ADDRESS.search(line.text) or _is_field(line.text)):
            found[index], unmarked[index] = ("paragraph", 0), False
    for run in _runs(found, lines):
        for index in filter(unmarked.__getitem__, run):
            found[index], unmarked[index] = ("paragraph", 0), False
    index = 0
    while index + 1 < len(lines):
        if _are_beside(found, unmarked, lines, index):
            is_lead = _leads(found, lines, index)
            for one in (index, index + 1):
                if found[one][1] == 0:
                    found[one] = ("heading", 0) if is_lead else ("paragraph", 0)
            index += 1
        index += 1
    return found


def _is_unmarked(kind: tuple[Kind, int], text: str) -> bool:
    return kind == ("heading", 0) and not is_bold_line(text)


def _is_field(text: str) -> bool:
    return FIELD.match(text) is not None and re.search(r"\d", text) is not None


def _runs(kinds: Sequence[tuple[Kind, int]], lines: Sequence[BlockLine]) -> list[list[int]]:
    """Three or more short lines directly below each other: a list, no headings."""
    runs: list[list[int]] = []
    for index, (kind, line) in enumerate(zip(kinds, lines, strict=True)):
        if kind not in (("heading", 0), ("paragraph", 0)) or not _is_short(line):
            continue
        if runs and runs[-1][-1] == index - 1 and line.first == lines[index - 1].last + 1:
            runs[-1].append(index)
        else:
            runs.append([index])
    return [run for run in runs if len(run) >= FEWEST_OF_A_LIST]


def _are_beside(
    kinds: Sequence[tuple[Kind, int]], unmarked: Sequence[bool], lines: Sequence[BlockLine], index: int
) -> bool:
    """True for two short lines, one in each language, of which the headings are headings by their looks alone."""
    one, other = index, index + 1
    if not (unmarked[one] or unmarked[other]):
        return False
    if any(
        kinds[n] not in (("heading", 0), ("paragraph", 0)) or not _is_short(lines[n]) for n in (one, other)
    ):
        return False
    languages: set[Language | None] = {main_language(lines[n].text) for n in (one, other)}
    return languages == {"en", "zh"}


def _is_short(line: BlockLine) -> bool:
    text = line.text
    return (
        line.first == line.last
        and not SENTENCE_END.search(text)
        and len(text) <= 80
        and (not re.match(r"[A-Za-z]", text) or len(text.split()) <= LONGEST_ENGLISH_HEADING)
    )


def _leads(kinds: Sequence[tuple[Kind, int]], lines: Sequence[BlockLine], index: int) -> bool:
    """True where a text follows the two lines: they head it. Both have to look like heads of it."""
    after = index + 2
    if after >= len(lines) or not all(_may_lead(lines[n].text) for n in (index, index + 1)):
        return False
    kind, text = kinds[after], lines[after].text
    return kind[0] in ("item", "step", "row") or bool(SENTENCE_END.search(text)) or kind[1] > 0


def _may_lead(text: str) -> bool:
    if han_count(text) * 2 > len(text):
        return is_heading_like(text)
    return text[:1].isupper() and len(text.split()) <= LONGEST_LEAD
