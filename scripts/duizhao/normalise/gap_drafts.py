"""Drafts for gaps by a program that the user names, as `suggest` has them for pages: marked, checked, never published.

A draft stands in a comment behind the gap that it is for, with what the rules say of it: the gap stays one until a person
puts a text in its place. What was answered is kept beside the drafts, so that nobody asks twice.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from duizhao.base.bilingual import LANGUAGES, Bilingual, Language, other
from duizhao.base.content_cache import ContentCache
from duizhao.base.digest import digest
from duizhao.checks.rule import Knowledge
from duizhao.library.terms.term_base import TermBase
from duizhao.memory.suggest.drafts import ask_program
from duizhao.normalise.fill_sides import FilledPiece
from duizhao.normalise.pair_clashes import texts_clash
from duizhao.normalise.write_drafts import RECORD

FILE = "machine-drafts.json"
# What every comment begins with that holds a draft: the site takes such comments out.
MARK = Bilingual("Machine draft, not approved", "机器译稿，未经确认")


@dataclass(frozen=True, slots=True)
class GapDraft:
    """The answer for one gap: its text, the program that gave it, and what the rules find in it."""

    text: str
    by: str
    findings: tuple[Bilingual, ...] = ()

    @property
    def told(self) -> Bilingual:
        """What the comment says to an editor, in both languages."""
        en = "".join(f" ! {one.en}" for one in self.findings) or " The rules find nothing in it."
        zh = "".join(f"！{one.zh}" for one in self.findings) or "规则未发现问题。"
        return Bilingual(
            f"{MARK.en} ({self.by}): {self.text}{en}", f"{MARK.zh}（{self.by}）：{self.text}{zh}"
        )


def kept_drafts(beside: Path) -> dict[str, GapDraft]:
    """What was answered before, by what was asked."""
    values = ContentCache.read(beside / RECORD / FILE).values
    return {
        name: GapDraft(str(value["text"]), str(value["by"]))
        for name, value in values.items()
        if isinstance(value, dict) and value.keys() >= {"text", "by"}
    }


def keep_drafts(beside: Path, drafts: Mapping[str, GapDraft]) -> None:
    """Keep the answers for the next run."""
    ContentCache(beside / RECORD / FILE).write(
        {name: {"text": one.text, "by": one.by} for name, one in sorted(drafts.items())}
    )


def asked(filled: Sequence[FilledPiece], terms: TermBase) -> Iterator[dict[str, object]]:
    """What a program is asked about each gap, a JSON object each."""
    for one in filled:
        if one.is_gap:
            language = _lead(one)
            text = one.side(language).text
            named = {use.term.id: use.term for use in terms.uses(text, language)}
            yield {
                "id": name_of(one),
                "page": one.piece.topic,
                "kind": one.piece.kind,
                "from": language,
                "to": other(language),
                "text": text,
                "terms": [{each: term.names(each)[0] for each in LANGUAGES} for term in named.values()],
            }


def answers(command: str, filled: Sequence[FilledPiece], terms: TermBase) -> dict[str, GapDraft]:
    """The drafts of the program for the gaps. Raises CannotRun as `ask_program` does."""
    # Two gaps of one text are asked about once.
    requests = {json.dumps(one["id"]): one for one in asked(filled, terms)}
    return {
        name: GapDraft(text, command) for name, text in ask_program(command, list(requests.values())).items()
    }


def for_gaps(
    filled: Sequence[FilledPiece], drafts: Mapping[str, GapDraft], knowledge: Knowledge
) -> dict[int, GapDraft]:
    """The draft for each gap, by the start of its piece, with what the rules find in it."""
    found: dict[int, GapDraft] = {}
    for one in filled:
        if one.is_gap and (draft := drafts.get(name_of(one))):
            own = one.side(_lead(one)).text
            en, zh = (own, draft.text) if _lead(one) == "en" else (draft.text, own)
            messages = tuple(finding.message for finding in texts_clash(en, zh, one.piece.line, knowledge))
            found[one.piece.start] = replace(draft, findings=messages)
    return found


def name_of(one: FilledPiece) -> str:
    """What a gap is known by: its language and its text, wherever it stands."""
    language = _lead(one)
    return digest(language, one.side(language).text)[:16]


def _lead(one: FilledPiece) -> Language:
    return "zh" if one.en.origin == "gap" else "en"
