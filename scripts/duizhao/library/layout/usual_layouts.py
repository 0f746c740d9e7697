"""Find out how the docs of a strange repository are laid out: of the usual ways, the one that most pages stand in twice.

The ways are those of MkDocs with static-i18n (folders and suffixes), Docusaurus, Hugo, VitePress, Starlight and of READMEs.
"""

import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from duizhao.base.bilingual import LANGUAGES, Language, other
from duizhao.library.layout.language_codes import language_named, mark_of
from duizhao.library.layout.page_layout import FIRST_PAGES, PageLayout
from duizhao.library.layout.page_pattern import ENDINGS, PAGE, PagePattern
from duizhao.library.layout.pages_there import SKIPPED, third_languages
from duizhao.text.language.language_pack import Chinese

# Where Docusaurus has the pages of a translation; those of its first language stand in `docs`.
DOCUSAURUS = "docusaurus-plugin-content-docs/current"
DOCUSAURUS_BLOG = "docusaurus-plugin-content-blog"
# What stands between a name and the language in `page.zh.md`, `page_zh.md`, `page-zh.md`.
MARKS = "._-"
# Folders of what is made or of other people's, in which nobody writes docs.
MADE = SKIPPED | {"site", "build", "dist", "vendor", "target", "venv", "public", "out"}
# And so many marks in file names, for each language.
MOST_MARKS = 4
# So many of the layouts that most files speak for are looked at.
MOST_LAYOUTS = 40
# More files than any docs have: a folder that holds more is not looked through.
MOST_FILES = 200_000


@dataclass(frozen=True, slots=True)
class FoundLayout:
    """A layout that a repository may have: the files of the pages that stand in both languages, how many pairs they are, and how
    many pages stand in one alone."""

    layout: PageLayout
    files: frozenset[Path]
    pairs: int
    lone: int


def find_layout(root: Path) -> PageLayout | None:
    """The layout of the docs below `root` (absolute): of those that any page stands in twice, the one in which most do, with the
    other places in which some do. None where there is none."""
    files = [root / file for file in _pages(root)]
    candidates = _candidates([file.relative_to(root).as_posix() for file in files])
    found = [one for candidate in candidates if (one := _measured(candidate, files, root)).pairs]
    # Where two have as many pairs, the one that leaves fewer pages alone fits better, then the one that names more.
    found.sort(
        key=lambda one: (one.pairs, -one.lone, one.layout.chinese == "simplified", one.layout.zh.length),
        reverse=True,
    )
    if not found:
        return None
    covered = set(found[0].files)
    also = []
    for one in found[1:]:
        if covered.isdisjoint(one.files):
            covered |= one.files
            also.append(one.layout.told)
    return replace(found[0].layout, also=tuple(also), is_found=True)


def _pages(root: Path) -> Iterator[str]:
    """The paths of what may be a page, from `root` on."""
    seen = 0
    for parent, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if name not in MADE and not name.startswith("."))
        seen += len(names)
        if seen > MOST_FILES:
            return
        for name in names:
            if name.endswith(ENDINGS) and not name.startswith("."):
                yield Path(parent, name).relative_to(root).as_posix()


_Candidate = tuple[str, str]


def _candidates(files: Sequence[str]) -> Iterator[_Candidate]:
    """Pairs of patterns, the English one and the Chinese one, from the root on, that most files speak for."""
    yield from dict.fromkeys([*_by_folders(files), *_by_names(files)])


def _by_folders(files: Iterable[str]) -> Iterator[_Candidate]:
    """Folders that bear the name of a language: beside each other, one inside of the other's, or as Docusaurus has them."""
    named: dict[PurePosixPath, dict[str, tuple[Language, Chinese]]] = defaultdict(dict)
    inside: Counter[tuple[PurePosixPath, str]] = Counter()
    for file in files:
        for folder in PurePosixPath(file).parents:
            if its := language_named(folder.name):
                named[folder.parent][folder.name] = its
                inside[folder.parent, folder.name] += 1
    for (above, name), _number in inside.most_common(MOST_LAYOUTS):
        names = named[above]
        where = "" if above == PurePosixPath(".") else f"{above}/"
        outer = where.rstrip("/") or "."
        language, _chinese = names[name]
        if above.name == "i18n" and language == "zh":
            home = "" if above.parent == PurePosixPath(".") else f"{above.parent}/"
            yield f"{home}docs", f"{where}{name}/{DOCUSAURUS}"
            yield f"{home}blog", f"{where}{name}/{DOCUSAURUS_BLOG}"
        twins = [twin for twin, (spoken, _) in names.items() if spoken == other(language)]
        for twin in twins if language == "zh" else ():
            yield f"{where}{twin}", f"{where}{name}"
        if not twins:
            sides = (outer, f"{where}{name}")
            yield sides if language == "zh" else sides[::-1]


def _by_names(files: Iterable[str]) -> Iterator[_Candidate]:
    """File names that tell the language: `page.zh.md` beside `page.en.md` or `page.md`."""
    ends: dict[Language, Counter[str]] = {"en": Counter(), "zh": Counter()}
    tops: dict[str, list[PurePosixPath]] = defaultdict(list)
    for file in files:
        stem = next(file.removesuffix(ending) for ending in ENDINGS if file.endswith(ending))
        name = PurePosixPath(stem).name
        for mark in MARKS:
            word = mark_of(name, mark)
            if word is not None and (named := language_named(word)):
                ends[named[0]][mark + word] += 1
                tops[mark + word].append(PurePosixPath(stem).parent)
    most = {language: [end for end, _ in found.most_common(MOST_MARKS)] for language, found in ends.items()}
    for en in ("", *most["en"]):
        for zh in ("", *most["zh"]):
            if en != zh:
                top = _common([*tops[en], *tops[zh]])
                yield f"{top}{PAGE}{en}", f"{top}{PAGE}{zh}"


def _common(folders: Sequence[PurePosixPath]) -> str:
    """The folder that holds all of these, with a `/` behind it; empty for the root."""
    common = os.path.commonpath([folder.as_posix() for folder in folders]) if folders else ""
    return f"{common}/" if common not in ("", ".") else ""


def _measured(candidate: _Candidate, files: Sequence[Path], root: Path) -> FoundLayout:
    en, zh = candidate
    layout = PageLayout(PagePattern.of(en, root), PagePattern.of(zh, root), root)
    layout = replace(layout, third=third_languages(layout, files))
    pages: dict[Language, dict[str, Path]] = {"en": {}, "zh": {}}
    for file in files:
        if one := layout.of_file(file):
            pages[one[1]][_plain(one[0])] = file
    both = pages["en"].keys() & pages["zh"].keys()
    paired = frozenset(pages[language][key] for language in LANGUAGES for key in both)
    return FoundLayout(layout, paired, len(both), sum(len(pages[one].keys() - both) for one in LANGUAGES))


def _plain(key: str) -> str:
    """A key without what may differ between the two languages of a page."""
    ending = next((one for one in ENDINGS if key.endswith(one)), "")
    folder, slash, name = key.removesuffix(ending).rpartition("/")
    return f"{folder}{slash}{'index' if name in FIRST_PAGES else name}"
