"""The pages that a person asks about, by their keys."""

from collections.abc import Collection, Sequence

from duizhao.base.errors import CannotRun
from duizhao.base.nearest import did_you_mean, nearest
from duizhao.checks.reports.excerpt import printable
from duizhao.checks.workspace import Workspace
from duizhao.library.layout.page_layout import names_of
from duizhao.library.named_page import read_page

# A longer list of pages is told as their number.
MOST_NAMED = 10


def named_pages(given: Sequence[str], workspace: Workspace) -> frozenset[str] | None:
    """The keys of the pages that are `given` as keys or paths; None, which is all, where none is.

    Raises CannotRun for a page that is not in the library, with those of the most similar names.
    """
    if not given:
        return None
    wanted = [read_page(one, workspace.settings)[0] for one in given]
    known = [pair.key for pair in workspace.library.pairs]
    # The two files of a page may bear unlike names: README and index.
    wanted = [
        key if key in known else next((one for one in names_of(key) if one in known), key) for key in wanted
    ]
    for key in wanted:
        if key not in known:
            raise no_such_page(key, known)
    return frozenset(wanted)


def no_such_page(key: str, known: Collection[str]) -> CannotRun:
    """What to say of a page that is none of those that are `known`: the nearest names, or all where they are few."""
    known = [printable(name) for name in known]
    meant = did_you_mean(nearest(key, known))
    if not meant.en and len(known) <= MOST_NAMED:
        return CannotRun(
            f"There is no page {key!r}. The pages are: {', '.join(known)}.",
            f"没有页面 {key!r}。现有页面：{'、'.join(known)}。",
        )
    return CannotRun(
        f"There is no page {key!r} among {len(known)}.{meant.en} "
        "A page is named by its path below the folder of its language, such as `index`, or by its file.",
        f"{len(known)} 个页面中没有 {key!r}。{meant.zh}"
        "页面名称是它在所属语言文件夹下的路径，例如 `index`；也可以写文件路径。",
    )
