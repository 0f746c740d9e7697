"""The plain definitions of terms on the pages that MkDocs builds."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from duizhao.base.bilingual import LANGUAGES, Language
from duizhao.library.terms.glossary import KEY
from duizhao.mkdocs_plugin.part import PluginPart, language_of, units_of, workspace_of
from duizhao.mkdocs_plugin.translated_files import address, borrowed, file_at, real_twin, source
from duizhao.site.glosses.choose_uses import Gloss, choose
from duizhao.site.glosses.glossary_entries import with_other_page
from duizhao.site.glosses.mark_terms import marked

# Without it a button would look like a button: a theme that does not have it shows plain text.
STYLES = "stylesheets/terms.css"


class GlossesPart(PluginPart):
    """Explains each term where it first stands, and joins the two glossaries."""

    def __init__(self) -> None:
        self._read = False
        self._chosen: dict[Path, tuple[Gloss, ...]] = {}
        self._glossaries: dict[Language, Path] = {}
        self._files: Files | None = None
        self._found: dict[Path, File | None] = {}

    def begin(self, config: MkDocsConfig, files: Files) -> None:
        """Choose the glosses of every page, once."""
        if self._read:
            return
        self._read = True
        workspace = workspace_of(config)
        settings = workspace.settings
        if not workspace.terms.terms or not (settings.en.is_dir() and settings.zh.is_dir()):
            return
        self._glossaries = {side: settings.layout.path(KEY, side).resolve() for side in ("en", "zh")}
        if not any(str(style).endswith(STYLES) for style in config.extra_css):
            return
        units = units_of(config)
        pairs = (
            workspace.library.pairs if units is None else tuple(workspace.pair(key) for key in sorted(units))
        )
        for pair in pairs:
            chosen = choose(pair, workspace.alignments)
            for side in LANGUAGES:
                if (page := pair.side(side)) and chosen[side]:
                    self._chosen[page.path.resolve()] = chosen[side]

    def content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """The text as it is. Only now do the files of the language have the addresses that static-i18n gives them."""
        if files is not self._files:
            self._files, self._found = files, {}
        return html

    # When the page is whole: search and every other part have met the plain text.
    def output(self, html: str, page: Page, config: MkDocsConfig) -> str:
        """The page with its terms explained, or the glossary with its links to the other one."""
        path = source(page.file)
        if path is None or borrowed(page.file):
            return html
        language = language_of(config)
        if path == self._glossaries.get(language):
            twin = real_twin(page.file, "en" if language == "zh" else "zh")
            return with_other_page(html, address(twin, page), language) if twin else html
        glosses = self._chosen.get(path, ())
        glossary = self._glossary(language)
        return (
            marked(html, glosses, language, address(glossary, page) if glossary else "") if glosses else html
        )

    def _glossary(self, language: Language) -> File | None:
        path = self._glossaries.get(language)
        if path is None or self._files is None:
            return None
        if path not in self._found:
            self._found[path] = file_at(self._files, path)
        return self._found[path]
