"""Characters that mean others: entities, signs of full width or for a whole unit, and those without a width."""

import html

from duizhao.text.reading.special import CHARACTERS, INVISIBLE_SIGN, compatible
from duizhao.text.reading.visible_edits import Edits


def read_characters(edits: Edits) -> None:
    """Entities become their characters, signs such as ㎎ their letters; what has no width goes."""
    for match in CHARACTERS.finditer(edits.masked):
        found = match.group()
        meant = "".join(compatible(sign) for sign in INVISIBLE_SIGN.sub("", html.unescape(found)))
        if meant != found:
            edits.replace(*match.span(), meant)
