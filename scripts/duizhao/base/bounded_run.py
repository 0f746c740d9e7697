"""A program of somebody else's that is asked something: for so long, and for so many bytes, as it is given."""

import os
import shlex
import signal
import subprocess
import tempfile
import time
from contextlib import suppress

from duizhao.base.errors import CannotRun

# So much of what a program complains is shown.
LONGEST_COMPLAINT = 300
# More than this is no answer. In bytes.
LONGEST_ANSWER = 20_000_000
# So often it is looked how much the program has said.
SECONDS_BETWEEN = 0.05


def ask_bounded(command: str, sent: bytes, seconds: float, most: int = LONGEST_ANSWER) -> str:
    """What the program of `command` answers to `sent`. No shell reads the command.

    Raises CannotRun where it cannot be started, ends with an error, has not ended after `seconds`, or says more than `most`
    bytes; in the last two cases it is ended, with whatever it began.
    """
    try:
        words = shlex.split(command)
        if not words:
            raise ValueError("no program is named")
        # Files instead of pipes: nobody has to read while the other writes, and what is said can be counted at any time.
        with (
            tempfile.TemporaryFile() as asks,
            tempfile.TemporaryFile() as says,
            tempfile.TemporaryFile() as moans,
        ):
            asks.write(sent)
            asks.seek(0)
            program = subprocess.Popen(words, stdin=asks, stdout=says, stderr=moans, start_new_session=True)
            try:
                _wait(program, command, seconds, most, (says.fileno(), moans.fileno()))
            finally:
                _end(program)
            moans.seek(max(0, os.fstat(moans.fileno()).st_size - LONGEST_COMPLAINT * 4))
            complaint = " ".join(moans.read().decode("utf-8", "replace").split())[-LONGEST_COMPLAINT:]
            if program.returncode:
                raise CannotRun(
                    f"{command}: ended with {program.returncode}: {complaint or 'it said nothing'}. Run it by itself to see why.",
                    f"{command}：以 {program.returncode} 结束：{complaint or '没有任何说明'}。请单独运行它查看原因。",
                )
            says.seek(0)
            return says.read().decode("utf-8", "replace")
    except (OSError, ValueError) as fault:
        raise CannotRun(
            f"{command}: cannot be started ({fault}). Give the program and its arguments as one text.",
            f"{command}：无法启动（{fault}）。请把程序及其参数写成一段文字。",
        ) from fault


def _wait(
    program: "subprocess.Popen[bytes]", command: str, seconds: float, most: int, files: tuple[int, ...]
) -> None:
    end = time.monotonic() + seconds
    while True:
        try:
            program.wait(SECONDS_BETWEEN)
            ended = True
        except subprocess.TimeoutExpired:
            ended = False
        if any(os.fstat(file).st_size > most for file in files):
            raise CannotRun(
                f"{command}: said more than {most} bytes and was ended. See what it prints when it runs by itself.",
                f"{command}：输出超过 {most} 字节，已被终止。请单独运行它，看看它输出了什么。",
            )
        if ended:
            return
        if time.monotonic() >= end:
            raise CannotRun(
                f"{command}: has not ended after {seconds:g} seconds and was ended. Give it more time, or fewer pages.",
                f"{command}：{seconds:g} 秒后仍未结束，已被终止。请延长时限，或减少页面。",
            )


def _end(program: "subprocess.Popen[bytes]") -> None:
    """End what was begun, and what that began: its group is its own."""
    if program.poll() is None and os.name != "nt":
        with suppress(OSError):
            os.killpg(program.pid, signal.SIGKILL)
    if program.poll() is None:
        program.kill()
    program.wait()
