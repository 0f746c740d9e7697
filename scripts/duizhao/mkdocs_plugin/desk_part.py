"""The translation desk in a built site: where its links lead, and the way to it for editors."""

from collections.abc import Callable, Iterable
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from duizhao.base.bilingual import LANGUAGES, Bilingual
from duizhao.library.page_shelf import Name
from duizhao.memory.states import PageState
from duizhao.memory.states.library_states import is_remembered, library_states, state_of
from duizhao.mkdocs_plugin.part import PluginPart, is_planned, language_of, named_page, workspace_of
from duizhao.mkdocs_plugin.translated_files import borrowed, main_language
from duizhao.site.desk.desk_addresses import FOLDER, seen_from_desk
from duizhao.site.desk.editors_link import with_editors_link
from duizhao.site.desk.untouched_pages import Found, is_untouched
from duizhao.site.desk.write_desk import FILES, count_findings, pages_of_desk, write_desk
from duizhao.site.notices.library_notices import has_memory


class DeskPart(PluginPart):
    """Writes the desk, and puts a link to it for editors on every page."""

    def __init__(self) -> None:
        self._addresses: dict[Name, str] = {}
        self._edits: dict[Name, str] = {}
        self._found: Found | None = None

    def ready(self, env: Environment, config: MkDocsConfig, files: Files) -> None:
        """Remember where the pages of this language will stand, and where they can be changed on the web; a command that
        writes the desk is told of that elsewhere."""
        if is_planned(config):
            return
        pages = {name: file for file in files if _is_page(file) and (name := named_page(file, config))}
        self._addresses |= addresses(files, lambda file: named_page(file, config))
        for name, file in pages.items():
            if not borrowed(file) and file.page and file.page.edit_url:
                self._edits[name] = file.page.edit_url

    def output(self, html: str, page: Page, config: MkDocsConfig) -> str:
        """Put the link for editors at the end of the page."""
        if not is_wanted(config):
            return html
        language = language_of(config)
        return with_editors_link(html, language, get_relative_url(f"{FOLDER}/{FILES[language]}", page.url))

    def end(self, config: MkDocsConfig) -> None:
        """Write the desk: what is written last knows the pages of all languages."""
        if not is_wanted(config) or is_planned(config):
            return
        pages = _pages(config)
        if self._found is None and config.plugins["duizhao"].config["check"]:
            self._found = _found(pages, config)
        write_desk(
            Path(config.site_dir, FOLDER),
            pages,
            seen_from_desk(self._addresses),
            names_of_site(config),
            self._found,
            lambda key, language: self._edits.get((key, language)),
        )


def states_of(config: MkDocsConfig) -> tuple[PageState, ...]:
    """The state of every page that is laid out; of none where nobody has approved anything. Raises CannotRun."""
    workspace = workspace_of(config)
    if not has_memory(workspace.settings.memory):
        return ()
    units: frozenset[str] | None = config.plugins["duizhao"].judged_units  # type: ignore[attr-defined]
    if units is None:
        return tuple(library_states(workspace))
    return tuple(state_of(workspace, key) for key in sorted(units) if is_remembered(key, workspace.settings))


def _pages(config: MkDocsConfig) -> tuple[PageState, ...]:
    """The state of every page, those that the notices were made from where there are any."""
    states: tuple[PageState, ...] = config.plugins["duizhao"].states(config)  # type: ignore[attr-defined]
    return states or pages_of_desk(workspace_of(config))


def _found(pages: Iterable[PageState], config: MkDocsConfig) -> Found:
    """How many findings stand on each page that nobody has approved; of the others, the blocks are told."""
    untouched = [page.key for page in pages if is_untouched(page)]
    if not untouched:
        return {}
    # Where a command checks the library, and writes the desk, none of this is needed here.
    from duizhao.checks.check_library import examine

    checked = examine(workspace_of(config), pages=untouched, alone=False, with_baseline=False)
    return count_findings(checked.judged.live)


def is_wanted(config: MkDocsConfig) -> bool:
    layout = workspace_of(config).settings.layout
    # A site in one language has nothing to compare.
    both = all(layout.folder(language).is_dir() for language in LANGUAGES)
    return both and bool(config.plugins["duizhao"].config["desk"])


def names_of_site(config: MkDocsConfig) -> Bilingual:
    """The name of the site in both languages, as far as static-i18n knows it."""
    names = dict.fromkeys(LANGUAGES, config.site_name)
    i18n = config.plugins.get("i18n")
    for one in i18n.config.languages if i18n else ():
        language = main_language(one.locale)
        if one.site_name and language in LANGUAGES:
            names[language] = one.site_name
    return Bilingual(names["en"], names["zh"])


def addresses(files: Iterable[File], name_of: Callable[[File], Name | None]) -> dict[Name, str]:
    """The address inside the site of each page in its own language. `name_of` gives the key and the language of a page of the
    library."""
    return {
        name: file.url for file in files if _is_page(file) and not borrowed(file) and (name := name_of(file))
    }


def _is_page(file: File) -> bool:
    """False for what is no page of its own, such as a text that others include."""
    return file.is_documentation_page() and file.inclusion.is_included()
