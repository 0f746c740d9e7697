"""What of a text matters when it is compared with the text that was approved.

Two texts with the same essence say the same: they differ in spacing, punctuation, emphasis, the address of a link, or
where a line ends. Words, numbers, signs (`%`, `≥`, `/`), question marks, pictures and telephone numbers are essence.
So is whatever this module does not know: a text is rather called changed once too often.
"""

import html
import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import cache, lru_cache

from duizhao.text.markdown.blocks import Kind
from duizhao.text.markdown.brackets import brackets
from duizhao.text.markdown.inline import ATTRIBUTES, CODE, TAG
from duizhao.text.markdown.table_cells import cells

COMMENT = re.compile(r"<!--(?:.*?-->|(?P<open>.*+))", re.DOTALL)
# Tags that lay text out. What another one does (a picture, deleted text, a raised number, an address in angle brackets)
# may say something; so may one of these that hides or strikes its text, or is dialled.
LAYOUT = re.compile(
    r"</?(?:a|b|big|br|center|cite|div|em|font|h[1-6]|i|kbd|li|mark|ol|p|q|section|small|span|strong|table|tbody|td|th"
    r"|thead|tr|u|ul|wbr)(?=[\s/>])(?![^>]*(?:\b(?:hidden|style)\b|\b(?:tel|sms|mailto):))",
    re.IGNORECASE,
)
# Addresses that a reader dials or writes to.
DIALLED = re.compile(r"(?:tel|sms|mailto):", re.IGNORECASE)
FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: " ", 0x2019: "'", 0x2018: "'"}
HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af"
# A star between two digits may be a multiplication; an underscore inside a word is part of a name.
EMPHASIS = re.compile(r"\*{2,}|(?<!\d)\*(?=\S)|(?<=\S)\*(?!\d)|(?<![^\W_])_+(?=\S)|(?<=\S)_+(?![^\W_])")
ESCAPED = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
# From here on, one sign stands for one text that is kept as it is.
FIRST_HELD = 0xF0000
HYPHENS = "-\u2010-\u2015"
# Between numbers, with their units or without, a dash or a wave is "to"; before one, it is minus.
LATIN = rf"[^\W\d_{HAN}]"
UNIT = rf"\s?(?:{LATIN}{{1,5}}(?:/{LATIN}{{1,5}})?|[%\u2030\u00b0\u2103]{LATIN}?|[{HAN}]{{1,2}})"
AT_NUMBERS = re.compile(
    rf"(?P<unit>\d(?:{UNIT})?)\s*[{HYPHENS}~\u223c\u301c]\s*(?=\d)"
    rf"|(?<![^\W{HAN}])(?<!\))[-\u2010-\u2013\u2212\ufe63](?=[.\u00b7]?\d)"
)
AT_NUMBER = "\ue001"
TOKEN = re.compile(
    rf"[{HAN}]"
    # A number may lack its nought: ".5" is not "5".
    r"|(?:(?<!\.)[.\u00b7])?\d+(?:[.,:\u00b7]\d+)*"
    rf"|{LATIN}+(?:'{LATIN}+)*"
    rf"|[^{HYPHENS}\w\s]"
)
# These signs say something, though Unicode calls them punctuation.
SAID = frozenset("%‰‱/&#@*?§†‡′″")


HIDES = re.compile(r"style|hidden", re.IGNORECASE)


@lru_cache(maxsize=65536)
def essence(text: str, kind: Kind = "paragraph") -> str:
    """The essence of a block: its tokens with a space between them. Code is kept as it is, but for blanks at line ends
    and empty lines around it."""
    if kind == "code":
        return "\n".join(line.rstrip() for line in text.strip("\n").split("\n"))
    if kind == "row":
        return " | ".join(_essence(cell) for cell in cells(text))
    return _essence(text)


def without_comments(text: str) -> str:
    """`text` with a space for each comment; one that nothing closes is text."""
    return COMMENT.sub(lambda match: " " if match["open"] is None else match.group(), text)


def _essence(text: str) -> str:
    held: list[str] = []

    def hold(words: str) -> str:
        held.append(" ".join(words.split()))
        return f" {chr(FIRST_HELD + len(held) - 1)} "

    if "<!--" in text:
        text = without_comments(text)
    if "`" in text:
        text = CODE.sub(lambda match: hold(match.group()), text)
    if "[" in text:
        text = _without_addresses(text, hold)
    if "{" in text:
        # What hides a text changes what a reader is told.
        text = ATTRIBUTES.sub(lambda match: hold(match.group()) if HIDES.search(match.group()) else " ", text)
    if "<" in text:
        text = TAG.sub(lambda match: " " if LAYOUT.match(match.group()) else hold(match.group()), text)
    if "&" in text:
        text = html.unescape(text)
    text = text.translate(FULL_WIDTH)
    if "*" in text or "_" in text:
        text = EMPHASIS.sub("", text)
    if "\\" in text:
        text = ESCAPED.sub("", text)
    text = AT_NUMBERS.sub(lambda match: f"{match['unit'] or ''} {AT_NUMBER} ", text)
    return " ".join(
        _held(token, held) if token >= chr(FIRST_HELD) else token
        for token in TOKEN.findall(text)
        if len(token) > 1 or token.isalnum() or not _is_silent(token)
    )


def _held(token: str, held: Sequence[str]) -> str:
    number = ord(token) - FIRST_HELD
    return held[number] if number < len(held) else token


def _without_addresses(text: str, hold: Callable[[str], str]) -> str:
    """`text` with the words of its links, and the addresses of its pictures and telephone links held."""
    cuts = []
    for bracket in brackets(text):
        if bracket.target is None and bracket.end <= bracket.text_end + 1:
            continue
        target = bracket.target or bracket.label
        kept = target if bracket.is_image or DIALLED.match(target) else None
        cuts += [(bracket.start, bracket.text_start, None), (bracket.text_end, bracket.end, kept)]
    if not cuts:
        return text
    parts = []
    position = 0
    for start, end, kept in sorted(cuts, key=lambda cut: cut[:2]):
        start = max(start, position)
        if end > start:
            parts += [text[position:start], hold(kept) if kept else ""]
            position = end
    return "".join([*parts, text[position:]])


@cache
def _is_silent(sign: str) -> bool:
    """True for a sign that says nothing of its own: punctuation that is not in `SAID`."""
    return unicodedata.category(sign)[0] == "P" and sign not in SAID
