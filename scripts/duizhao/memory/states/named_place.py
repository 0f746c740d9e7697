"""What a person means by `contraindications`, `contraindications#do-not-use` or `docs/zh/contraindications.md:23`."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from duizhao.base.bilingual import LANGUAGES, Bilingual, Language
from duizhao.base.errors import CannotRun
from duizhao.base.files import said
from duizhao.checks.named_pages import no_such_page
from duizhao.library.named_page import read_page
from duizhao.library.settings import Settings
from duizhao.memory.states.pair_state import BlockState, PageState

TARGET = re.compile(r"(?P<page>[^#]+?)(?:#(?P<section>.*))?", re.DOTALL)
AT_LINE = re.compile(r"(?P<page>.+?):(?P<line>\d+)(?::\d+)?:?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A page, or the part of it below one heading, or the block at one line. The line is that of `language`, or of
    either side where that is None."""

    page: str
    section: str | None = None
    line: int | None = None
    language: Language | None = None

    def holds(self, state: BlockState) -> bool:
        """True where the target means this block pair of its page."""
        if self.section is not None:
            return state.section == self.section
        if self.line is None:
            return True
        return any(
            block.line <= self.line <= block.line + block.text.count("\n")
            for language in LANGUAGES
            if self.language in (None, language)
            for block in state.side(language).blocks
        )


def read_target(given: str, settings: Settings) -> NamedPlace:
    """The target that a person typed: the key of a page or its path, then `#heading` or `:line`."""
    given = said(given)
    line = None
    whole = TARGET.fullmatch(given)
    page, section = (whole["page"], whole["section"]) if whole else (given, None)
    if section is None and (at_line := AT_LINE.fullmatch(page)):
        page, line = at_line["page"], int(at_line["line"])
    key, language = read_page(page, settings)
    return NamedPlace(key, section, line, language)


def chosen(
    targets: Sequence[NamedPlace], pages: Iterable[PageState]
) -> list[tuple[PageState, tuple[BlockState, ...]]]:
    """The block pairs that are meant, page by page. Raises CannotRun where a target means none."""
    by_key = {page.key: page for page in pages}
    refuse_unknown(targets, by_key)
    found: dict[str, list[BlockState]] = {}
    for target in targets:
        page = by_key[target.page]
        blocks = [state for state in page.blocks if target.holds(state)]
        if not blocks:
            raise CannotRun(*_nothing(target, page))
        _refuse_two_meanings(target, blocks)
        kept = found.setdefault(target.page, [])
        kept += [state for state in blocks if not any(state is other for other in kept)]
    return [(by_key[key], tuple(blocks)) for key, blocks in found.items()]


def refuse_unknown(targets: Sequence[NamedPlace], keys: Collection[str]) -> None:
    """Raise CannotRun where a target means none of the pages `keys`."""
    for target in targets:
        if target.page not in keys:
            raise no_such_page(target.page, keys)


def _refuse_two_meanings(target: NamedPlace, blocks: Sequence[BlockState]) -> None:
    """Raise CannotRun where a line means one pair by its English file and another by its Chinese one."""
    if target.line is None or target.language is not None:
        return
    by_file = [
        [n for n, state in enumerate(blocks) if replace(target, language=language).holds(state)]
        for language in LANGUAGES
    ]
    if all(by_file) and by_file[0] != by_file[1]:
        raise CannotRun(
            f"Line {target.line} of {target.page} is one text in the English file and another in the Chinese one. Name the file: its "
            f"path and :{target.line}.",
            f"{target.page} 的第 {target.line} 行，在英文文件和中文文件中是两处不同的内容。请写明文件：文件路径加 :{target.line}。",
        )


def _nothing(target: NamedPlace, page: PageState) -> tuple[str, str]:
    told = Bilingual(
        f"There is nothing at line {target.line} of {target.page}.",
        f"{target.page} 第 {target.line} 行没有内容块。",
    )
    if target.section is not None:
        headings = list(dict.fromkeys(state.section for state in page.blocks if state.section))
        told = Bilingual(
            f"{target.page} has no heading {target.section!r}. Its headings are: {', '.join(headings)}.",
            f"{target.page} 没有标题 {target.section!r}。现有标题：{'、'.join(headings)}。",
        )
    return told.en, told.zh
