"""Where a library keeps its things, read from `duizhao.toml` in its root folder."""

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from duizhao.base.bilingual import Language
from duizhao.base.errors import CannotRun
from duizhao.base.files import inside, parse_toml, text_if_there
from duizhao.library.check_settings import CheckSettings
from duizhao.library.page_files import file_of
from duizhao.library.reading_targets import Targets

SETTINGS_FILE = "duizhao.toml"
DEFAULTS = {
    "en": "docs/en",
    "zh": "docs/zh",
    "source": "source",
    "memory": "memory",
    "terms": "terms.csv",
    "topics": "topics.toml",
    "phrases": "phrases.toml",
    "pictures": "pictures",
    "safety": "safety.toml",
    "waivers": "waivers.toml",
    "search": "search.toml",
    "drafts": "build/normalised",
    "kept": "build/status.json",
    "site": "site",
}

# What has to be there when it is named: without it a check would find less and say nothing.
REQUIRED = frozenset({"en", "zh", "source", "terms", "topics", "phrases", "pictures"})


@dataclass(frozen=True, slots=True)
class GeneratedPages:
    """What every generated page carries: more front matter, and the snippets (below a language's folder) at
    its end.

    `rules` is the folder, below a language's, of the pages about the rules; a library without it has none.
    """

    front_matter: tuple[tuple[str, str], ...] = ()
    snippets: tuple[str, ...] = ()
    rules: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """The folders and files of one library. Every path is absolute; a data file need not exist."""

    root: Path
    en: Path
    zh: Path
    source: Path
    memory: Path
    terms: Path
    topics: Path
    phrases: Path
    pictures: Path
    safety: Path
    waivers: Path
    search: Path
    drafts: Path
    kept: Path
    site: Path
    generated: GeneratedPages = GeneratedPages()
    simplify: bool = False
    reading: Targets = field(default_factory=Targets)
    check: CheckSettings = field(default_factory=CheckSettings)

    def docs(self, language: Language) -> Path:
        """The folder of the pages in `language`."""
        return self.en if language == "en" else self.zh

    def shown_page(self, key: str, language: Language) -> str:
        """The path of a page as a person sees it: from the root, where it is below it."""
        path = self.docs(language) / file_of(key)
        return (path.relative_to(self.root) if path.is_relative_to(self.root) else path).as_posix()

    @classmethod
    def read(cls, root: Path) -> "Settings":
        """Settings from `root/duizhao.toml`; without that file, the usual places.

        Raises CannotRun for TOML that does not parse, an unknown key, or a path that leaves `root`.
        """
        root = root.resolve()
        path = root / SETTINGS_FILE
        text = text_if_there(path)
        data: dict[str, Any] = {} if text is None else parse_toml(text, path)
        given = _table(data, "paths", path)
        for key, value in given.items():
            if key not in DEFAULTS or not isinstance(value, str):
                raise CannotRun(
                    f"{path}: [paths] does not know {key!r}. It knows: {', '.join(DEFAULTS)}.",
                    f"{path}：[paths] 中没有 {key!r} 这一项。可用的有：{'、'.join(DEFAULTS)}。",
                )
        paths = {key: inside(root, given.get(key, usual)) for key, usual in DEFAULTS.items()}
        for key in sorted(REQUIRED & given.keys()):
            # Not Path.exists: a name may be longer than any file's.
            if not os.path.exists(paths[key]):
                raise CannotRun(
                    f"{path}: {key} = {given[key]!r}, but there is no such file or folder. Put it back, or correct the line.",
                    f"{path}：{key} = {given[key]!r}，但没有这个文件或文件夹。请放回原处，或改正这一行。",
                )
        generated = _generated(_table(data, "generated", path), paths["en"])
        return cls(
            root,
            **paths,
            generated=generated,
            simplify=_simplify(_table(data, "sources", path), path),
            reading=Targets.of(_table(data, "reading", path), path),
            check=CheckSettings.of(_table(data, "check", path), path),
        )


def _table(data: dict[str, Any], name: str, path: Path) -> dict[str, Any]:
    table = data.get(name, {})
    if not isinstance(table, dict):
        raise CannotRun(
            f"{path}: {name!r} has to be a table: a line `[{name}]` with lines `key = value` below it.",
            f"{path}：{name!r} 应是一个表：先写一行 `[{name}]`，下面每行写 `名称 = 值`。",
        )
    return table


def _simplify(table: dict[str, Any], path: Path) -> bool:
    """Whether sources in Traditional Chinese are written in Simplified characters: only where somebody asked for it."""
    for key in table:
        if key != "simplify" or not isinstance(table[key], bool):
            raise CannotRun(
                f"{path}: [sources] knows simplify = true or false, not {key} = {table[key]!r}.",
                f"{path}：[sources] 中只有 simplify = true 或 false，没有 {key} = {table[key]!r}。",
            )
    return bool(table.get("simplify", False))


def _generated(table: dict[str, Any], docs: Path) -> GeneratedPages:
    rules = str(table.get("rules", ""))
    if rules:
        # The folder has to lie below that of its language.
        inside(docs, rules)
    return GeneratedPages(
        tuple((key, str(value)) for key, value in table.items() if key not in ("snippets", "rules")),
        tuple(str(name) for name in table.get("snippets", ())),
        rules,
    )


def find_root(start: Path) -> Path:
    """The nearest folder, from `start` upwards, that holds `duizhao.toml`; else `start` itself."""
    start = start.resolve()
    for folder in (start, *start.parents):
        if (folder / SETTINGS_FILE).exists():
            return folder
    return start
