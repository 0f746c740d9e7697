"""Headings, list items and other lines that say the same in both languages: "Dose / 剂量", "What is it? 这是什么？"."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from duizhao.base.bilingual import Bilingual
from duizhao.normalise.cut import mark_length
from duizhao.normalise.layouts.divide import as_pair, divide
from duizhao.normalise.layouts.labelled import label_line
from duizhao.normalise.layouts.layout import Layout, covered, prose
from duizhao.normalise.layouts.switch_point import SENTENCE_END, SwitchPoint, switch_point
from duizhao.normalise.layouts.titles_in_both import both_languages, is_short_line, known_as_same
from duizhao.normalise.piece import Piece
from duizhao.text.language.main_language import main_language, without_markup
from duizhao.text.language.script import HAN_RUN, LATIN_WORD, RUNNING_WORD, has_han
from duizhao.text.language.sentences import sentence_spans

HEADINGS = frozenset({"title", "heading"})
SHORT_KINDS = frozenset({"title", "heading", "item", "step"})
KINDS = SHORT_KINDS | {"paragraph"}
# A blank alone between the languages counts where so many short lines of one kind are built like that.
FEWEST_ALIKE = 3
SHARE_ALIKE = 0.5
LONGEST_SHORT = 120
LONGEST_SENTENCES = 600
# No paragraph with its translation behind it is as long as this; finding the place would take too long.
LONGEST = 10_000
# "key: 值" and "key：值" are a name and its explanation, or a metadata line: no text in two languages.
SET_OFF = re.compile(r"(\*\*|__|`|\*).+\1|\[.+\](?:\([^()]*\))?")
FIELD = re.compile(r"[^。，,.!?！？]{1,60}(?:：|:\s)")
# "Room 3" and "Room 4" are two names.
WORD_OR_NUMBER = re.compile(r"[A-Za-z0-9][A-Za-z0-9'’.-]*")
PRICE = re.compile(
    r"(?<=[^\s.…])[ \t\u3000.…]{1,40}[¥￥$€£]?\d[\d.,]{0,12}[ \t]?(?:元|块|圆|RMB|CNY|USD|HKD)?(?:[/／][^\s/／]{1,4})?\s{0,9}$"
)
# The value of a label that is in both languages belongs to both: "Tel 电话: 555 0142".
VALUE = re.compile(
    r"\s{0,3}[:：]\s{0,3}(?:[\d(（+][\d\s()（）+–./-]{2,40}|[\w.+-]{1,40}@[\w.-]{1,40}|(?:https?://|www\.)[^\s]{1,200})\s{0,9}$"
)
LONGEST_LABEL = 40
WHOLE_LINK = re.compile(r"\[(?P<words>[^\[\]]+)\]\([^()\s]*\)\s*")


def divided(source: str, pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces, those that hold both languages once cut in two."""
    points = {
        index: point
        for index, piece in enumerate(pieces)
        if piece.kind in KINDS and piece.twin is None and (point := _point(source, piece))
    }
    alike = _alike(source, pieces, points) | both_languages(pieces, points)
    found: list[Piece] = []
    for index, piece in enumerate(pieces):
        point = points.get(index)
        raw = source[piece.start : piece.end]
        if point and _is_sure(piece, point, raw, is_alike=index in alike):
            first, second = divide(source, piece, point, shared=_shared(raw, piece))
            if _is_set_off(first) != _is_set_off(second) or label_line(first.text) or label_line(second.text):
                # A name and what it means, or a label that stands alone on its side.
                found.append(piece)
                continue
            if _may_be_pair(first, second, point):
                first, second = as_pair(first, second, point.first)
            found += (first, second)
        else:
            found.append(piece)
    return tuple(found)


def _shared(raw: str, piece: Piece) -> str:
    """What stands at the end of a line and belongs to both languages: a value or a price; empty where nothing does."""
    if _is_label_with_value(raw[mark_length(raw, piece.kind) :]):
        value = VALUE.search(raw)
        return value.group() if value else ""
    price = PRICE.search(raw) if switch_point(raw[mark_length(raw, piece.kind) :]) is None else None
    return price.group() if price else ""


def _is_label_with_value(words: str) -> bool:
    """True for a label in both languages, which a dictionary knows as the same, and its value."""
    value = VALUE.search(words)
    label = words[: value.start()] if value else ""
    return (
        bool(label)
        and len(label) <= LONGEST_LABEL
        and switch_point(label) is not None
        and known_as_same(label)
    )


def _point(source: str, piece: Piece) -> SwitchPoint | None:
    """The switch point in the raw text of a piece; its list or heading mark is no text."""
    if piece.end - piece.start > LONGEST:
        return None
    raw = source[piece.start : piece.end]
    skip = mark_length(raw, piece.kind)
    link = WHOLE_LINK.fullmatch(raw, skip)
    if link:
        # The words of a link are what is in two languages, not its target.
        skip = link.start("words")
        point = switch_point(link["words"])
    else:
        value = VALUE.search(raw) if _is_label_with_value(raw[skip:]) else None
        point = (
            switch_point(raw[skip : value.start()])
            if value
            else switch_point(raw[skip:]) or _before_price(raw[skip:])
        )
        if value is None and point and point.how != "sentence" and FIELD.match(raw, skip):
            return None
    if point is None or (link and point.how != "sentence" and FIELD.match(raw, skip)):
        return None
    return SwitchPoint(point.end + skip, point.start + skip, point.first, point.how)


def _before_price(words: str) -> SwitchPoint | None:
    """The switch point of a line of a menu, whose price belongs to both languages: "炒饭 Fried rice 18 元"."""
    price = PRICE.search(words)
    return switch_point(words[: price.start()]) if price else None


def _is_sure(piece: Piece, point: SwitchPoint, raw: str, *, is_alike: bool) -> bool:
    if point.how == "sentence" or _is_label_with_value(raw[mark_length(raw, piece.kind) :]):
        return True
    if point.how == "separator" and len(piece.text) <= LONGEST_SENTENCES:
        sides = raw[: point.end].rstrip(), raw[point.start :].rstrip()
        if all(map(SENTENCE_END.search, sides)) or "\t" in raw[point.end : point.start] or _are_alike(*sides):
            # "Call us. / 请来电。": two whole sentences, or two columns.
            return True
    if len(piece.text) > LONGEST_SHORT:
        return False
    if point.how == "separator":
        return piece.kind in SHORT_KINDS or not re.search("[，。；]", piece.text)
    # Brackets and blanks: only in short lines, and only where others are built alike.
    return is_alike


def _are_alike(one: str, other: str) -> bool:
    """True for two sides each of which is in one language alone, with as many commas: an address."""
    english, chinese = (one, other) if not has_han(one) else (other, one)
    return (
        not has_han(english)
        and not RUNNING_WORD.search(chinese)
        and len(re.findall("[,，;；]", english)) == len(re.findall("[,，;；]", chinese))
    )


def _alike(source: str, pieces: Sequence[Piece], points: dict[int, SwitchPoint]) -> set[int]:
    """The short lines whose languages are parted by a blank or brackets, where most lines of their kind are built like
    that, in the same order, and no two say the same: a name that goes on standing in Chinese text is none."""
    found: set[int] = set()
    for kinds in (HEADINGS, SHORT_KINDS - HEADINGS, frozenset({"paragraph"})):
        lines = [index for index, piece in enumerate(pieces) if piece.kind in kinds and is_short_line(piece)]
        chosen = [index for index in lines if index in points and points[index].how in ("blank", "brackets")]
        both = sum(index in points for index in lines)
        if len(chosen) < FEWEST_ALIKE or both < SHARE_ALIKE * len(lines):
            continue
        order = Counter(points[index].first for index in chosen)
        if len(order) > 1 and min(order.values()) > 0.2 * len(chosen):
            continue
        if _repeats(pieces, chosen):
            continue
        found.update(chosen)
    return found


def _repeats(pieces: Sequence[Piece], chosen: Sequence[int]) -> bool:
    """True where the lines share words, or where their English words stand in Chinese text elsewhere."""
    texts = [PRICE.sub("", without_markup(pieces[index].text)) for index in chosen]
    for expression in (HAN_RUN, WORD_OR_NUMBER):
        parts = Counter(" ".join(expression.findall(text)).lower() for text in texts)
        if max(parts.values()) > max(1, len(texts) // 4):
            return True
    last = Counter(HAN_RUN.findall(text)[-1][-2:] for text in texts)
    if max(last.values()) > len(texts) / 2:
        return True
    elsewhere = " ".join(
        without_markup(piece.text)
        for index, piece in enumerate(pieces)
        if index not in chosen and piece.kind != "code" and main_language(piece.text) == "zh"
    )
    names = sum(" ".join(LATIN_WORD.findall(text)) in elsewhere for text in texts)
    return names > len(texts) / 4


def _is_set_off(piece: Piece) -> bool:
    """True where the whole text stands in emphasis, brackets or code: "**name**"."""
    return SET_OFF.fullmatch(piece.text.strip()) is not None


def _may_be_pair(first: Piece, second: Piece, point: SwitchPoint) -> bool:
    """Sentences that stand beside each other are a pair only where there are as many on both sides."""
    return point.how != "sentence" or len(sentence_spans(first.text)) == len(sentence_spans(second.text))


def layouts(before: Sequence[Piece], after: Sequence[Piece]) -> Iterator[Layout]:
    """What the cutting of `before` into `after` tells."""
    known = {piece.start for piece in before}
    seconds = [index for index, piece in enumerate(after) if piece.start not in known]
    everything = prose(after)
    for name, kinds, what in (
        ("bilingual-headings", HEADINGS, Bilingual("headings", "个标题")),
        ("bilingual-items", SHORT_KINDS - HEADINGS, Bilingual("list items", "个列表项")),
        ("two-language-lines", frozenset({"paragraph"}), Bilingual("lines", "行")),
    ):
        chosen = [index for index in seconds if after[index].kind in kinds]
        if not chosen:
            continue
        whole = sum(piece.kind in kinds for piece in before)
        many = len(chosen)
        starts = {after[index].start for index in chosen} | {after[index - 1].start for index in chosen}
        yield Layout(
            name,
            round(0.5 + 0.5 * many / whole, 2),
            Bilingual(f"{many} of {whole} {what.en}", f"{whole} {what.zh}中有 {many} 个"),
            covered(everything, starts),
        )
