"""Subtitles: what stands between the lines that are spoken, the number of a line and when it is shown, is no text."""

import re
from collections.abc import Iterator

from duizhao.base.bilingual import Bilingual
from duizhao.normalise.readers.received import Aside

WHEN = Bilingual("The number of a subtitle and when it is shown.", "字幕的序号和显示时间。")
_TIME = r"(?:\d{1,2}:)?\d{1,2}:\d{2}[.,]\d{1,3}"
# The number of a subtitle may stand above its time, and where it is shown behind it.
CUE = re.compile(
    rf"^(?:[ \t]*\d{{1,6}}[ \t]*\r?\n)?[ \t]*{_TIME}[ \t]*-->[ \t]*{_TIME}(?P<place>[^\r\n]{{0,200}})$",
    re.MULTILINE,
)
HEADER = re.compile(r"\ufeff?WEBVTT[^\r\n]{0,200}")
FEWEST = 2


def subtitle_asides(text: str) -> tuple[Aside, ...]:
    """What of a text is no text because it is a file of subtitles; nothing where it is none."""
    if "-->" not in text:
        return ()
    found = tuple(_asides(text))
    return found if len(found) >= FEWEST else ()


def _asides(text: str) -> Iterator[Aside]:
    header = HEADER.match(text)
    if header:
        yield Aside(header.start(), header.end(), WHEN)
    for cue in CUE.finditer(text):
        yield Aside(cue.start(), cue.end(), WHEN)
