"""Which characters may mean something else than themselves, and what they are to a reader."""

import re
import unicodedata

# Characters without a width of their own, and those that turn the direction of writing: a reader sees none of them.
INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e007f"
# One sign for the letters of a unit (㎎), letters and digits of full width, the micro sign, and Roman numerals of one sign.
COMPATIBLE = "\u00b5\u2100-\u2109\u2113\u2116\u2121-\u2126\u2160-\u217f\u3371-\u337a\u3380-\u33df\uff05\uff10-\uff19\uff21-\uff3a\uff41-\uff5a"
# Degrees Celsius and Fahrenheit are written with one sign as often as with two; everything keeps the one.
KEPT_SIGNS = frozenset("℃℉№Ω")
_MARKS = re.compile(rf"[\\`*_~=^+<&\[\]{{}}$%]|://|[^\S ]|  |[{INVISIBLE}{COMPATIBLE}]")
CHARACTERS = re.compile(
    rf"&(?:#\d{{1,7}}|#[xX][0-9A-Fa-f]{{1,6}}|[A-Za-z][A-Za-z0-9]{{1,31}});|[{INVISIBLE}]+|[{COMPATIBLE}]"
)
# Text that is shown from right to left whatever it is, up to the sign that ends it: nobody reads it as it is written.
TURNED = re.compile("\u202e[^\u202c\n]{2,2000}\u202c?")
COMPATIBLE_SIGN = re.compile(rf"[{COMPATIBLE}]")
INVISIBLE_SIGN = re.compile(rf"[{INVISIBLE}]")

SUPERSCRIPTS = str.maketrans("0123456789+-−–=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾ⁿ")
SUBSCRIPTS = str.maketrans("0123456789+-−–=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₋₌₍₎")


def has_marks(text: str) -> bool:
    """False where `text` is what a reader sees as it stands: a quick look."""
    return _MARKS.search(text) is not None


def compatible(sign: str) -> str:
    """The plain letters or digits of `sign` (NFKC); the sign itself where plain text writes it so."""
    if sign in KEPT_SIGNS or not COMPATIBLE_SIGN.match(sign):
        return sign
    return unicodedata.normalize("NFKC", sign)
