"""Signals of a process that a test starts."""

import signal

# Seconds after which a test gives up on such a process, also on a machine that does much else: no measure of speed.
PATIENCE = 300


def listen_to_signals() -> None:
    """For `preexec_fn`: Ctrl-C and the request to end do what they do by default.

    A shell starts what it runs in the background with Ctrl-C ignored, and a child inherits that: where the tests
    themselves run in the background, the child would never hear of it.
    """
    for way in (signal.SIGINT, signal.SIGTERM):
        signal.signal(way, signal.SIG_DFL)
