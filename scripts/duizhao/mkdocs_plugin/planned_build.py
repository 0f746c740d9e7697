"""A build that a command has planned: only the page pairs that changed are read and laid out, the others stay as the last build
left them.

All pages are in the menu and can be linked to, with the title, the front matter and the anchors that they had. Where a page
turns out to have another title or other front matter, menus and lists of other pages may show it: then this build stops, and
the command begins one that lays out all of them. Where what others cite of it is new, it begins one that lays those out too.
"""

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import NoReturn

from mkdocs.commands.build import _populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from duizhao.base.bilingual import LANGUAGES
from duizhao.library.page_shelf import Name
from duizhao.library.settings import Settings
from duizhao.mkdocs_plugin.notices_part import snippet_bases
from duizhao.mkdocs_plugin.part import PluginPart, named_page, workspace_of
from duizhao.mkdocs_plugin.search_part import SearchPart
from duizhao.mkdocs_plugin.shown_sources import ShownSources
from duizhao.mkdocs_plugin.translated_files import borrowed
from duizhao.mkdocs_plugin.view_part import ViewPart
from duizhao.site.build.build_plan import (
    INCLUDES,
    BuildPlan,
    KnownPage,
    ask_for_more,
    meta_of_text,
    text_of_meta,
)
from duizhao.site.build.handover import Handover, spool_of, write_handover
from duizhao.site.build.included_units import included_units
from duizhao.site.build.page_spool import WaitingView
from duizhao.site.handouts.paper_sources import cited_elsewhere
from duizhao.site.side_by_side.view_links import inside

# What else may stand in `plugins`: these make of a page what its text, its settings and its menu say, and nothing else.
KNOWN_PLUGINS = frozenset({"i18n", "duizhao"})
# Themes that come with packages whose versions are looked at.
KNOWN_THEMES = frozenset({None, "material", "mkdocs", "readthedocs"})
# The extensions of Markdown that read no file but the page itself begin so. pymdownx.b64 puts pictures into pages.
KNOWN_FAMILIES = ("markdown.extensions.", "pymdownx.", "material.extensions.")
KNOWN_EXTENSIONS = frozenset(
    [
        "abbr",
        "admonition",
        "attr_list",
        "codehilite",
        "def_list",
        "extra",
        "fenced_code",
        "footnotes",
        "md_in_html",
    ]
)
MORE_EXTENSIONS = frozenset(["meta", "nl2br", "sane_lists", "smarty", "tables", "toc", "wikilinks"])
READS_FILES = frozenset({"pymdownx.b64"})
SNIPPETS = "pymdownx.snippets"


class PlannedBuild:
    """How far a planned build has got."""

    def __init__(self, plan: BuildPlan, parts: tuple[PluginPart, ...]) -> None:
        self._plan = plan
        self._spool = spool_of(Path(plan.handover))
        self._units = None if plan.units is None else frozenset(plan.units)
        self._known: dict[str, KnownPage] = {}
        self._addresses: dict[Name, str] = {}
        self._edits: dict[Name, str] = {}
        self._sayable = True
        self._waiting: tuple[WaitingView, ...] = ()
        self._shown: ShownSources | None = None
        _views(parts).keep_in(self._spool)

    @property
    def units(self) -> frozenset[str] | None:
        """The keys of the page pairs that are laid out; None for all."""
        return self._units

    @property
    def judged_units(self) -> frozenset[str] | None:
        """The keys of the page pairs whose state has to be known: those that are laid out, and those that they included or cited so
        far, whose notices they show. None for all."""
        if self._units is None:
            return None
        units = set(self._units)
        unit_of = {page.url: page.unit for page in self._plan.pages.values()}
        for page in self._plan.pages.values():
            if page.unit in self._units:
                included = page.facts.get(INCLUDES)
                if not isinstance(included, list):
                    return None
                units.update(map(str, included))
                units.update(unit_of[one.url] for one in page.cites if one.url in unit_of)
        return frozenset(units)

    def choose(self, files: Files, config: MkDocsConfig) -> None:
        """Leave out the pages of a language that stay as they are. The menu is there: it has all of them."""
        if self._units is None:
            return
        # They are made of what did not change, and some show what the page did that was laid out before them.
        config.theme.static_templates = set()
        config.extra_templates = []
        wanted = set()
        for file in files.documentation_pages():
            known = self._plan.pages.get(file.dest_uri)
            if known is None or known.unit in self._units:
                wanted.add(file.src_uri)
            elif file.page is not None:
                _recall(file.page, known)
        files.__class__ = _some_of(files.__class__)
        vars(files)["laid_out"] = wanted

    def settle(self, files: Files, config: MkDocsConfig, parts: tuple[PluginPart, ...]) -> None:
        """Read what else is needed, now that the pages that changed are read. Raises PluginError where more has to be laid out."""
        self._shown = ShownSources(files)
        laid_out: set[str] | None = vars(files).get("laid_out")
        if laid_out is None:
            return
        if any(self._is_other(file) for file in files.documentation_pages() if file.src_uri in laid_out):
            self._ask_for_more(
                None,
                "A page is called otherwise than before: all pages are built. 有页面改了名称：将重新生成所有页面。",
            )
        cited = [*_cited(files, laid_out)]
        if more := {*self._citing(files, laid_out), *self._not_judged(cited)}:
            self._ask_for_more(
                more,
                "What other pages cite is new: they are built too. 其他页面引用的内容有变化：将一并重新生成。",
            )
        for file in cited:
            assert file.page is not None
            _populate_page(file.page, config, files, False)
        for file in files.documentation_pages():
            known = self._plan.pages.get(file.dest_uri)
            if known and file.src_uri not in laid_out:
                for part in parts:
                    part.recall(file, known.facts.get(type(part).__name__), config)

    def _citing(self, files: Files, laid_out: set[str]) -> Iterator[str]:
        """The units of the pages that would stay as they are although they show something of a page that is another one now."""
        assert self._shown is not None
        new = {
            file.page.url for file in files.documentation_pages() if file.page and file.src_uri in laid_out
        }
        for file in files.documentation_pages():
            known = self._plan.pages.get(file.dest_uri)
            if known and file.src_uri not in laid_out:
                for one in known.cites:
                    if one.url in new and self._shown.shown(one.url, one.anchors) != one.shown:
                        yield known.unit

    def _not_judged(self, cited: Collection[File]) -> Iterator[str]:
        """The units of those pages whose notices were not looked for: none cited them before."""
        judged = self.judged_units
        for file in cited:
            known = self._plan.pages.get(file.dest_uri)
            if known and judged is not None and known.unit not in judged:
                yield known.unit

    def _ask_for_more(self, units: Collection[str] | None, reason: str) -> NoReturn:
        """End this build, so that the command begins one that lays out `units` too, None for all. Raises PluginError."""
        ask_for_more(Path(self._plan.handover), units)
        raise PluginError(reason)

    def _is_other(self, file: File) -> bool:
        """True for a page that is called otherwise than before, or says something else of itself."""
        known, page = self._plan.pages.get(file.dest_uri), file.page
        if known is None or page is None:
            return True
        return (known.title, known.meta) != (str(page.title), text_of_meta(page.meta))

    def keep(self, page: Page, config: MkDocsConfig, parts: tuple[PluginPart, ...]) -> None:
        """Remember a page that was laid out."""
        named = named_page(page.file, config)
        includes = included_units(
            page.markdown or "",
            snippet_bases(config),
            lambda path: _unit(workspace_of(config).settings, path),
        )
        judged = self.judged_units
        if judged is not None and (includes is None or not judged.issuperset(includes)):
            # It includes another text than before, whose notices were not looked for.
            self._ask_for_more(
                None,
                "A page includes another text than before: all pages are built. 有页面引用了另一段文字：将重新生成所有页面。",
            )
        meta = text_of_meta(page.meta)
        self._sayable = self._sayable and meta is not None
        facts = {type(part).__name__: part.facts(page, config) for part in parts}
        self._known[page.file.dest_uri] = KnownPage(
            named[0] if named else page.file.src_uri,
            page.url,
            str(page.title),
            meta or "",
            tuple(sorted(page.present_anchor_ids or ())),
            self._shown.cited_on(page) if self._shown else (),
            {name: told for name, told in facts.items() if told is not None} | {INCLUDES: includes},
        )

    def remember_places(self, files: Files, config: MkDocsConfig) -> None:
        """Remember where the pages of a language stand, and where they can be changed on the web."""
        for file in files.documentation_pages():
            name = named_page(file, config)
            if name and not borrowed(file) and file.inclusion.is_included():
                self._addresses[name] = file.url
                if file.page and file.page.edit_url:
                    self._edits[name] = file.page.edit_url

    def hand_over(
        self, config: MkDocsConfig, names: tuple[str, str], desk: bool, parts: tuple[PluginPart, ...]
    ) -> None:
        """Tell the command what was done. Of the languages, the one that ends last tells of all. Raises CannotRun."""
        watched = _watched(config) if self._sayable else None
        self._waiting += _views(parts).waiting()
        handover = Handover(
            self._known,
            watched,
            tuple((*name, url) for name, url in self._addresses.items()),
            tuple((*name, url) for name, url in self._edits.items()),
            names,
            desk,
            str(config.site_url or ""),
            tuple(config.theme.dirs),
            str(self._spool),
            self._waiting,
            _views(parts).addresses(),
            next(part for part in parts if isinstance(part, SearchPart)).order(config),
            SearchPart.__name__,
        )
        write_handover(Path(self._plan.handover), handover)


def _views(parts: tuple[PluginPart, ...]) -> ViewPart:
    return next(part for part in parts if isinstance(part, ViewPart))


def _unit(settings: Settings, path: Path) -> str | None:
    named = settings.layout.of_file(path)
    return named[0] if named else None


def _recall(page: Page, known: KnownPage) -> None:
    page.title = known.title
    page.meta = meta_of_text(known.meta)
    page.present_anchor_ids = set(known.anchors)


def _targets(page: Page) -> Iterator[str]:
    for address in cited_elsewhere(page.content or ""):
        target = inside(address, page.url)
        if target is not None and target != page.url:
            yield target


def _cited(files: Files, laid_out: set[str]) -> Iterator[File]:
    """The pages that those which are laid out cite, and that are not read yet."""
    by_url = {file.page.url: file for file in files.documentation_pages() if file.page}
    wanted: dict[str, File] = {}
    for file in files.documentation_pages():
        if file.page and file.src_uri in laid_out:
            for target in _targets(file.page):
                found = by_url.get(target)
                if found is not None and found.src_uri not in laid_out:
                    wanted[found.src_uri] = found
    yield from wanted.values()


def _watched(config: MkDocsConfig) -> tuple[str, ...] | None:
    """The files and folders, beside those of the installed packages, that the pages are made from; None where something in
    `mkdocs.yml` may read what is not known here."""
    if not KNOWN_PLUGINS.issuperset(config.plugins) or config.hooks or config.theme.name not in KNOWN_THEMES:
        return None
    for name in config.markdown_extensions:
        known = name in KNOWN_EXTENSIONS | MORE_EXTENSIONS or name.startswith(KNOWN_FAMILIES)
        if not known or name in READS_FILES:
            return None
    given = (config.mdx_configs or {}).get(SNIPPETS, {})
    # A text that is added to every page, or comes from another host.
    if given.get("auto_append") or given.get("url_download"):
        return None
    path = Path(config.config_file_path)
    if "INHERIT" in path.read_text("utf-8"):
        return None
    settings = workspace_of(config).settings
    bases = given.get("base_path", ".") if SNIPPETS in config.markdown_extensions else ()
    watched = [path, config.docs_dir, *config.watch, *([bases] if isinstance(bases, str) else bases)]
    if config.theme.custom_dir:
        watched.append(config.theme.custom_dir)
    watched += [settings.layout.folder(language) for language in LANGUAGES]
    return tuple(dict.fromkeys(str(Path(str(one)).resolve()) for one in watched))


def _some_of(files: type[Files]) -> type[Files]:
    """A list of files of the same kind whose pages, when they are read and written, are those in `laid_out`."""

    class SomeOf(files):  # type: ignore[valid-type, misc]
        laid_out: set[str] | None = None

        def documentation_pages(self, *, inclusion: object = None) -> list[File]:
            """All pages; those that are laid out, where MkDocs asks for what goes into this build."""
            asked = inclusion if inclusion is not None else InclusionLevel.is_included
            pages: list[File] = list(super().documentation_pages(inclusion=asked))
            if inclusion is None or self.laid_out is None:
                return pages
            return [file for file in pages if file.src_uri in self.laid_out]

        def copy_static_files(self, dirty: bool = False, *, inclusion: object = None) -> None:
            """Nothing, where the files of the last build stay as they are."""
            if self.laid_out is None:
                super().copy_static_files(dirty, inclusion=inclusion or InclusionLevel.is_included)

    return SomeOf
