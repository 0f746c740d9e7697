"""The bilingual view of every page: `both/` below the page, in the theme of each language.

The view is no page of MkDocs: no menu, no search and no sitemap knows it. It is made from the two finished pages, as soon as
both are there.
"""

import copy
import zlib
from dataclasses import dataclass
from importlib.resources import files as resources
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from duizhao.base.bilingual import LANGUAGES, Bilingual, Language, other
from duizhao.mkdocs_plugin.part import PluginPart, language_of, named_page, workspace_of
from duizhao.mkdocs_plugin.translated_files import (
    is_for_editors,
    real_twin,
    site_path,
)
from duizhao.site.side_by_side.build_view import ArticleText, pairing_of, side_by_side
from duizhao.site.side_by_side.view_frame import (
    STYLE,
    ViewPlace,
    filled,
    frame_of,
    led_on,
    text_of_page,
    with_link,
)
from duizhao.site.side_by_side.view_links import INDEX, Addresses, relative, with_file

FOLDER = "both"


@dataclass(frozen=True, slots=True)
class _ViewSide:
    """A finished page: its title, its address, its HTML; the file and the address of its view, and the name of the site."""

    title: str
    address: str
    packed: bytes
    view_file: Path
    view: str
    site_name: str

    @property
    def html(self) -> str:
        """The page as it was built."""
        return zlib.decompress(self.packed).decode()


class ViewPart(PluginPart):
    """Puts a button on every page and writes the view that it leads to."""

    def __init__(self) -> None:
        self._languages: dict[str, str] = {}
        self._views: dict[Language, dict[str, str]] = {language: {} for language in LANGUAGES}
        # Compressed: those of the language that is built first wait for the other one, all of them.
        self._sides: dict[tuple[str, Language], _ViewSide] = {}

    def ready(self, env: Environment, config: MkDocsConfig, files: Files) -> None:
        """Remember the pages of this language and where their views will stand."""
        taken = {file.dest_uri for file in files}
        for file in files.documentation_pages():
            self._languages[site_path(file)] = language_of(config)
            if file.inclusion.is_included() and _has_view(file) and _view_file(file).dest_uri not in taken:
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
        file = Path(config.site_dir, _view_file(page.file).dest_uri)
        packed = zlib.compress(html.encode(), 1)
        self._sides[name] = _ViewSide(str(page.title), page.url, packed, file, view, config.site_name)
        return with_link(html, language, with_file(relative(view, page.url)))

    def end(self, config: MkDocsConfig) -> None:
        """Write the views whose two languages are both known."""
        keys = dict.fromkeys(key for key, _language in self._sides)
        done = [key for key in keys if all((key, language) in self._sides for language in LANGUAGES)]
        for key in done:
            en, zh = (self._sides.pop((key, language)) for language in LANGUAGES)
            self._write(en, zh, config)
        if done:
            style = Path(config.site_dir, STYLE)
            style.parent.mkdir(parents=True, exist_ok=True)
            style.write_text(
                resources("duizhao.site.side_by_side").joinpath(style.name).read_text(encoding="utf-8")
            )

    def _write(self, en: _ViewSide, zh: _ViewSide, config: MkDocsConfig) -> None:
        """Write the view of a page in both languages."""
        sides: dict[Language, _ViewSide] = {"en": en, "zh": zh}
        whole = {language: side.html for language, side in sides.items()}
        texts = {
            language: ArticleText(text_of_page(whole[language]), side.address)
            for language, side in sides.items()
        }
        frames = {
            language: frame_of(whole[language], _place(side, sides[other(language)]))
            for language, side in sides.items()
        }
        # Which blocks answer each other is the same for both views.
        pairing = pairing_of(texts["en"], texts["zh"], workspace_of(config).terms)
        for language, side in sides.items():
            site = Addresses(language, self._views[language], self._languages)
            text = side_by_side(texts["en"], texts["zh"], pairing, side.view, site)
            pages = Bilingual(*(with_file(relative(one.address, side.view)) for one in (en, zh)))
            said = "".join(
                led_on(frames[one].said, sides[one].address, side.view) for one in (language, other(language))
            )
            html = filled(frames[language], said, Bilingual(en.title, zh.title), language, text, pages)
            side.view_file.parent.mkdir(parents=True, exist_ok=True)
            side.view_file.write_text(html, encoding="utf-8", newline="\n")


def _place(side: _ViewSide, twin: _ViewSide) -> ViewPlace:
    return ViewPlace(side.view, side.address, twin.address, twin.view, side.site_name)


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
