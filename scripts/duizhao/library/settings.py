"""Where a library keeps its things, read from `duizhao.toml` in its root folder."""

import os
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from duizhao.base.bilingual import LANGUAGES, Bilingual, Language
from duizhao.base.digest import bytes_of
from duizhao.base.errors import CannotRun
from duizhao.base.files import inside, parse_toml, text_if_there
from duizhao.base.known_names import did_you_mean, nearest, require_known
from duizhao.library.approval_settings import ApprovalSettings
from duizhao.library.check_settings import CheckSettings
from duizhao.library.layout import PageLayout, PagePattern
from duizhao.library.layout.pages_there import looked_through
from duizhao.library.layout.usual_layouts import find_layout
from duizhao.library.left_out_languages import left_out_languages
from duizhao.library.publisher import Publisher
from duizhao.library.reading_targets import Targets
from duizhao.library.rule_settings import RuleSettings
from duizhao.library.site_pages import SitePages

SETTINGS_FILE = "duizhao.toml"
# Every table that the file may have: any other is a slip, and what stands in it would be without effect.
TABLES = (
    *("paths", "check", "rules", "generated", "sources", "languages", "reading", "approval", "people"),
    *("publisher", "site"),
)
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
    "baseline": "baseline.json",
    "search": "search.toml",
    "conformance": "conformance.toml",
    "drafts": "build/normalised",
    "kept": "build/status.json",
    "site": "site",
}

# What [generated] knows beside front matter.
OF_GENERATED = ("rules", "snippets")
# What may stand at their paths is a folder or nothing.
FOLDERS = ("memory", "pictures")
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
    layout: PageLayout
    source: Path
    memory: Path
    terms: Path
    topics: Path
    phrases: Path
    pictures: Path
    safety: Path
    waivers: Path
    baseline: Path
    search: Path
    conformance: Path
    drafts: Path
    kept: Path
    site: Path
    generated: GeneratedPages = GeneratedPages()
    simplify: bool = False
    leave_out: frozenset[str] = frozenset()
    reading: Targets = field(default_factory=Targets)
    check: CheckSettings = field(default_factory=CheckSettings)
    rules: RuleSettings = field(default_factory=RuleSettings)
    approval: ApprovalSettings = field(default_factory=ApprovalSettings)
    publisher: Publisher = field(default_factory=Publisher)
    site_pages: SitePages = field(default_factory=SitePages)

    def judges(self) -> tuple[bytes | str, ...]:
        """What decides how a page is judged, beside its texts and the program, as it is now: for the names of what is kept."""
        asked = repr((self.approval.roles, self.approval.two_people))
        guarded = repr(self.site_pages.is_guarded)
        return (
            bytes_of(self.terms),
            bytes_of(self.safety),
            self.check.profile,
            self.check.chinese,
            asked,
            guarded,
        )

    @property
    def is_written(self) -> bool:
        """True for a library that somebody has made settings for."""
        return (self.root / SETTINGS_FILE).exists()

    @property
    def en(self) -> Path:
        """The folder of the English pages; it may be that of both languages."""
        return self.layout.folder("en")

    @property
    def zh(self) -> Path:
        """The folder of the Chinese pages; it may be that of both languages."""
        return self.layout.folder("zh")

    def docs(self, language: Language) -> Path:
        """The folder of the pages in `language`."""
        return self.layout.folder(language)

    def page_path(self, key: str, language: Language) -> Path:
        """The file of a page, whether it is there or not. Raises CannotRun where the key leads out of the folder."""
        inside(self.docs(language), self.layout.pattern(language).below(key))
        return self.layout.path(key, language)

    def shown_page(self, key: str, language: Language) -> str:
        """The path of a page as a person sees it: from the root, where it is below it."""
        return self.layout.shown(key, language)

    @classmethod
    def read(cls, root: Path) -> "Settings":
        """Settings from `root/duizhao.toml`; without that file, the usual places.

        Raises CannotRun for TOML that does not parse, an unknown table or key, a value of another kind, or a path that leaves
        `root`.
        """
        root = root.resolve()
        path = root / SETTINGS_FILE
        text = text_if_there(path)
        data: dict[str, Any] = {} if text is None else parse_toml(text, path)
        _require_tables(data, path)
        given = dict(_table(data, "paths", path))
        exclude = _list(given.pop("exclude", []), "exclude", "docs/blog/**", path)
        links = _list(given.pop("links", []), "links", "docs/en/shared.md", path)
        require_known(given, (*DEFAULTS, "exclude", "links"), path, Bilingual("[paths]", "[paths] "))
        for key, value in given.items():
            if not isinstance(value, str) or not value.strip():
                raise CannotRun(
                    f'{path}: [paths] {key} = {value!r}: it has to be a path in quotes: {key} = "{DEFAULTS[key]}".',
                    f'{path}：[paths] {key} = {value!r}：应是加引号的路径：{key} = "{DEFAULTS[key]}"。',
                )
        layout = replace(_layout(root, given, exclude), links=links)
        paths = {
            key: inside(root, given.get(key, usual))
            for key, usual in DEFAULTS.items()
            if key not in LANGUAGES
        }
        there = paths | {language: layout.folder(language) for language in LANGUAGES}
        for key in sorted(REQUIRED & given.keys()):
            # Not Path.exists: a name may be longer than any file's.
            if not os.path.exists(there[key]):
                raise CannotRun(
                    f"{path}: {key} = {given[key]!r}, but there is no such file or folder. Put it back, or correct the line.",
                    f"{path}：{key} = {given[key]!r}，但没有这个文件或文件夹。请放回原处，或改正这一行。",
                )
        for key in FOLDERS:
            if os.path.lexists(paths[key]) and not paths[key].is_dir():
                raise CannotRun(
                    f"{paths[key]}: this has to be a folder ({key}). Put the folder in this place, or name another below [paths].",
                    f"{paths[key]}：这里应是一个文件夹（{key}）。请把文件夹放到这里，或在 [paths] 下指定别的文件夹。",
                )
        generated = _generated(_table(data, "generated", path), layout.folder("en"), path)
        return cls(
            root,
            layout,
            **paths,
            generated=generated,
            simplify=_simplify(_table(data, "sources", path), path),
            leave_out=left_out_languages(_table(data, "languages", path), path),
            reading=Targets.of(_table(data, "reading", path), path),
            check=CheckSettings.of(_table(data, "check", path), path, layout.chinese),
            rules=RuleSettings.of(_table(data, "rules", path), path),
            approval=ApprovalSettings.of(_table(data, "approval", path), _table(data, "people", path), path),
            publisher=Publisher.of(_table(data, "publisher", path), path),
            site_pages=SitePages.of(_table(data, "site", path), path),
        )


def _layout(root: Path, given: dict[str, Any], exclude: tuple[str, ...]) -> PageLayout:
    """Where the pages lie: as the settings say; else in the two usual folders, or as they are found."""
    is_said = bool(given.keys() & set(LANGUAGES)) or all((root / DEFAULTS[one]).is_dir() for one in LANGUAGES)
    if not is_said and (found := find_layout(root)):
        return replace(found, exclude=exclude)
    sides = {one: PagePattern.of(given.get(one, DEFAULTS[one]), root) for one in LANGUAGES}
    for one in LANGUAGES:
        # A folder that leads out of the library is refused.
        inside(root, given.get(one, DEFAULTS[one]).partition("{")[0])
    return looked_through(PageLayout(sides["en"], sides["zh"], root, exclude, is_guessed=not is_said))


def _list(given: object, name: str, usual: str, path: Path) -> tuple[str, ...]:
    if not isinstance(given, list) or not all(isinstance(one, str) for one in given):
        thing = Bilingual("patterns", "模式") if name == "exclude" else Bilingual("paths", "路径")
        raise CannotRun(
            f'{path}: {name} has to be a list of {thing.en}: {name} = ["{usual}"].',
            f'{path}：{name} 应是一个{thing.zh}列表：{name} = ["{usual}"]。',
        )
    return tuple(given)


def _table(data: dict[str, Any], name: str, path: Path) -> dict[str, Any]:
    table = data.get(name, {})
    if not isinstance(table, dict):
        raise CannotRun(
            f"{path}: {name!r} has to be a table: a line `[{name}]` with lines `key = value` below it.",
            f"{path}：{name!r} 应是一个表：先写一行 `[{name}]`，下面每行写 `名称 = 值`。",
        )
    return table


def _require_tables(data: dict[str, Any], path: Path) -> None:
    for name, value in data.items():
        if name in TABLES:
            continue
        if not isinstance(value, dict | list):
            raise CannotRun(
                f"{path}: {name} = {value!r} stands in no table. Write it below the line of its table: "
                f"{', '.join(f'[{one}]' for one in TABLES)}.",
                f"{path}：{name} = {value!r} 不在任何表中。请写在所属的表之下：{'、'.join(f'[{one}]' for one in TABLES)}。",
            )
        near = did_you_mean(name, TABLES)
        raise CannotRun(
            f"{path}: there is no table [{name}]. The tables are: {', '.join(TABLES)}.{near.en}",
            f"{path}：没有 [{name}] 这个表。可用的表有：{'、'.join(TABLES)}。{near.zh}",
        )


def _simplify(table: dict[str, Any], path: Path) -> bool:
    """Whether sources in Traditional Chinese are written in Simplified characters: only where somebody asked for it."""
    require_known(table, ("simplify",), path, Bilingual("[sources]", "[sources] "))
    given = table.get("simplify", False)
    if not isinstance(given, bool):
        raise CannotRun(
            f"{path}: [sources] simplify = {given!r}: it has to be true or false, without quotes.",
            f"{path}：[sources] simplify = {given!r}：应写 true 或 false，不加引号。",
        )
    return given


def _generated(table: dict[str, Any], docs: Path, path: Path) -> GeneratedPages:
    rules, snippets = table.get("rules", ""), table.get("snippets", [])
    if not isinstance(rules, str):
        raise CannotRun(
            f"{path}: [generated] rules = {rules!r}: it has to be a folder in quotes.",
            f"{path}：[generated] rules = {rules!r}：应是加引号的文件夹。",
        )
    if not isinstance(snippets, list) or not all(isinstance(name, str) for name in snippets):
        raise CannotRun(
            f'{path}: [generated] snippets has to be a list of files: snippets = ["includes/emergency.md"].',
            f'{path}：[generated] snippets 应是一组文件：snippets = ["includes/emergency.md"]。',
        )
    more = {key: value for key, value in table.items() if key not in OF_GENERATED}
    for key, value in more.items():
        # Any other key is front matter, so only a slip of one of these two can be told.
        if near := nearest(key, OF_GENERATED, near=0.85):
            raise CannotRun(
                f"{path}: [generated] has {key!r}. Did you mean {near}? Front matter needs a name that is less like it.",
                f"{path}：[generated] 中有 {key!r}。您想写的是不是 {near}？页首信息的名称不要与它相近。",
            )
        if isinstance(value, dict | list):
            raise CannotRun(
                f'{path}: [generated] {key} has to be one value, which becomes a line of front matter: {key} = "…".',
                f'{path}：[generated] {key} 应是一个值，它会成为页首信息的一行：{key} = "…"。',
            )
    if rules:
        # The folder has to lie below that of its language.
        inside(docs, rules)
    return GeneratedPages(tuple((key, str(value)) for key, value in more.items()), tuple(snippets), rules)


def find_root(start: Path) -> Path:
    """The nearest folder, from `start` upwards, that holds `duizhao.toml`; else `start` itself."""
    start = start.resolve()
    for folder in (start, *start.parents):
        if (folder / SETTINGS_FILE).exists():
            return folder
    return start
