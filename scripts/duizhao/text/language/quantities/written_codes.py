"""Numbers that are written digit by digit: telephone numbers and versions. Each is one number, compared as it is written."""

import re
from collections.abc import Iterator
from decimal import Decimal

from duizhao.base.bilingual import Language
from duizhao.text.language.quantities.quantity import Quantity

# 5550 1426, 555-0142, (010) 5550-1426, +86 10 5550 1426, 1-800-273-8255.
_TELEPHONE = re.compile(
    r"(?<![\d.,/A-Za-z^-])(?<!\d )(?:\+\d{1,3}[ -]?)?(?:\(\d{1,5}\)[ -]?|（\d{1,5}）)?\d{2,8}(?:[ -]\d{2,8}){0,4}(?![\d%^]|[.,:/]\d|-\d| \d)|(?<![\d.,/A-Za-z-])1[- ]\d{3}[- ]\d{3}[- ]\d{4}(?!\d)"
)
_YEAR = re.compile(r"(?:19|20)\d\d$")
_CALLED = re.compile(
    r"(?:call|phone|tel(?:ephone)?|dial|text|fax|hotline|number|line|ring|at|on|or|电话|拨打|热线|致电|传真|号码|短信|或)[^\d]{0,12}$",
    re.IGNORECASE,
)
# 3.10 is not 3.1.
_VERSION = re.compile(
    r"(?<![\d.A-Za-z])(?:v\.?)?(?P<many>\d{1,5}(?:\.\d{1,5}){2,4})(?![\d]|\.\d)|(?<![A-Za-z\d])(?:[vV](?:ersions?|er)?\.? ?|版本(?:号|为|是|：)? ?)(?P<named>\d{1,4}\.\d{1,4})(?![\d.]\d|\d)|(?<![\d.])(?P<after>\d{1,4}\.\d{1,4})(?= ?(?:版(?!面|权|本书)|release\b))"
)


def written_codes(text: str, _language: Language) -> Iterator[Quantity]:
    """Telephone numbers (unit `telephone`) and versions (unit `version`)."""
    for match in _VERSION.finditer(text) if "." in text else ():
        group = "many" if match["many"] else "named" if match["named"] else "after"
        parts = match[group].split(".")
        if group == "many" and (_is_date(parts) or all(len(part) == 3 for part in parts[1:])):
            continue
        yield Quantity(Decimal(f"{parts[0]}.{parts[1]}"), "version", *match.span(group), "digits")
    for match in _TELEPHONE.finditer(text):
        written = match.group()
        if _is_telephone(written, text[max(0, match.start() - 24) : match.start()]):
            digits = "".join(character for character in written if character.isdigit())
            # The code of the country or the region may be left out at home.
            readings = tuple(
                Decimal(digits[cut:].lstrip("0") or "0") for cut in _cuts(written) if len(digits) - cut >= 7
            )
            yield Quantity(
                Decimal(digits), "telephone", match.start(), match.end(), "digits", readings=readings
            )


def _is_date(parts: list[str]) -> bool:
    return len(parts) == 3 and len(parts[0]) == 4 and parts[0][:2] in ("19", "20")


def _cuts(written: str) -> Iterator[int]:
    """How many digits the code of the country has, where one is written."""
    if written.startswith("+"):
        first = written[1:].replace("-", " ").split(" ")[0].split("(")[0]
        yield len(first)


def _is_telephone(written: str, before: str) -> bool:
    groups = [one for one in re.split(r"[ ()（）+-]+", written) if one]
    total = sum(map(len, groups))
    if len(groups) < 2 or not 7 <= total <= 15:
        return written.startswith("+") and 8 <= total <= 15
    if any(_YEAR.match(one) for one in groups) and not written.startswith(("+", "(", "0")):
        return False
    is_called = _CALLED.search(before) is not None
    if len(groups) == 2:
        first, second = groups
        sizes = (len(first) == 4 and len(second) == 4) or (second[0] == "0" and len(second) >= 4)
        is_area = first[0] == "0" and len(second) >= 7
        return is_area or written[0] in "+(（" or (len(second) >= 4 and len(first) >= 3 and (is_called or (sizes and "-" not in written)))  # fmt: skip
    return (
        is_called
        or written[0] in "+(（0"
        or (len(groups[0]) in (1, 3) and len(groups[-1]) == 4 and "-" in written)
    )
