"""The notices of a library on the pages that MkDocs builds."""

import os
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page as SitePage

from duizhao.base.bilingual import other
from duizhao.library.pages import Page
from duizhao.mkdocs_plugin.translated_files import address, borrowed, file_at, real_twin, source
from duizhao.site.notices.fill_page import Across, filled_page
from duizhao.site.notices.library_notices import LibraryMarks, Marked


def mark_page(page: SitePage, marks: LibraryMarks, config: MkDocsConfig) -> Marked | None:
    """The Markdown of `page` with tokens; None where nothing has to be told, or the page is none of the library's."""
    own = _library_page(page, marks)
    return marks.marked(own, snippet_bases(config)) if own else None


def fill_page(
    page: SitePage, content: str, marked: Marked, marks: LibraryMarks, config: MkDocsConfig, files: Files
) -> str:
    """The HTML of `page` with notices in the place of tokens. What has no place stands below its title."""
    return filled_page(content, marked, _across(page, marks, snippet_bases(config), files))


def _library_page(page: SitePage, marks: LibraryMarks) -> Page | None:
    path = source(page.file)
    return None if path is None or borrowed(page.file) else marks.pages.get(path)


def _across(page: SitePage, marks: LibraryMarks, bases: tuple[Path, ...], files: Files) -> Across:
    own = _library_page(page, marks)
    twin = marks.twin(own) if own else None
    if own is None or twin is None:
        return Across()
    target = real_twin(page.file, other(own.language)) or file_at(files, twin.path.resolve())
    return Across(address(target, page), marks.anchors(twin, bases)) if target else Across()


def snippet_bases(config: MkDocsConfig) -> tuple[Path, ...]:
    """The folders in which pymdownx.snippets looks for files while it reads the page that is being built; none where
    the site does without it."""
    if "pymdownx.snippets" not in config.markdown_extensions:
        return ()
    given = (config.mdx_configs or {}).get("pymdownx.snippets", {}).get("base_path", ["."])
    return tuple(
        Path(os.fspath(base)) for base in ([given] if isinstance(given, str | os.PathLike) else given)
    )
