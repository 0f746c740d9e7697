"""The text pass: a library as folders of plain Markdown, one a language, which an engine can lay out without a plugin of ours.

Notices are tokens in it (`site/notices/insert_tokens.py`), borrowed pages lie in the folder of their readers, and two comments say
where the text of a page begins and ends, so that the page pass finds it in whatever a theme lays around it.
"""

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from duizhao.base.bilingual import LANGUAGES
from duizhao.base.path_glob import path_matches
from duizhao.checks.workspace import Workspace
from duizhao.library.pages import read_page
from duizhao.memory.states.library_states import library_states
from duizhao.site.notices.library_notices import LibraryMarks, Marked, has_memory
from duizhao.site.passes.language_site import LanguageSite, SiteSettings
from duizhao.site.passes.site_page import SitePage, TwinnedPages, in_order
from duizhao.text.markdown.front_matter import CLOSED

BEGINS, ENDS = "<!-- duizhao: text -->", "<!-- duizhao: end of text -->"
# Python-Markdown puts the footnotes of a page here, and leaves the words where it has none.
FOOTNOTES = "///Footnotes Go Here///"
# What a page says to its theme, under the names that MkDocs and static-i18n have for it: the language that it is written in, and
# where it is in each language.
LOCALE, ALTERNATES = "locale", "alternates"
PAGE = ".md"


@dataclass(frozen=True, slots=True)
class PlainLibrary:
    """What was written: the pages, and the notices that have tokens in them, by the file in the site."""

    pages: TwinnedPages
    marks: LibraryMarks | None
    marked: Mapping[str, Marked]


def pages_of_site(settings: SiteSettings, workspace: Workspace) -> TwinnedPages:
    """Every page that the site has, borrowed ones among them. Raises CannotRun where one cannot be read."""
    names = {site.language: _names(settings, site) for site in settings.languages}
    default = settings.default
    pages = []
    for site in settings.languages:
        for name in names[site.language]:
            pages.append(_page(settings, site, site, name, workspace))
        if settings.is_filled and site is not default:
            lacking = [name for name in names[default.language] if name not in names[site.language]]
            pages += [_page(settings, site, default, name, workspace) for name in lacking]
    return in_order(pages)


def write_plain(settings: SiteSettings, workspace: Workspace, folder: Path) -> PlainLibrary:
    """Write the Markdown of each language below `folder`, in a folder of its locale. Raises CannotRun."""
    pages = pages_of_site(settings, workspace)
    marks = None
    if settings.own.get("notices", True) and has_memory(workspace.settings.memory):
        marks = LibraryMarks.of(library_states(workspace))
    for site in settings.languages:
        _copy_others(settings, site, folder / site.locale)
    found: dict[str, Marked] = {}
    for page in pages.pages:
        text = page.text.text
        own = marks.pages.get(page.text.path.resolve()) if marks and not page.is_borrowed else None
        if marks and own and (marked := marks.marked(own, settings.snippet_bases)):
            found[page.file] = marked
            text = "\n".join(marked.lines)
        path = folder / page.site.locale / page.site.below / page.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_bounded(text, page, pages), encoding="utf-8", newline="\n")
    return PlainLibrary(pages, marks, found)


def _page(
    settings: SiteSettings, site: LanguageSite, of: LanguageSite, name: str, workspace: Workspace
) -> SitePage:
    path = (settings.docs / of.locale / name).resolve()
    named = workspace.settings.layout.of_file(path)
    key = named[0] if named else ""
    return SitePage(site, name, read_page(path, key or name.removesuffix(PAGE), of.language), key)


def _names(settings: SiteSettings, site: LanguageSite) -> tuple[str, ...]:
    """The pages of a language that are not excluded, below its folder."""
    folder = settings.docs / site.locale
    return tuple(sorted(name for name in _files(settings, folder) if name.endswith(PAGE)))


def _files(settings: SiteSettings, folder: Path) -> Iterator[str]:
    """The files below a folder of the texts that go into the site."""
    for at, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            path = Path(at, name)
            below = path.relative_to(settings.docs).as_posix()
            if not name.startswith(".") and not _is_excluded(settings, below):
                yield path.relative_to(folder).as_posix()


def copied_files(settings: SiteSettings) -> Iterator[str]:
    """The files below the folder of the texts that come into the site as they are."""
    return (name for name in _files(settings, settings.docs) if not name.endswith(PAGE))


def _is_excluded(settings: SiteSettings, path: str) -> bool:
    """As in a `.gitignore`, the last pattern that means a path decides."""
    excluded = False
    for line in settings.excluded:
        pattern = line.split("#", 1)[0].strip()
        if pattern and path_matches(pattern.lstrip("!"), path):
            excluded = not pattern.startswith("!")
    return excluded


def _copy_others(settings: SiteSettings, site: LanguageSite, target: Path) -> None:
    """Pictures and whatever else lies beside the texts: that of the language, and that of none."""
    own = settings.docs / site.locale
    named = {f"{one.locale}/" for one in settings.languages}
    pairs = [(own / name, target / site.below / name) for name in _files(settings, own)]
    pairs += [
        (settings.docs / name, target / name)
        for name in _files(settings, settings.docs)
        if not name.startswith(tuple(named))
    ]
    target.mkdir(parents=True, exist_ok=True)
    for source, to in pairs:
        if source.suffix != PAGE:
            to.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, to)


def _bounded(text: str, page: SitePage, pages: TwinnedPages) -> str:
    """The text of a page between the two comments, with what its theme is told in its front matter."""
    found = CLOSED.match(text)
    head, body = (text[: found.end()], text[found.end() :]) if found else ("---\n---\n", text)
    told = {LOCALE: page.text.language, ALTERNATES: alternates(page, pages)}
    lines = "".join(f"{name}: {json.dumps(value)}\n" for name, value in told.items())
    head = head.replace("---\n", f"---\n{lines}", 1)
    return f"{head}\n{BEGINS}\n\n{body.strip(chr(10))}\n\n{FOOTNOTES}\n\n{ENDS}\n"


def alternates(page: SitePage, pages: TwinnedPages) -> dict[str, dict[str, str]]:
    """The page in each language that it is there in, as static-i18n tells a theme of it."""
    real = [pages.real(page, language) for language in LANGUAGES]
    return {one.site.locale: {"url": one.url, "locale": one.text.language} for one in real if one}
