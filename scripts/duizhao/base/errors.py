"""What stops a run: what the person who started it can mend, and what nobody expected."""

import errno
import os
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager

from duizhao.base.bilingual import Bilingual

# Set to anything, it shows where in the program an unexpected error arose.
SHOW_TRACEBACK = "DUIZHAO_TRACEBACK"
# Of an error's own words enough to recognise it.
LONGEST_REASON = 200
LINK_LOOP = "Symlink loop from "


class CannotRun(Exception):
    """The input does not allow the run. The command prints the sentence and exits with 2."""

    def __init__(self, en: str, zh: str) -> None:
        super().__init__(en)
        self.message = Bilingual(en, zh)

    def __reduce__(self) -> tuple[type["CannotRun"], tuple[str, str]]:
        """The way from one process to another: with both sentences."""
        return CannotRun, (self.message.en, self.message.zh)


class Stopped(CannotRun):
    """A person stopped the run (Ctrl-C). The command prints what was done until then, and exits with 130."""


class Unexpected(CannotRun):
    """An error of the program itself, told in one line; the error is the cause. `about` names what was looked at."""

    def __init__(self, fault: Exception, about: str = "") -> None:
        name = name_of(fault)
        super().__init__(
            f"{about + ': ' if about else ''}the program failed ({name}). "
            f"This is a fault of Duizhao: please report it, with what {SHOW_TRACEBACK}=1 shows before the same command.",
            f"{about + '：' if about else ''}程序出错（{name}）。"
            f"这是 Duizhao 自身的问题：请在同一命令前加上 {SHOW_TRACEBACK}=1 再运行一次，并反馈所显示的内容。",
        )


_ROOM = Bilingual(
    " Make room on the disk, then run the same command again.", "请先腾出磁盘空间，再运行同一命令。"
)
_RIGHTS = Bilingual(
    " Give yourself the right to write there, or name another place.", "请先取得写入权限，或指定别的位置。"
)
# What a person can mend of a disk, by the number that the system gives it.
WHAT_TO_DO = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT, errno.EFBIG), _ROOM),
    **dict.fromkeys((errno.EACCES, errno.EPERM, errno.EROFS), _RIGHTS),
}


def cannot_write(fault: OSError, path: object = None) -> CannotRun:
    """What is said where something cannot be written: what, why, and what to do. `path` is the file, that of the `fault` where it
    is None."""
    where = path or fault.filename
    todo = WHAT_TO_DO.get(fault.errno or 0, Bilingual("", ""))
    return CannotRun(
        f"{f'{where}: ' if where else ''}cannot be written ({fault.strerror}). What stood there before still does.{todo.en}",
        f"{f'{where}：' if where else ''}无法写入（{fault.strerror}）。原有内容没有改动。{todo.zh}",
    )


def _circle(path: str) -> CannotRun:
    return CannotRun(
        f"{path}: a link that leads back to itself. Put the file in its place.",
        f"{path}：这个链接指回了自身。请改为放入文件。",
    )


def name_of(fault: BaseException) -> str:
    """An error on one line: its kind, and its own words where it has some."""
    said = " ".join(str(fault).split())
    said = said if len(said) <= LONGEST_REASON else f"{said[:LONGEST_REASON]}…"
    return f"{type(fault).__name__}: {said}" if said else type(fault).__name__


@contextmanager
def told_in_one_line(about: str = "") -> Iterator[None]:
    """Let no error out but CannotRun: any other becomes Unexpected, `about` what was looked at. An error that ends a
    pipe goes through: its reader has seen enough."""
    try:
        yield
    except (CannotRun, BrokenPipeError):
        raise
    except OSError as fault:
        show_traceback(fault)
        if fault.errno in WHAT_TO_DO:
            raise cannot_write(fault) from fault
        if fault.errno == errno.ELOOP:
            raise _circle(str(fault.filename)) from fault
        raise Unexpected(fault, about) from fault
    except RuntimeError as fault:
        # What pathlib says of such a link, until Python 3.13.
        before, loop, path = str(fault).partition(LINK_LOOP)
        show_traceback(fault)
        raise (_circle(path.strip("'")) if loop and not before else Unexpected(fault, about)) from fault
    except Exception as fault:
        show_traceback(fault)
        raise Unexpected(fault, about) from fault


def show_traceback(fault: BaseException) -> None:
    """Print where `fault` arose to the standard error, for whoever asked for it with DUIZHAO_TRACEBACK."""
    if os.environ.get(SHOW_TRACEBACK):
        traceback.print_exception(fault, file=sys.stderr)
