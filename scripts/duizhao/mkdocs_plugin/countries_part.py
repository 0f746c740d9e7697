"""The country that a source speaks for, beside its mark on every page that cites it."""

from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from duizhao.mkdocs_plugin.part import PluginPart
from duizhao.mkdocs_plugin.translated_files import site_path
from duizhao.site.source_countries import places_of, with_places


class CountriesPart(PluginPart):
    """Acts on whole pages, so that no search takes the country for a word of the page."""

    def __init__(self) -> None:
        self._pages: dict[str, File] = {}

    def content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Remember the page: what it says of its sources is known when all pages are read."""
        self._pages["/" + site_path(page.file)] = page.file
        return html

    def output(self, html: str, page: Page, config: MkDocsConfig) -> str:
        """Write the country of each source behind its link on the finished page."""
        if 'class="source' not in html:
            return html
        here = "/" + site_path(page.file)

        def place_of(address: str) -> str:
            path, _, anchor = urljoin(here, address).partition("#")
            file = self._pages.get(path)
            return places_of(file.page.meta).get(anchor, "") if file and file.page else ""

        return with_places(html, place_of)
