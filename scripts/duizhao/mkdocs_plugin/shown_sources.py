"""What pages show of those that they cite: the texts of their sources on paper, and what machines are told of them."""

from collections.abc import Collection
from urllib.parse import urldefrag

from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from duizhao.base.digest import digest
from duizhao.site.build.build_plan import CitedPage
from duizhao.site.handouts.paper_sources import cited_elsewhere, texts
from duizhao.site.metadata.cited_sources import listed
from duizhao.site.side_by_side.view import outer
from duizhao.site.side_by_side.view_links import inside


class ShownSources:
    """The pages of the language that is built, which are read by now, as others show them."""

    def __init__(self, files: Files) -> None:
        self._pages = {file.page.url: file.page for file in files.documentation_pages() if file.page}
        # By the address of a page: what stands at each of its anchors, in order, and what it lists as a source.
        self._blocks: dict[str, dict[str, str]] = {}
        self._listed: dict[str, dict[str, str]] = {}

    def cited_on(self, page: Page) -> tuple[CitedPage, ...]:
        """The pages that `page` cites, each with what is shown of it."""
        wanted: dict[str, dict[str, None]] = {}
        for address in cited_elsewhere(page.content or ""):
            target = inside(address, page.url)
            if target is not None and target != page.url and target in self._pages:
                wanted.setdefault(target, {})[urldefrag(address).fragment] = None
        return tuple(
            CitedPage(url, tuple(anchors), self.shown(url, anchors)) for url, anchors in wanted.items()
        )

    def shown(self, url: str, anchors: Collection[str]) -> str:
        """The digest of what stands at `anchors` on the page at `url`."""
        self._read(url)
        blocks = [part for pair in self._blocks[url].items() if pair[0] in anchors for part in pair]
        return digest(*blocks, "", *(self._listed[url].get(name, "") for name in anchors))

    def _read(self, url: str) -> None:
        if url not in self._blocks:
            html = self._pages[url].content or ""
            self._blocks[url] = {name: outer(block) for name, block in texts(html).items()}
            self._listed[url] = {name: repr(source) for name, source in listed(html).items()}
