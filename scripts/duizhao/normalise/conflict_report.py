"""The conflicts of a run as a Markdown file that people read beside the drafts, in both languages."""

from collections.abc import Iterator, Sequence

from duizhao.normalise.conflict_box import MINE, NEW, NOTHING
from duizhao.normalise.merge import Conflict

HEADER = """\
# Two versions 两个版本

These blocks were edited in the draft, and the source changed them too. The draft keeps the edited version. Change the
block and it is settled, or run `duizhao normalise --mark-conflicts` to have both versions in the page.

以下内容块在草稿中有人改过，原文后来也变了。草稿保留编辑过的版本。修改该内容块即算处理完毕；也可以运行
`duizhao normalise --mark-conflicts`，把两个版本都写进页面。
"""


def conflict_report(conflicts: Sequence[tuple[str, int, Conflict]]) -> str:
    """The report on conflicts: the page each stands in (relative to the report), its line, and what it is."""
    return "\n".join([HEADER, *(line for one in conflicts for line in _told(*one))])


def _told(page: str, line: int, conflict: Conflict) -> Iterator[str]:
    yield f"## [{page}:{line}]({page})\n"
    for name, text in ((MINE, conflict.mine), (NEW, conflict.new)):
        yield f"**{name.en} {name.zh}**\n"
        # Indented, it is shown letter by letter, whatever marks it holds.
        said = text or f"{NOTHING.en}{NOTHING.zh}"
        yield "\n".join(f"    {part}" for part in said.split("\n")) + "\n"
