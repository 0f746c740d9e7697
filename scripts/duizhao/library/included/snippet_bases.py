"""Where the files that pages include are looked for: in the folders that `mkdocs.yml` names, and in those that are usual."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from duizhao.base.bilingual import LANGUAGES, Language
from duizhao.base.errors import CannotRun
from duizhao.base.files import read_text
from duizhao.library.layout import PageLayout
from duizhao.library.site_yaml import read_site_yaml

CONFIG = "mkdocs.yml"
EXTENSION = "pymdownx.snippets"
APPENDED = "auto_append"


@dataclass(frozen=True, slots=True)
class SnippetBases:
    """The folders in which a file is looked for that a page in each language includes, in that order, and the names of the files
    that every page ends with. Where they `are_told`, whoever builds the site looks nowhere else."""

    folders: Mapping[Language, tuple[Path, ...]]
    appended: tuple[str, ...] = ()
    are_told: bool = False

    @classmethod
    def of(cls, layout: PageLayout) -> "SnippetBases":
        """Those of the library that lies as `layout` says: what `mkdocs.yml` names, then from the root on down to the pages."""
        given = _settings(layout.root / CONFIG)
        told = [layout.root / one for one in _listed(given.get("base_path"))]
        # A file in the place of a folder is the only one that may be included from there.
        folders = [one.parent if one.is_file() else one for one in told]
        return cls(
            {one: tuple(dict.fromkeys([*folders, *_usual(layout, one)])) for one in LANGUAGES},
            tuple(_listed(given.get(APPENDED))),
            bool(told),
        )


def appends(layout: PageLayout) -> bool:
    """True where every page may end with files that no page names."""
    try:
        return APPENDED in read_text(layout.root / CONFIG)
    except CannotRun:
        return False


def _usual(layout: PageLayout, language: Language) -> list[Path]:
    folder = layout.folder(language)
    below = [one for one in (folder, *folder.parents) if one.is_relative_to(layout.root)]
    return [layout.root, *reversed(below)]


def _settings(path: Path) -> Mapping[str, Any]:
    """What the file at `path` tells the extension; nothing where it cannot be read, which whoever builds the site is told."""
    try:
        extensions = read_site_yaml(path).get("markdown_extensions")
    except CannotRun:
        return {}
    for one in [extensions] if isinstance(extensions, Mapping) else _values(extensions):
        if isinstance(one, Mapping) and isinstance(given := one.get(EXTENSION), Mapping):
            return given
    return {}


def _listed(given: object) -> list[str]:
    return [str(one) for one in ([given] if isinstance(given, str) else _values(given))]


def _values(given: object) -> list[object]:
    return given if isinstance(given, list) else []
