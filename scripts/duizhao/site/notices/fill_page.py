"""The text of a page with its notices, from what an engine made of its tokens."""

from dataclasses import dataclass

from duizhao.site.notices.fill_notices import fill
from duizhao.site.notices.library_notices import Marked
from duizhao.site.notices.notice_html import mark_html
from duizhao.site.notices.notice_spot import NoticeMark
from duizhao.site.notices.open_details import opened

END_OF_TITLE = "</h1>"


@dataclass(frozen=True, slots=True)
class Across:
    """The page in the other language: its address, and the anchors that stand there. Both empty where it is not on
    the site."""

    page: str = ""
    anchors: frozenset[str] = frozenset()

    def lead(self, mark: NoticeMark) -> str:
        """Where the notice of `mark` leads; empty where it leads nowhere."""
        anchor = mark.notice.leads_to if mark.notice else ""
        return f"{self.page}#{anchor}" if anchor in self.anchors else self.page


def filled_page(content: str, marked: Marked, across: Across) -> str:
    """The HTML `content` of a page with notices in the place of tokens. What has no place stands below its title."""
    done = fill(content, marked.marks, lambda mark, block: mark_html(mark, across.lead(mark), block))
    top = "".join("\n" + mark_html(mark, across.lead(mark), block=True, about=True) for mark in done.left)
    told = opened(done.html)
    if END_OF_TITLE in told:
        return told.replace(END_OF_TITLE, END_OF_TITLE + top, 1)
    return f"{top}\n{told}" if top else told
