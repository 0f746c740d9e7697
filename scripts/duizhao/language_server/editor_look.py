"""One page pair as an editor holds it: what the rules find in it, and which block pair stands at a line."""

from dataclasses import dataclass
from pathlib import Path

from duizhao.base.bilingual import LANGUAGES, Language, other
from duizhao.checks.finding import Finding, Place
from duizhao.language_server.positions import EditorText, Units
from duizhao.memory.states.pair_state import BlockState
from duizhao.memory.status.page_look import PageLook


@dataclass(frozen=True)
class EditorLook:
    """A page as it is looked at, the paths of its two files and what the editor calls them, and those of its findings that the baseline
    has recorded."""

    seen: PageLook
    paths: dict[Language, Path]
    uris: dict[Language, str]
    recorded: frozenset[str] = frozenset()
    units: Units = "utf-16"

    @property
    def key(self) -> str:
        """The key of the page that is looked at."""
        return self.seen.page.key

    @property
    def sides(self) -> tuple[Language, ...]:
        """The languages in which the page stands."""
        return tuple(language for language in LANGUAGES if self.seen.text(language) is not None)

    def text(self, language: Language) -> EditorText:
        """The text of a side; an empty one where there is no such page."""
        return EditorText(self.seen.text(language) or "", self.units)

    def findings(self, language: Language) -> list[tuple[Finding, Place]]:
        """What is told in the file of `language`, each with its place there: a finding that has one on both sides stands in both."""
        found = []
        for finding in self.seen.live:
            for place in (finding.place, finding.compare):
                if place and place.language == language:
                    found.append((finding, place))
                    break
        return found

    def block_at(self, language: Language, line: int) -> BlockState | None:
        """The block pair that stands at `line` (from 1) of a side; of several the one with the fewest lines there. None where none
        does."""
        found = [
            (block.text.count("\n"), block.is_attribute, state.number or 0, state)
            for state in self.seen.page.blocks
            for block in state.side(language).blocks
            if block.line <= line <= block.line + block.text.count("\n")
        ]
        return min(found, key=lambda one: one[:3])[3] if found else None

    def places_across(self, state: BlockState, language: Language) -> list[Place]:
        """Where the blocks of the pair stand in the other language than `language`; where it lacks them, the block above the place where
        they belong, and the top of the page where there is none."""
        to = other(language)
        if self.seen.text(to) is None:
            return []
        blocks = state.side(to).blocks or ((state.before,) if state.before else ())
        lines = self.text(to).lines
        return [
            Place(str(self.paths[to]), line, column, to, block.as_written, lines[line - 1])
            for block in blocks
            for line, column in [block.position(0)]
        ] or [Place(str(self.paths[to]), 1, 1, to)]
