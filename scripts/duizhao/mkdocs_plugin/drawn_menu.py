"""The menu of Material, drawn once a language and folder: on a large site, drawing it anew for each page takes most of the
time of a build.

The theme's own template draws it, as seen from the root of the site and with no page marked. On each page, its addresses
are led on from there, and the entry of the page itself is drawn by the theme's own macro and put in its place. Where a site
has templates of its own for the menu, or the entry of a page is not found, the theme draws the whole menu as ever.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, ChoiceLoader, DictLoader, Environment, TemplateNotFound, pass_context
from jinja2.runtime import Context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from duizhao.mkdocs_plugin.part import PluginPart

MENU, ENTRY = "partials/nav.html", "partials/nav-item.html"
THEMES_OWN = "duizhao/menu-of-the-theme.html"
# Stands for the way from a page to the root of the site.
ROOT = "\ue004"
# The entry of a page that has no entries below it. It ends before the next entry, so that no text is read twice.
LEAF = re.compile(
    rf'<li class="md-nav__item">\s*+<a href="{ROOT}/(?P<address>[^"<>]*+)" class="md-nav__link">(?:[^<]++|<(?!/?li\b))*+</li>',
)
# As many folders are remembered: pages come folder by folder.
FOLDERS = 8


@dataclass(frozen=True, slots=True)
class DrawnMenu:
    """A menu as seen from `base`, with no page marked, and where in it the entry of each page stands, by its address."""

    html: str
    entries: Mapping[str, tuple[int, int]]


class MenuPart(PluginPart):
    """Puts a template of its own before that of the theme."""

    def ready(self, env: Environment, config: MkDocsConfig, files: Files) -> None:
        """Take over the menu of the language that is built, where it is Material's own."""
        loader = env.loader
        if loader is None or not _is_material(env, loader):
            return
        source = loader.get_source(env, MENU)[0]
        env.globals["duizhao_menu"] = _Menu(env).draw
        ours = DictLoader({MENU: "{{ duizhao_menu() }}", THEMES_OWN: source})
        env.loader = ChoiceLoader([ours, loader])


def _is_material(env: Environment, loader: BaseLoader) -> bool:
    """True where both templates of the menu are those of Material as it was installed."""
    found = find_spec("material")
    if found is None or found.origin is None:
        return False
    package = Path(found.origin).parent
    try:
        files = [loader.get_source(env, name)[1] for name in (MENU, ENTRY)]
    except TemplateNotFound:
        return False
    return all(file is not None and Path(file).is_relative_to(package) for file in files)


class _Menu:
    """The menus of one language, drawn so far."""

    def __init__(self, env: Environment) -> None:
        self._env = env
        # By the folder of the page, None for those of no folder, and, for those that were led on, the way to the root.
        self._drawn: dict[object, str] = {}
        self._led: dict[tuple[object, str], DrawnMenu] = {}
        # By their files: two pages are compared by their titles, which takes long.
        self._listed: frozenset[str] | None = None

    @pass_context
    def draw(self, context: Context) -> str:
        """The menu on the page that is being laid out."""
        known: dict[str, Any] = context.get_all()
        page, nav = known.get("page"), known.get("nav")
        if not isinstance(page, Page) or not isinstance(nav, Navigation):
            return self._whole(known)
        menu = self._menu(known, page)
        # A page of no menu is marked nowhere.
        if self._listed is None:
            self._listed = frozenset(one.file.src_uri for one in nav.pages)
        if page.file.src_uri not in self._listed:
            return menu.html
        place = menu.entries.get(page.url or ".")
        if place is None:
            return self._whole(known)
        start, end = place
        entry = self._env.get_template(ENTRY).make_module(known)
        own = entry.render(page, "", 1, page.parent)  # type: ignore[attr-defined]
        return f"{menu.html[:start]}{own}{menu.html[end:]}"

    def _whole(self, known: dict[str, Any]) -> str:
        return self._env.get_template(THEMES_OWN).render(known)

    def _menu(self, known: dict[str, Any], page: Page) -> DrawnMenu:
        base = str(known["base_url"])
        at = (page.parent, base)
        if at not in self._led:
            while len(self._led) >= FOLDERS:
                del self._led[next(iter(self._led))]
            html = self._from_root(known, page).replace(ROOT, base)
            entry = re.compile(LEAF.pattern.replace(ROOT, re.escape(base)))
            self._led[at] = DrawnMenu(html, {one["address"]: one.span() for one in entry.finditer(html)})
        return self._led[at]

    def _from_root(self, known: dict[str, Any], page: Page) -> str:
        folder = page.parent
        if folder not in self._drawn:
            while len(self._drawn) >= FOLDERS:
                del self._drawn[next(iter(self._drawn))]
            page.active = False
            if folder:
                folder.active = True
            try:
                self._drawn[folder] = self._whole({**known, "page": None, "base_url": ROOT})
            finally:
                page.active = True
        return self._drawn[folder]
