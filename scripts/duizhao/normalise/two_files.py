"""One text in two files, one for each language: `leaflet.en.docx` and `leaflet.zh.docx`. Their names say it.

They are read as one text, the English file first, and paired as one text would be: the placement stands beside the English
file. Who had them placed as two texts before keeps two.
"""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from duizhao.base.bilingual import LANGUAGES, Language, other
from duizhao.normalise.placement import placement_path
from duizhao.normalise.readers import READERS
from duizhao.normalise.readers.received import MARKUP, Aside
from duizhao.normalise.source import Source
from duizhao.normalise.source import read_source as read_one_source

MARKS: dict[Language, tuple[str, ...]] = {
    "en": ("en", "eng", "english", "en-us", "en_us", "en-gb", "英文", "英文版", "英语"),
    "zh": (
        *("zh", "cn", "chs", "chi", "chinese", "zh-cn", "zh_cn", "zh-hans", "zh-hant", "zh-tw", "zh_tw"),
        *("中文", "中文版", "简体", "简体中文", "汉语", "繁體中文", "繁體"),
    ),
}
# A mark stands behind the name or before it, parted from it by one of these; a bracket may close behind it.
PARTS_BEHIND, PARTS_BEFORE, CLOSING = "._ (（-", "._ -", ")）"
# Where one of the two bears no mark, the other bears one of these: README.md and README.zh-CN.md. They are few, for every
# file is asked about each.
USUAL_ENDINGS: dict[Language, tuple[str, ...]] = {
    "en": (".en", "_en", "-en", ".EN", "_EN", "-EN"),
    "zh": (
        *(
            ".zh",
            ".zh-CN",
            ".zh-cn",
            ".zh_CN",
            ".zh-Hans",
            ".zh-hans",
            ".cn",
            ".CN",
            "_zh",
            "_CN",
            "_cn",
            "_zh_CN",
        ),
        *("-zh", "-CN", "-cn", "-zh-CN", "-zh-Hans", "_中文", "-中文"),
    ),
}
CASES: tuple[Callable[[str], str], ...] = (
    str.lower,
    str.upper,
    str.title,
    # zh-CN, zh-Hans.
    lambda mark: mark[:3] + (mark[3:].upper() if len(mark) == 5 else mark[3:].title()),
)
BETWEEN = "\n\n"


def both_files(path: Path) -> tuple[Path, Path] | None:
    """The English and the Chinese file of the text that `path` is one language of; None where there are no two."""
    for language in LANGUAGES:
        for partner in (*_partners(path, language), *_bare_partners(path, language)):
            if partner.is_file():
                en, zh = (path, partner) if language == "en" else (partner, path)
                return None if placement_path(zh).is_file() else (en, zh)
    return None


def without_second_files(paths: Sequence[Path]) -> list[Path]:
    """The paths, each text that is in two files once, by its English one. What is named twice otherwise stays so."""
    found: list[Path] = []
    joined: set[Path] = set()
    for path in paths:
        both = both_files(path)
        if both is None:
            found.append(path)
        elif both[0] not in joined:
            joined.add(both[0])
            found.append(both[0])
    return found


def is_second_file(path: Path) -> bool:
    """True for the Chinese one of two files: what becomes of it is told with the English one."""
    both = both_files(path)
    return both is not None and both[1] == path


def read_source(path: Path) -> Source:
    """Read a source; one that is in two files as one text. Raises CannotRun as `read_one_source` does."""
    both = both_files(path)
    if both is None or both[0] != path:
        return read_one_source(path)
    en, zh = (_as_markdown(one) for one in map(read_one_source, both))
    return _joined(en, zh)


def _partners(path: Path, language: Language) -> Iterator[Path]:
    """What the file in the other language may be called, where this one's name says that it is in `language`."""
    found = _around(path.stem, language)
    if found is None:
        return
    before, after = found
    for ending in dict.fromkeys((path.suffix, *READERS)):
        for mark in MARKS[other(language)]:
            for case in dict.fromkeys(case(mark) for case in CASES):
                yield path.with_name(f"{before}{case}{after}{ending}")


def _bare_partners(path: Path, language: Language) -> Iterator[Path]:
    """The file in the other language where one of the two bears no mark and `path` is in `language`: `README.md` beside
    `README.zh.md`. The one with a mark says what the other is, unless that has a partner with a mark."""
    if _around(path.stem, other(language)) is not None:
        return
    if _around(path.stem, language) is not None:
        for ending in USUAL_ENDINGS[language]:
            if path.stem.endswith(ending):
                yield path.with_name(f"{path.stem.removesuffix(ending)}{path.suffix}")
        return
    if not any(partner.is_file() for partner in _marked(path, language)):
        yield from _marked(path, other(language))


def _marked(path: Path, language: Language) -> Iterator[Path]:
    """What the file may be called with a mark of `language` behind its name."""
    for ending in USUAL_ENDINGS[language]:
        yield path.with_name(f"{path.stem}{ending}{path.suffix}")


def _around(stem: str, language: Language) -> tuple[str, str] | None:
    """What of a name stands before and behind the mark of a language; None where it bears none. The longest mark counts."""
    bare = stem.rstrip(CLOSING)
    for mark in sorted(MARKS[language], key=len, reverse=True):
        size = len(mark)
        if bare[-size:].casefold() == mark and bare[-size - 1 : -size] and bare[-size - 1] in PARTS_BEHIND:
            return bare[:-size], stem[len(bare) :]
        if stem[:size].casefold() == mark and stem[size : size + 1] and stem[size] in PARTS_BEFORE:
            return "", stem[size:]
    return None


def _as_markdown(source: Source) -> Source:
    """The source as Markdown: of two kinds of files, one text has to be made."""
    if source.is_markdown:
        return source
    spots = [match.start() for match in MARKUP.finditer(source.text)]
    parts = [source.text[start:end] for start, end in zip([0, *spots], [*spots, None], strict=True)]
    moved = partial(_moved, spots)
    return replace(
        source,
        text="\\".join(parts),
        is_markdown=True,
        added=tuple((spot + number, spot + number + 1) for number, spot in enumerate(spots)),
        mends=tuple(replace(one, start=moved(one.start), end=moved(one.end)) for one in source.mends),
        flagged=tuple(Aside(moved(one.start), moved(one.end), one.why) for one in source.flagged),
    )


def _moved(spots: Sequence[int], place: int) -> int:
    return place + sum(spot < place for spot in spots)


def _joined(en: Source, zh: Source) -> Source:
    shift = len(en.text) + len(BETWEEN)
    return Source(
        en.name,
        f"{en.text}{BETWEEN}{zh.text}",
        f"{en.encoding}; {zh.name}: {zh.encoding}",
        hashlib.sha256(f"{en.digest} {zh.digest}".encode()).hexdigest(),
        True,
        (*en.added, *((start + shift, end + shift) for start, end in zh.added)),
        (*en.asides, *(Aside(one.start + shift, one.end + shift, one.why) for one in zh.asides)),
        (*en.pairs, *((a + shift, b + shift) for a, b in zh.pairs)),
        (*en.mends, *(replace(one, start=one.start + shift, end=one.end + shift) for one in zh.mends)),
        (*en.remarks, *zh.remarks),
        (*en.flagged, *(Aside(one.start + shift, one.end + shift, one.why) for one in zh.flagged)),
    )
