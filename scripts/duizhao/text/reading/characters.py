"""Characters that mean others: entities, signs of full width or for a whole unit, and those without a width."""

import html

from duizhao.text.reading.special import CHARACTERS, INVISIBLE_SIGN, TURNED, compatible
from duizhao.text.reading.visible_edits import Edits


def read_characters(edits: Edits) -> None:
    """Entities become their characters, signs such as ㎎ their letters; what has no width goes. What is turned around is hidden."""
    turned = [match.span() for match in TURNED.finditer(edits.masked)] if "\u202e" in edits.masked else []
    for span in turned:
        edits.hide(*span)
    edits.mask(turned)
    for match in CHARACTERS.finditer(edits.masked):
        found = match.group()
        meant = "".join(compatible(sign) for sign in INVISIBLE_SIGN.sub("", html.unescape(found)))
        if meant != found:
            edits.replace(*match.span(), meant)
