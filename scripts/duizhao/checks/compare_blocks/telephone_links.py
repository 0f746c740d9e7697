"""Links to a telephone number other than the one that a reader sees."""

import re
from collections.abc import Iterator

from duizhao.text.markdown.blocks import Block
from duizhao.text.markdown.inline import Link, links
from duizhao.text.reading import read

TELEPHONE = re.compile(r"(?:tel|sms|callto):(?P<number>[^;?]*)", re.IGNORECASE)
# A text that is a number and nothing else.
NUMBER = re.compile(r"[\d\s()（）+./–-]{3,40}")
NO_DIGIT = re.compile(r"\D")


def other_numbers(block: Block) -> Iterator[tuple[Link, str]]:
    """The links of `block` that dial another number than their text shows, each with the number that it dials. The code of the
    country and the zero before an area may stand on one side alone."""
    if "tel:" not in block.text and "sms:" not in block.text and "callto:" not in block.text:
        return
    for link in links(block.text, block.references):
        found = TELEPHONE.match(link.target)
        shown = read(link.text).text.strip()
        if found and NUMBER.fullmatch(shown) and not _is_same(found["number"], shown):
            yield link, found["number"]


def _is_same(dialled: str, shown: str) -> bool:
    one, other = (NO_DIGIT.sub("", number).lstrip("0") for number in (dialled, shown))
    return one.endswith(other) or other.endswith(one)
