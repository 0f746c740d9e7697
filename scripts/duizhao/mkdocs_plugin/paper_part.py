"""What every page carries for paper alone: the full text of its sources, and its address."""

import copy
from collections import defaultdict
from urllib.parse import urldefrag

from jinja2 import Environment
from lxml.html import HtmlElement
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from duizhao.mkdocs_plugin.part import PluginPart, language_of
from duizhao.mkdocs_plugin.translated_files import is_for_editors
from duizhao.site.handouts.paper_sources import (
    cited_elsewhere,
    fields,
    in_order,
    sheet,
    texts,
    with_fields,
    with_sheet,
)
from duizhao.site.side_by_side.view import outer
from duizhao.site.side_by_side.view_links import Addresses, inside, lead


class PaperPart(PluginPart):
    """Ends the text of a page with what its print needs."""

    def __init__(self) -> None:
        self._pages: dict[str, Page] = {}
        self._texts: dict[str, dict[str, HtmlElement]] = {}

    def ready(self, env: Environment, config: MkDocsConfig, files: Files) -> None:
        """Remember the pages of this language."""
        self._pages = {file.page.url: file.page for file in files.documentation_pages() if file.page}
        self._texts = {}

    def output(self, html: str, page: Page, config: MkDocsConfig) -> str:
        """The page with its sources and its address, hidden from the screen."""
        if is_for_editors(page):
            return html
        wanted: defaultdict[str, list[str]] = defaultdict(list)
        for address in cited_elsewhere(page.content or ""):
            target = inside(address, page.url)
            if target is not None and target != page.url and target in self._pages:
                wanted[target].append(urldefrag(address).fragment)
        sources = [
            text for target, names in wanted.items() for text in self._read(target, names, page, config)
        ]
        html = with_sheet(html, sheet(language_of(config), sources, page.canonical_url or ""))
        # Who takes a page along to a treatment writes on it; nobody writes on a list of sources.
        is_taken_along = page.meta.get("topic") and sources
        return with_fields(html, fields(language_of(config))) if is_taken_along else html

    def _read(self, target: str, names: list[str], page: Page, config: MkDocsConfig) -> list[str]:
        """The texts that bear the `names` on the page at `target`, with links that lead on from `page`."""
        if target not in self._texts:
            self._texts[target] = texts(self._pages[target].content or "")
        found = [copy.deepcopy(text) for text in in_order(names, self._texts[target])]
        for text in found:
            lead(text, target, page.url, Addresses(language_of(config)))
        return [outer(text) for text in found]
