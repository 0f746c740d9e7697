"""Work without looks for cycles: what is made on the way of a text are frozen values, which hold none.

Python looks again and again through all objects for such as keep only each other alive. On the way of a long text, where
hundreds of thousands of values are made and none of them is in a cycle, that is an eighth of the time.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collections() -> Iterator[None]:
    """Put the looks for cycles off until the end. Inside another one, or where they are off anyway, nothing changes."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
