"""Names in a file of settings: one that nothing knows stops the run, and the message names the nearest that is known."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from duizhao.base.bilingual import Bilingual
from duizhao.base.errors import CannotRun
from duizhao.base.nearest import ALIKE
from duizhao.base.nearest import nearest as nearest_names


def require_known(names: Iterable[object], known: Sequence[str], path: Path, inside: Bilingual) -> None:
    """Raise CannotRun at the first of `names`, which stand in the file at `path`, that is not `known`. `inside` says to a
    person where in the file they stand: "[check]", "第 2 条"."""
    for name in names:
        if name not in known:
            near = did_you_mean(str(name), known)
            raise CannotRun(
                f"{path}: {inside.en} does not know {name!r}. It knows: {', '.join(known)}.{near.en}",
                f"{path}：{inside.zh}中没有 {name!r} 这一项。可用的有：{'、'.join(known)}。{near.zh}",
            )


def did_you_mean(name: str, known: Iterable[str]) -> Bilingual:
    """The question whether the nearest known name was meant, with a blank before it in English; empty where none is near."""
    near = nearest(name, known)
    return Bilingual(f" Did you mean {near}?", f"您想写的是不是 {near}？") if near else Bilingual("", "")


def nearest(name: str, known: Iterable[str], near: float = ALIKE) -> str:
    """The known name that is most like `name`, whatever the case of its letters; empty where none is like it."""
    return next(iter(nearest_names(name, known, 1, near)), "")
