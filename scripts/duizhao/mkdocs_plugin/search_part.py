"""The index of the readers' search, one a language. Only where `search: true` stands under the plugin in `mkdocs.yml`."""

from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from duizhao.base.bilingual import Language
from duizhao.base.files import write_atomically
from duizhao.mkdocs_plugin.part import PluginPart, language_of, named_page, workspace_of
from duizhao.mkdocs_plugin.translated_files import borrowed, is_for_editors, site_path
from duizhao.site.search.search_index import IndexedPage, index_files
from duizhao.site.search.search_sections import sections
from duizhao.site.search.search_settings import SearchWords

FOLDER = "search"


class SearchPart(PluginPart):
    """Gathers what can be found while the pages are built, and writes it when a language is done."""

    def __init__(self) -> None:
        self._pages: dict[Language, dict[str, IndexedPage]] = {}
        self._order: list[str] = []

    def begin(self, config: MkDocsConfig, files: Files) -> None:
        """Begin the index of the language that is built."""
        self._pages[language_of(config)] = {}

    def ready(self, env: Environment, config: MkDocsConfig, files: Files) -> None:
        """Remember the order of the pages."""
        self._order = [site_path(file) for file in files.documentation_pages()]

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

    def recall(self, file: File, facts: object, config: MkDocsConfig) -> None:
        """Take the page into the index as it was."""
        if isinstance(facts, list):
            page = IndexedPage.from_json(facts)
            self._pages[language_of(config)].setdefault(page.url, page)

    def end(self, config: MkDocsConfig) -> None:
        """Write the index of the language that was built. Raises CannotRun where `search.toml` cannot be read."""
        language = language_of(config)
        if not _wanted(config):
            return
        workspace = workspace_of(config)
        words = SearchWords.read(workspace.settings.search)
        pages = self._pages.get(language, {})
        listed = [pages[url] for url in self._order if url in pages]
        for name, text in index_files(listed, workspace.terms, words, language).items():
            write_atomically(Path(config.site_dir, FOLDER, name), text)


def _wanted(config: MkDocsConfig) -> bool:
    return bool(config.plugins["duizhao"].config["search"])
