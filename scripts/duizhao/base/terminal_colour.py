"""Whether what is printed has colours: the one place that decides."""

import os
from collections.abc import Mapping
from typing import TextIO


def wants_colour(stream: TextIO, variables: Mapping[str, str] = os.environ) -> bool:
    """True where texts on `stream` are to be coloured: on a terminal, or where somebody asks for it.

    NO_COLOR (no-color.org) takes colours away, FORCE_COLOR (force-color.org) gives them to pipes and files too; set to an
    empty text, neither counts. Where both are set, nothing is coloured: a person who cannot read colours has the last word.
    """
    if variables.get("NO_COLOR"):
        return False
    if variables.get("FORCE_COLOR"):
        return True
    return variables.get("TERM") != "dumb" and stream.isatty()
