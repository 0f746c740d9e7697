"""All notices of a library, and the Markdown of its pages with the tokens in it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from duizhao.base.bilingual import LANGUAGES, Language, other
from duizhao.library.pages import Page
from duizhao.memory.states import PageState
from duizhao.memory.store import PAGES
from duizhao.site.notices.insert_tokens import insert, token
from duizhao.site.notices.notice_spot import NoticeMark
from duizhao.site.notices.page_notices import page_marks
from duizhao.text.markdown.snippet_lines import MARK, PART, SNIPPET


def has_memory(memory: Path) -> bool:
    """True where somebody approved something below the folder `memory`. Without that there is nothing to tell."""
    return any((memory / PAGES).rglob("*.po"))


@dataclass(frozen=True, slots=True)
class Marked:
    """The text of a page, its lines with tokens in them, and the marks of the page by name: those of its tokens, and those for
    the top of the page, which have none."""

    text: str
    lines: tuple[str, ...]
    marks: Mapping[str, NoticeMark]

    def end(self, rest: str) -> str | None:
        """`rest`, the end of the text, with its tokens; None where the text does not end so."""
        if not self.text.endswith(rest):
            return None
        return "\n".join(self.lines[self.text.count("\n", 0, len(self.text) - len(rest)) :])


@dataclass(frozen=True, slots=True)
class LibraryMarks:
    """The marks of every page, in both languages; `pages` are the pages by their whole path, `by_key` by name and
    language."""

    of_page: Mapping[tuple[str, Language], tuple[NoticeMark, ...]]
    by_key: Mapping[tuple[str, Language], Page]
    pages: Mapping[Path, Page]

    @classmethod
    def of(cls, states: Iterable[PageState]) -> "LibraryMarks":
        """The marks that follow from the states of the pages of a library."""
        marks: dict[tuple[str, Language], tuple[NoticeMark, ...]] = {}
        by_key: dict[tuple[str, Language], Page] = {}
        for state in states:
            for language in LANGUAGES:
                page = state.pair.side(language)
                if page:
                    by_key[state.key, language] = page
                    marks[state.key, language] = page_marks(state, language)
        return cls(marks, by_key, {page.path.resolve(): page for page in by_key.values()})

    def twin(self, page: Page) -> Page | None:
        """The page in the other language that answers `page`."""
        return self.by_key.get((page.key, other(page.language)))

    def marked(self, page: Page, bases: Sequence[Path]) -> Marked | None:
        """`page` with its tokens and those of the pages it includes; None where there are none.

        `bases` are the folders in which an included file is looked for.
        """
        marks = self._reached(page, bases, ())
        if not marks:
            return None
        return Marked(page.text, tuple(self._lines(page, bases, ())), {mark.name: mark for mark in marks})

    def anchors(self, page: Page, bases: Sequence[Path]) -> frozenset[str]:
        """Every anchor that stands on `page` because of a mark."""
        return frozenset(mark.anchor for mark in self._reached(page, bases, ()) if mark.anchor)

    def _reached(self, page: Page, bases: Sequence[Path], above: tuple[Path, ...]) -> list[NoticeMark]:
        """The marks of `page` and of what it includes; `above` are the pages that include it."""
        marks = list(self.of_page[page.key, page.language])
        for _row, _space, included, _is_part in self._includes(page, bases, above):
            marks += self._reached(included, bases, (*above, page.path))
        return marks

    def _lines(self, page: Page, bases: Sequence[Path], above: tuple[Path, ...]) -> list[str]:
        own = self.of_page[page.key, page.language]
        lines = list(insert(page.text.split("\n"), own))
        if above:
            # A mark for the top of an included page stands above its first line.
            lines[0] = _paragraph("", [mark for mark in own if mark.block is None]) + lines[0]
        for row, space, included, is_part in self._includes(page, bases, above):
            marks = self._reached(included, bases, (*above, page.path))
            if not marks:
                continue
            if is_part:
                # Which of its blocks are shown is not known here: all is told below it.
                lines[row] += "\n\n" + _paragraph(space, marks).rstrip("\n")
                continue
            text = "\n".join(self._lines(included, bases, (*above, page.path))).rstrip("\n")
            _, _, below = lines[row].partition("\n")
            # What was put below the line stays below the included text.
            lines[row] = "\n".join(
                [*(space + line for line in text.split("\n")), *([below] if below else [])]
            )
        return lines

    def _includes(
        self, page: Page, bases: Sequence[Path], above: tuple[Path, ...]
    ) -> Iterator[tuple[int, str, Page, bool]]:
        """Each line of `page` that includes a page of the library: its row, its blanks, the page, whether it is a
        part."""
        if MARK not in page.text:
            return
        fenced = _fenced(page)
        listed: list[Page] = []
        listing = False
        for row, line in enumerate(page.text.split("\n")):
            found = SNIPPET.fullmatch(line)
            if found and not found["name"]:
                listing = not listing
                # The lines of a list name files, and nothing else may stand there.
                yield from ((row, found["space"], included, True) for included in listed)
                listed = []
            elif found or listing:
                name = found["name"] if found else line.strip()
                part = PART.search(name)
                included = self._page(PART.sub("", name), bases)
                if included is None or included.path == page.path or included.path in above:
                    continue
                if listing:
                    listed.append(included)
                elif found:
                    # A program is shown letter by letter: nothing may stand in it.
                    yield fenced.get(row, row), found["space"], included, bool(part) or row in fenced

    def _page(self, name: str, bases: Sequence[Path]) -> Page | None:
        for base in bases:
            path = base / name
            if path.is_file():
                return self.pages.get(path.resolve())
        return None


def _fenced(page: Page) -> dict[int, int]:
    """For each row inside a fence, the row that closes it."""
    return {
        row: block.line - 1 + block.text.count("\n")
        for block in page.blocks
        if block.kind == "code"
        for row in range(block.line - 1, block.line - 1 + block.text.count("\n"))
    }


def _paragraph(space: str, marks: Sequence[NoticeMark]) -> str:
    """A paragraph of the tokens of `marks`; nothing where there are none."""
    return f"{space}{' '.join(map(token, marks))}\n\n" if marks else ""
