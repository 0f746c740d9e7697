"""What a command that works in several processes asks of the machine."""

import os
import signal
from contextlib import suppress


def usable_cores() -> int:
    """How many cores this process may use, at least 1; fewer than the machine has where it was given only some."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def leave_interrupts_to_the_first() -> None:
    """Ignore Ctrl-C in this process: whoever began it is told as well, and ends it when what it has begun is whole."""
    with suppress(ValueError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)
