"""One file a kind of difference: its one function reads the linked words of two sentences and gives clues. Nothing registers a detector;
the folder is walked."""

import pkgutil
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module

from duizhao.text.bilingual import LinkedSentences
from duizhao.text.meaning.clue import Clue

Detector = Callable[[LinkedSentences], Iterator[Clue]]


@cache
def detectors() -> dict[str, Detector]:
    """Every detector by the name of its file, in alphabetical order."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return {name: import_module(f"{__name__}.{name}").find for name in names}
