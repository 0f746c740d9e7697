"""The bilingual view of every page: `both/` below the page, in the theme of each language.

The view is no page of MkDocs: no menu, no search and no sitemap knows it. Its frame is the theme's own template, laid
around a copy of the page; what stands in it waits until both languages are built.
"""

import copy
import zlib
from dataclasses import dataclass
from importlib.resources import files as resources
from pathlib import Path

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from duizhao.base.bilingual import LANGUAGES, Bilingual, Language, other
from duizhao.mkdocs_plugin.part import PluginPart, language_of, workspace_of
from duizhao.mkdocs_plugin.translated_files import (
    alternates,
    is_for_editors,
    put_alternates,
    real_twin,
    site_path,
)
from duizhao.site.notices.borrowed import without_alternates
from duizhao.site.side_by_side.build_view import ArticleText, pairing_of, side_by_side
from duizhao.site.side_by_side.pair_leaves import Pairing
from duizhao.site.side_by_side.view_frame import STYLE, TITLE, filled, text_of_page, with_head, with_link
from duizhao.site.side_by_side.view_links import INDEX, Addresses, relative, with_file

FOLDER = "both"


@dataclass(frozen=True, slots=True)
class _Frame:
    """A view without its text: where it is written, its address, the theme around it."""

    path: Path
    address: str
    html: bytes


@dataclass(frozen=True, slots=True)
class _ViewSide:
    """A page in one language: its title, its address, its text."""

    title: str
    address: str
    html: bytes

    @property
    def text(self) -> ArticleText:
        """The text of the page as it was built."""
        return ArticleText(zlib.decompress(self.html).decode(), self.address)


class ViewPart(PluginPart):
    """Puts a button on every page and writes the view that it leads to."""

    def __init__(self) -> None:
        self._env: Environment | None = None
        self._files: Files | None = None
        self._nav: Navigation | None = None
        self._languages: dict[str, str] = {}
        self._views: dict[Language, dict[str, str]] = {language: {} for language in LANGUAGES}
        self._sides: dict[tuple[str, Language], _ViewSide] = {}
        # Compressed: those of the language that is built first wait for the other one, all of them.
        self._frames: dict[tuple[str, Language], _Frame] = {}
        # Which blocks answer each other, and in which texts: by page, for both of its views.
        self._pairings: dict[str, tuple[int, Pairing]] = {}

    def ready(self, env: Environment, config: MkDocsConfig, files: Files) -> None:
        """Remember the theme and the pages of this language."""
        self._env, self._files = env, files
        taken = {file.dest_uri for file in files}
        for file in files.documentation_pages():
            self._languages[site_path(file)] = language_of(config)
            if file.inclusion.is_included() and _has_view(file) and _view_file(file).dest_uri not in taken:
                for twin in (file, real_twin(file, other(language_of(config)))):
                    assert twin is not None
                    self._views[language_of(config)][site_path(twin)] = site_path(_view_file(file))

    def context(self, context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation) -> None:
        """Remember the menu of this language."""
        self._nav = nav

    def output(self, html: str, page: Page, config: MkDocsConfig) -> str:
        """Keep what the reader of this language sees, make the frame of the view, put the button on the page."""
        language = language_of(config)
        view = self._views[language].get(page.url)
        text = text_of_page(html)
        if view is None or not text or page.meta.get(FOLDER) or is_for_editors(page):
            return html
        key = page.file.src_uri.partition("/")[2]
        self._sides[key, language] = _ViewSide(str(page.title), page.url, zlib.compress(text.encode(), 1))
        self._frames[key, language] = self._frame(page, config)
        return with_link(html, language, with_file(relative(view, page.url)))

    def end(self, config: MkDocsConfig) -> None:
        """Write the views whose two languages are both known."""
        done = [at for at in self._frames if all((at[0], language) in self._sides for language in LANGUAGES)]
        for key, language in done:
            frame = self._frames.pop((key, language))
            html = self._view(key, language, frame, config)
            frame.path.parent.mkdir(parents=True, exist_ok=True)
            frame.path.write_text(html, encoding="utf-8")
        if done:
            style = Path(config.site_dir, STYLE)
            style.parent.mkdir(parents=True, exist_ok=True)
            style.write_text(
                resources("duizhao.site.side_by_side").joinpath(style.name).read_text(encoding="utf-8")
            )

    def _view(self, key: str, language: Language, frame: _Frame, config: MkDocsConfig) -> str:
        en, zh = (self._sides[key, one] for one in LANGUAGES)
        site = Addresses(language, self._views[language], self._languages)
        texts = hash((en.html, zh.html))
        if (known := self._pairings.get(key)) is None or known[0] != texts:
            pairing = pairing_of(en.text, zh.text, workspace_of(config).terms)
            known = self._pairings[key] = (texts, pairing)
        text = side_by_side(en.text, zh.text, known[1], frame.address, site)
        pages = Bilingual(*(with_file(relative(side.address, frame.address)) for side in (en, zh)))
        return filled(
            zlib.decompress(frame.html).decode(), Bilingual(en.title, zh.title), language, text, pages
        )

    def _frame(self, page: Page, config: MkDocsConfig) -> _Frame:
        """The theme around a copy of `page` that stands at the address of the view."""
        assert self._env and self._files and self._nav
        view = _view_page(page)
        context = get_context(self._nav, self._files, config, view)
        context = config.plugins.on_page_context(context, page=view, config=config, nav=self._nav)
        template = self._env.get_template(page.meta.get("template", "main.html"))
        html = config.plugins.on_post_page(template.render(context), page=view, config=config)
        html = with_head(without_alternates(html), relative(STYLE, view.url))
        return _Frame(Path(config.site_dir, view.file.dest_uri), view.url, zlib.compress(html.encode(), 1))


def _has_view(file: File) -> bool:
    """True for a page that is there in both languages."""
    return all(real_twin(file, language) for language in LANGUAGES)


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


def _view_page(page: Page) -> Page:
    """`page` as the theme shall lay it out for the view: apart from the page, without a text of its own."""
    view = copy.copy(page)
    view.file = _view_file(page.file)
    put_alternates(view.file, {locale: _view_file(twin) for locale, twin in alternates(page.file).items()})
    hide = page.meta.get("hide") or []
    view.meta = {
        **page.meta,
        FOLDER: True,
        "title": TITLE,
        "search": {"exclude": True},
        "hide": [*([hide] if isinstance(hide, str) else hide), "navigation"],
    }
    view.title = TITLE
    view.content = f"<h1>{TITLE}</h1>"
    return view
