"""The index of the readers' search, one a language. Only where `search: true` stands under the plugin in `mkdocs.yml`. Where a
command plans the build, that command writes it."""

from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from duizhao.base.bilingual import Language
from duizhao.mkdocs_plugin.part import PluginPart, is_planned, language_of, named_page, workspace_of
from duizhao.mkdocs_plugin.translated_files import borrowed, is_for_editors, site_path
from duizhao.site.search.search_index import IndexedPage
from duizhao.site.search.search_sections import sections
from duizhao.site.search.search_settings import SearchWords
from duizhao.site.search.write_index import SearchedPages, write_index


class SearchPart(PluginPart):
    """Gathers what can be found while the pages are built, and writes it when a language is done."""

    def __init__(self) -> None:
        self._pages: dict[Language, dict[str, IndexedPage]] = {}
        self._order: dict[Language, list[str]] = {}

    def begin(self, config: MkDocsConfig, files: Files) -> None:
        """Begin the index of the language that is built."""
        self._pages[language_of(config)] = {}

    def ready(self, env: Environment, config: MkDocsConfig, files: Files) -> None:
        """Remember the order of the pages."""
        self._order[language_of(config)] = [site_path(file) for file in files.documentation_pages()]

    def content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Take in the text of `page`, unless it is borrowed or its front matter says `search: {exclude: true}`."""
        if _wanted(config) and not borrowed(page.file) and not is_for_editors(page):
            language = language_of(config)
            name = named_page(page.file, config)
            key = name[0] if name else page.file.src_uri.removesuffix(".md")
            title, lead = str(page.title or ""), str(page.meta.get("description") or "")
            self._pages[language][page.url] = IndexedPage(key, page.url, title, lead, sections(html))
        return html

    def facts(self, page: Page, config: MkDocsConfig) -> object:
        """What the index says of the page."""
        found = self._pages[language_of(config)].get(page.url)
        return found.as_json() if found else None

    def order(self, config: MkDocsConfig) -> dict[Language, tuple[str, ...]]:
        """The addresses of all pages of each language built so far, in their order; none where no index is wanted."""
        return {one: tuple(urls) for one, urls in self._order.items()} if _wanted(config) else {}

    def end(self, config: MkDocsConfig) -> None:
        """Write the index of the language that was built. Raises CannotRun where `search.toml` cannot be read."""
        language = language_of(config)
        if not _wanted(config) or is_planned(config):
            return
        workspace = workspace_of(config)
        words = SearchWords.read(workspace.settings.search)
        pages = self._pages.get(language, {})
        listed = tuple(pages[url] for url in self._order.get(language, ()) if url in pages)
        write_index(Path(config.site_dir), SearchedPages(language, listed), workspace.terms, words)


def _wanted(config: MkDocsConfig) -> bool:
    return bool(config.plugins["duizhao"].config["search"])
