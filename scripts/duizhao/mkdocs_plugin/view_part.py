"""The bilingual view of every page: `both/` below the page, in the theme of each language.

The view is no page of MkDocs: no menu, no search and no sitemap knows it. It is made from the two finished pages, as soon as
both are there; where a command plans the build, by that command, on all cores.
"""

import copy
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from duizhao.base.bilingual import LANGUAGES, Language, other
from duizhao.memory.states.library_states import is_remembered
from duizhao.mkdocs_plugin.part import PluginPart, is_planned, language_of, named_page, workspace_of
from duizhao.mkdocs_plugin.translated_files import (
    is_for_editors,
    real_twin,
    site_path,
)
from duizhao.site.build.page_spool import PageSpool, SpoolPiece, WaitingView
from duizhao.site.side_by_side.view_frame import STYLE, text_of_page, with_link
from duizhao.site.side_by_side.view_links import INDEX, Addresses, relative, with_file
from duizhao.site.side_by_side.view_pages import ViewSide, ViewSite, view_style, views_of

FOLDER = "both"


class ViewPart(PluginPart):
    """Puts a button on every page and writes the view that it leads to."""

    def __init__(self) -> None:
        self._languages: dict[str, str] = {}
        self._views: dict[Language, dict[str, str]] = {language: {} for language in LANGUAGES}
        # Those of the language that is built first wait for the other one, all of them: in a file, not in memory.
        self._sides: dict[str, dict[Language, tuple[ViewSide, SpoolPiece]]] = {}
        self._spool: PageSpool | None = None

    def keep_in(self, path: Path) -> None:
        """Let the pages wait in the file at `path`, for a command that makes the views. Raises OSError."""
        self._spool = PageSpool(path)

    def ready(self, env: Environment, config: MkDocsConfig, files: Files) -> None:
        """Remember the pages of this language and where their views will stand."""
        taken = {file.dest_uri for file in files}
        for file in files.documentation_pages():
            self._languages[site_path(file)] = language_of(config)
            if (
                file.inclusion.is_included()
                and _has_view(file)
                and not _is_without(file, config)
                and _view_file(file).dest_uri not in taken
            ):
                for twin in (file, real_twin(file, other(language_of(config)))):
                    assert twin is not None
                    self._views[language_of(config)][site_path(twin)] = site_path(_view_file(file))

    def output(self, html: str, page: Page, config: MkDocsConfig) -> str:
        """Keep what the reader of this language sees, and put the button on the page."""
        language = language_of(config)
        view = self._views[language].get(page.url)
        if view is None or not text_of_page(html) or is_for_editors(page):
            return html
        name = named_page(page.file, config)
        if name is None:
            return html
        side = ViewSide(str(page.title), page.url, _view_file(page.file).dest_uri, view, config.site_name)
        self._spool = self._spool or PageSpool()
        self._sides.setdefault(name[0], {})[name[1]] = side, self._spool.add(html)
        return with_link(html, language, with_file(relative(view, page.url)))

    def addresses(self) -> dict[Language, Addresses]:
        """The pages and views of the site, as the views in each language see them."""
        return {one: Addresses(one, self._views[one], self._languages) for one in LANGUAGES}

    def waiting(self) -> tuple[WaitingView, ...]:
        """The views whose two pages are both known by now; they wait no longer. Raises OSError."""
        done = [key for key, sides in self._sides.items() if len(sides) == len(LANGUAGES)]
        if self._spool:
            self._spool.flush()
        return tuple(_waiting(self._sides.pop(key)) for key in done)

    def end(self, config: MkDocsConfig) -> None:
        """Write the views whose two languages are both known, unless a command does."""
        if is_planned(config):
            return
        site = ViewSite(self.addresses(), workspace_of(config).terms)
        done = self.waiting()
        for one in done:
            assert self._spool
            made = views_of(one.sides, self._spool.read(one.pieces), site)
            for language in LANGUAGES:
                _write(Path(config.site_dir, one.sides[language].file), made[language])
        if done:
            _write(Path(config.site_dir, STYLE), view_style())


def _waiting(sides: dict[Language, tuple[ViewSide, SpoolPiece]]) -> WaitingView:
    return WaitingView(
        {language: sides[language][0] for language in LANGUAGES},
        {language: sides[language][1] for language in LANGUAGES},
    )


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def _has_view(file: File) -> bool:
    """True for a page that is there in both languages."""
    return all(real_twin(file, language) for language in LANGUAGES)


def _is_without(file: File, config: MkDocsConfig) -> bool:
    """True for a page for editors, which gets no view: no other view may lead to one. A build that lays few pages out has read no others;
    the pages about the rules are known by their folder."""
    name = named_page(file, config)
    known = name is None or is_remembered(name[0], workspace_of(config).settings)
    return not known or (file.page is not None and is_for_editors(file.page))


def _view_file(file: File) -> File:
    """The file of the view of the page that `file` is."""
    view = copy.copy(file)
    stem = (
        file.dest_uri.removesuffix(INDEX)
        if file.dest_uri.endswith(INDEX)
        else file.dest_uri.removesuffix(".html") + "/"
    )
    view.dest_uri = f"{stem}{FOLDER}/{INDEX}"
    view.url = view.dest_uri if not file.use_directory_urls else view.dest_uri.removesuffix(INDEX)
    return view
