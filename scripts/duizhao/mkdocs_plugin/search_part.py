"""The index of the readers' search, one a language. Only where `search: true` stands under the plugin in `mkdocs.yml`."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from duizhao.base.bilingual import Language
from duizhao.base.files import write_atomically
from duizhao.mkdocs_plugin.part import PluginPart, language_of, workspace_of
from duizhao.mkdocs_plugin.translated_files import borrowed, is_for_editors
from duizhao.site.search.search_index import IndexedPage, index_script
from duizhao.site.search.search_sections import sections
from duizhao.site.search.search_settings import SearchWords

FOLDER = "search"


class SearchPart(PluginPart):
    """Gathers what can be found while the pages are built, and writes it when a language is done."""

    def __init__(self) -> None:
        self._pages: dict[Language, list[IndexedPage]] = {}

    def begin(self, config: MkDocsConfig, files: Files) -> None:
        """Begin the index of the language that is built."""
        self._pages[language_of(config)] = []

    def content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Take in the text of `page`, unless it is borrowed or its front matter says `search: {exclude: true}`."""
        if _wanted(config) and not borrowed(page.file) and not is_for_editors(page):
            language = language_of(config)
            key = page.file.src_uri.removesuffix(".md").removeprefix(f"{language}/")
            title, lead = str(page.title or ""), str(page.meta.get("description") or "")
            self._pages[language].append(IndexedPage(key, page.url, title, lead, sections(html)))
        return html

    def end(self, config: MkDocsConfig) -> None:
        """Write the index of the language that was built. Raises CannotRun where `search.toml` cannot be read."""
        language = language_of(config)
        if not _wanted(config):
            return
        workspace = workspace_of(config)
        words = SearchWords.read(workspace.settings.search)
        script = index_script(self._pages.get(language, ()), workspace.terms, words, language)
        write_atomically(Path(config.site_dir, FOLDER, f"{language}.js"), script)


def _wanted(config: MkDocsConfig) -> bool:
    return bool(config.plugins["duizhao"].config["search"])
