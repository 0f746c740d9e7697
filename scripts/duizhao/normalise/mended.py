"""Text that was read in a wrong encoding and saved so (`Donâ€™t`, `浣犲ソ`), mended where nothing of it was lost.

What is mended can be led back letter by letter: each mend knows what stood there. What lost letters stays as it is, and
goes into no page (`unreadable`): nobody can say what it said.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from importlib import import_module

from duizhao.base.bilingual import Bilingual
from duizhao.base.errors import CannotRun
from duizhao.base.install_hint import install_command
from duizhao.normalise.readers.received import Aside, Mend, Received

# The first byte of a UTF-8 character and the bytes behind it, as Western encodings show them.
WESTERN_TRAIL = "\x80-\xbf‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ€"
SEEN_AS_WESTERN = re.compile(f"[\xc2-\xf4][{WESTERN_TRAIL}]")
LINE = re.compile("[^\n]+")
# UTF-8 read as GBK: two characters of three bytes each are three characters there.
BEYOND_ASCII = re.compile("[^\x00-\x7f]{2,}")
FEWEST_RARE = 2


def mended(received: Received) -> Received:
    """The text with what can be mended mended, every place in it where it belongs. Raises CannotRun where it holds text
    that was read as Western, and the package that mends it is not installed."""
    mends = tuple(_mends(received.text))
    if not mends:
        return received
    parts: list[str] = []
    done: list[Mend] = []
    position = length = 0
    for start, end, new in mends:
        parts += (received.text[position:start], new)
        length += start - position
        done.append(Mend(length, length + len(new), received.text[start:end]))
        length += len(new)
        position = end
    parts.append(received.text[position:])
    moved = _Moved([(start, end, len(new)) for start, end, new in mends])
    return replace(
        received,
        text="".join(parts),
        added=tuple((moved.at(start), moved.at(end)) for start, end in received.added),
        asides=tuple(Aside(moved.at(one.start), moved.at(one.end), one.why) for one in received.asides),
        pairs=tuple((moved.at(en), moved.at(zh)) for en, zh in received.pairs),
        mends=tuple(done),
        flagged=(
            *(Aside(moved.at(one.start), moved.at(one.end), one.why) for one in received.flagged),
            *(Aside(one.start, one.end, garbled(one.old)) for one in done),
        ),
    )


def garbled(old: str) -> Bilingual:
    """What a person is told of a stretch that has been mended."""
    return Bilingual(
        f"this was garbled and has been mended: it stood there as “{old}”", f"此处原为乱码“{old}”，已修复"
    )


def unmended(text: str, mends: Sequence[Mend]) -> str:
    """The text as it stood in the file: the exact inverse."""
    parts: list[str] = []
    position = 0
    for one in mends:
        parts += (text[position : one.start], one.old)
        position = one.end
    return "".join([*parts, text[position:]])


class _Moved:
    """Where the places of a text are after stretches of it have become longer or shorter."""

    def __init__(self, changes: Sequence[tuple[int, int, int]]) -> None:
        self._ends = [end for _start, end, _length in changes]
        self._starts = [start for start, _end, _length in changes]
        self._shifts = [0]
        for start, end, length in changes:
            self._shifts.append(self._shifts[-1] + length - (end - start))

    def at(self, place: int) -> int:
        """The place after the changes; one inside of a change is at its start."""
        index = bisect_right(self._ends, place)
        if index < len(self._starts) and self._starts[index] < place:
            place = self._starts[index]
        return place + self._shifts[index]


def _mends(text: str) -> Iterator[tuple[int, int, str]]:
    if text.isascii():
        return
    western = SEEN_AS_WESTERN.search(text) is not None
    rare = _is_rare_anywhere(text)
    if not (western or rare):
        return
    for line in LINE.finditer(text):
        old = line.group()
        new = _from_western(old) if western and SEEN_AS_WESTERN.search(old) else old
        new = _from_gbk(new) if new == old and rare else new
        if new != old:
            yield from _stretches(old, new, line.start())


def _stretches(old: str, new: str, offset: int) -> Iterator[tuple[int, int, str]]:
    """Where the two differ: what they have in common at both ends is no part of it."""
    start = _shared(old, new)
    end = _shared(old[start:][::-1], new[start:][::-1])
    yield offset + start, offset + len(old) - end, new[start : len(new) - end]


def _shared(one: str, other: str) -> int:
    """How many characters two texts have in common from the start."""
    many = (index for index, (a, b) in enumerate(zip(one, other, strict=False)) if a != b)
    return next(many, min(len(one), len(other)))


def _from_western(line: str) -> str:
    try:
        ftfy = import_module("ftfy")
    except ImportError as fault:
        at = SEEN_AS_WESTERN.search(line)
        assert at
        shown, install = line[max(at.start() - 10, 0) : at.end() + 10], install_command("documents")
        raise CannotRun(
            f"“{shown}”: this text was garbled when it was saved. To have it mended, install ftfy: {install}",
            f"“{shown}”：这段文字在保存时变成了乱码。要修复，请安装 ftfy：{install}",
        ) from fault
    fixed: str = ftfy.fix_encoding(line)
    # A character that was lost is not mended by leaving it out.
    return fixed if "\ufffd" not in fixed or "\ufffd" in line else line


def _is_rare_anywhere(text: str) -> bool:
    if all(map(_is_usual, frozenset(text))):
        return False
    return any(_rare(run) >= FEWEST_RARE for run in BEYOND_ASCII.findall(text))


def _from_gbk(line: str) -> str:
    """The line, those of its stretches that are UTF-8 read as GBK put right: rare characters become usual ones."""

    def meant(run: re.Match[str]) -> str:
        old = run.group()
        if _rare(old) < FEWEST_RARE:
            return old
        try:
            new = old.encode("gb18030").decode("utf-8")
        except (UnicodeEncodeError, UnicodeDecodeError):
            return old
        return new if _rare(new) == 0 else old

    return BEYOND_ASCII.sub(meant, line)


def _rare(run: str) -> int:
    """How many characters of a run no standard counts among those that people use."""
    return sum(not _is_usual(character) for character in run)


@cache
def _is_usual(character: str) -> bool:
    if not "\u3400" <= character <= "\uf8ff":
        return True
    return any(
        _stands_in(character, codec, rows)
        for codec, rows in (("gb2312", range(0xB0, 0xD8)), ("big5", range(0xA4, 0xC7)))
    )


def _stands_in(character: str, codec: str, rows: range) -> bool:
    try:
        return character.encode(codec)[0] in rows
    except UnicodeEncodeError:
        return False
