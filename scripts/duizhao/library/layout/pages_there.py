"""What stands in the folders of a layout: the pages of both languages, and what is no page of either."""

import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from duizhao.base.bilingual import LANGUAGES, Language, other
from duizhao.base.errors import CannotRun
from duizhao.base.files import shown_path
from duizhao.base.links_out import LinkGuard
from duizhao.library.layout.language_codes import language_named
from duizhao.library.layout.page_layout import PageLayout, names_of
from duizhao.library.layout.page_pattern import ENDINGS, USUAL, PagePattern

# Files of these kinds hold pages too, but not in Markdown.
OTHER_PAGES = (".rst", ".adoc", ".asciidoc", ".html", ".htm", ".org", ".textile", ".mkd", ".mdown", ".qmd")
# No page stands in these, and they may be large.
SKIPPED = frozenset({"node_modules", "__pycache__"})
# Where no layout is found, so many files say where Markdown stands.
MOST_FILES = 20_000
# A name is believed to mean a third language where this share of its pages is there in English or Chinese too.
TRANSLATED = 0.5


@dataclass(frozen=True, slots=True)
class PagesThere:
    """The keys of the pages that are there, by language. A page bears the same key in both, though one may be
    `guide/README.md` and the other `guide/index.mdx`. Beside
    them: how many pages are in a `third` language, by what names it; by folder, how many files look like pages and are not
    `unread`, by their ending; and the folders that are only `linked`, which are not followed."""

    keys: dict[Language, set[str]]
    third: Counter[str]
    unread: dict[Path, Counter[str]]
    linked: tuple[Path, ...]


def pages_there(layout: PageLayout) -> PagesThere:
    """Look through the folders of a layout. Raises CannotRun where a folder is missing or cannot be read, where both languages
    would be read from the same files, and where a link among them leads out."""
    require(layout)
    keys: dict[Language, set[str]] = {"en": set(), "zh": set()}
    excluded: set[str] = set()
    third: Counter[str] = Counter()
    unread: dict[Path, Counter[str]] = {}
    linked: list[Path] = []
    guard = LinkGuard.of(layout.root, layout.links)
    for folder in layout.folders:
        unread[folder] = Counter()
        for path in _files(folder, linked):
            # Pictures and included texts too: the site holds them.
            guard.require(path)
            if path.name.endswith(ENDINGS):
                if one := layout.of_file(path):
                    keys[one[1]].add(one[0])
                elif layout.is_excluded(path):
                    if found := layout.named_by(path):
                        excluded.add(found[0])
                elif (foreign := layout.foreign(path)) and foreign[0] in layout.third:
                    third[foreign[0]] += 1
                else:
                    unread[folder][path.suffix] += 1
            elif _looks_like_a_page(path) and not layout.is_excluded(path):
                unread[folder][path.suffix] += 1
    for path in linked:
        # They are not followed here, but whoever builds the site follows them.
        guard.require(path)
    for language in LANGUAGES:
        # Nobody compares a page whose other side is left out.
        keys[language] -= excluded
    lone = keys["zh"] - keys["en"]
    for key in sorted(keys["en"] - keys["zh"]):
        if twin := next((name for name in names_of(key) if name in lone), None):
            lone.remove(twin)
            keys["zh"] = keys["zh"] - {twin} | {key}
    return PagesThere(keys, third, unread, tuple(linked))


def looked_through(layout: PageLayout) -> PageLayout:
    """The layout with the third languages that stand among its pages, where any can."""
    if layout.inner is None and all(side.is_folder for side in (layout.en, layout.zh)):
        return layout
    files = [path for folder in layout.folders if folder.is_dir() for path in _files(folder, [])]
    return replace(layout, third=third_languages(layout, files))


def third_languages(layout: PageLayout, files: Iterable[Path]) -> frozenset[str]:
    """What names a third language among the `files`: not every folder `no` is Norwegian. Most pages of a translation are there
    in English or Chinese too."""
    pages: dict[str, set[str]] = defaultdict(set)
    own: set[str] = set()
    for path in files:
        if path.name.endswith(ENDINGS):
            if foreign := layout.foreign(path):
                pages[foreign[0]].add(_bare(foreign[1]))
            elif one := layout.named_by(path):
                own.add(_bare(one[0]))
    return frozenset(name for name, keys in pages.items() if len(keys & own) >= TRANSLATED * len(keys))


def with_sides(layout: PageLayout, en: str | Path | None, zh: str | Path | None) -> PageLayout:
    """The layout with other patterns, as a person in the current folder writes them; None leaves a side as it is. Raises
    CannotRun for what is no pattern."""
    here = Path.cwd()
    sides = (
        PagePattern.of(given, here) if given else side for given, side in ((en, layout.en), (zh, layout.zh))
    )
    changed = dict(zip(LANGUAGES, sides, strict=True))
    return looked_through(
        replace(layout, en=changed["en"], zh=changed["zh"], third=frozenset(), also=(), is_found=False)
    )


def require(layout: PageLayout) -> None:
    """Raise CannotRun where a folder is missing, or where both languages would be read from the same files."""
    for language in LANGUAGES:
        folder = layout.folder(language)
        if not folder.is_dir() and layout.is_guessed:
            raise CannotRun(*_not_found(layout))
        if not folder.is_dir():
            name = "English" if language == "en" else "Chinese"
            raise CannotRun(
                f"{shown_path(folder)}: there is no such folder. Name the folder of the {name} pages with --{language}, or below "
                f"[paths] in duizhao.toml.",
                f"{shown_path(folder)}：没有这个文件夹。请用 --{language} 或在 duizhao.toml 的 [paths] 下指定"
                f"{'英文' if language == 'en' else '中文'}页面所在的文件夹。",
            )
    if layout.inner and (own := _folder_of_its_own(layout, other(layout.inner[0]))):
        option = f"--{other(layout.inner[0])}"
        outer = shown_path(layout.folder(other(layout.inner[0])))
        raise CannotRun(
            f"{outer}: the pages of this language stand in its folder {own}, and the other language stands beside it. Name "
            f"{outer}/{own} with {option}.",
            f"{outer}：该语言的页面在 {own} 子文件夹中，另一种语言的文件夹与它并列。请用 {option} 指定 {outer}/{own}。",
        )
    en, zh = (replace(side, folder=side.folder.resolve()) for side in (layout.en, layout.zh))
    if en == zh:
        shown = layout.en.shown(Path.cwd())
        raise CannotRun(
            f"{shown}: this is named for both languages, so each page would be compared with itself. Name the English "
            "pages with --en and the Chinese pages with --zh; where they stand in one folder, by their file names: "
            '--zh "docs/{page}.zh.md".',
            f"{shown}：中英文指定的是同一位置，每个页面只会与自己对照。请用 --en 指定英文页面，用 --zh 指定中文页面；"
            '如果都在一个文件夹里，请写明文件名格式，例如 --zh "docs/{page}.zh.md"。',
        )


def _not_found(layout: PageLayout) -> tuple[str, str]:
    """What to say where nobody has named the pages and no usual layout is there: where Markdown stands."""
    counts: Counter[str] = Counter()
    for path in islice(_files(layout.root, []), MOST_FILES):
        if path.name.endswith(ENDINGS):
            above = path.relative_to(layout.root).parts[:-1]
            counts["/".join(above[:2]) or "."] += 1
    most = counts.most_common(5)
    if not most:
        return (
            f"{shown_path(layout.root)}: there is no Markdown here. Name the pages with --en and --zh, or another folder with --root.",
            f"{shown_path(layout.root)}：这里没有 Markdown 文件。请用 --en 和 --zh 指定页面，或用 --root 指定另一个文件夹。",
        )
    en = ", ".join(f"{folder} ({number})" for folder, number in most)
    zh = "、".join(f"{folder}（{number}）" for folder, number in most)
    return (
        f"No English and Chinese pages were found side by side. Markdown stands in: {en}. Name both with --en and --zh: a folder, or "
        "docs/{page}.zh.md.",
        f"没有找到成对的中英文页面。含 Markdown 的文件夹有：{zh}。请用 --en 和 --zh 指定：文件夹，或 docs/{{page}}.zh.md 这样的文件名格式。",
    )


def _folder_of_its_own(layout: PageLayout, language: Language) -> str | None:
    """The folder that bears the name of a language, in the folder that is named for the pages of that language."""
    with os.scandir(layout.folder(language)) as found:
        names = sorted(one.name for one in found if one.is_dir())
    return next((name for name in names if (its := language_named(name)) and its[0] == language), None)


def _looks_like_a_page(path: Path) -> bool:
    # A file that bears the name of a page beside it (the drawing of a picture) is a part of that page.
    is_like = path.suffix.lower() in (*ENDINGS, *OTHER_PAGES)
    return is_like and not path.with_suffix(USUAL).exists()


def _bare(key: str) -> str:
    ending = next((one for one in ENDINGS if key.endswith(one)), "")
    return key.removesuffix(ending)


def _files(folder: Path, linked: list[Path]) -> Iterator[Path]:
    """The files below a folder; folders that are only linked come into `linked`. Raises CannotRun for a folder that cannot be
    read."""
    for parent, folders, names in os.walk(folder, onerror=_unreadable):
        folders[:] = sorted(name for name in folders if name not in SKIPPED and not name.startswith("."))
        linked += [path for name in folders if os.path.islink(path := Path(parent, name))]
        for name in names:
            path = Path(parent, name)
            # A link that leads nowhere is no page. A pipe is told when it is read.
            if not name.startswith(".") and os.path.exists(path):
                yield path


def _unreadable(fault: OSError) -> None:
    raise CannotRun(
        f"{fault.filename}: this folder cannot be read ({fault.strerror}), so its pages cannot be compared.",
        f"{fault.filename}：无法读取这个文件夹（{fault.strerror}），其中的页面无法对照。",
    ) from fault
