"""What became of the approved texts of one language."""

from collections.abc import Sequence
from dataclasses import replace

from duizhao.base.bilingual import Bilingual, Language
from duizhao.memory.entry import Entry
from duizhao.memory.essence import essence
from duizhao.memory.states.block_shape import forms_of
from duizhao.memory.states.find_approved import Approved, find
from duizhao.memory.states.pair_state import PairSide, approved_parts
from duizhao.text.markdown.blocks import Block


def sides(entries: Sequence[Entry], language: Language, blocks: Sequence[Block]) -> list[PairSide]:
    """One side a pair, in their order. A page that is not there has no blocks."""
    if not blocks:
        return [PairSide(entry.side(language), (), "gone") for entry in entries]
    parts: list[Approved] = []
    owners: list[int] = []
    for number, entry in enumerate(entries):
        kind = entry.kind or "paragraph"
        for part in approved_parts(entry.side(language), kind):
            parts.append(Approved(part, kind, entry.section_in(language), essence(part, kind)))
            owners.append(number)
    kept: list[list[Block]] = [[] for _ in entries]
    changed = [False] * len(entries)
    notes: list[Bilingual | None] = [None] * len(entries)
    forms = forms_of(blocks)
    for found, owner in zip(find(parts, blocks), owners, strict=True):
        if found.block is None:
            changed[owner] = True
        else:
            kept[owner].append(blocks[found.block])
            changed[owner] |= found.changed
    for number, (entry, now) in enumerate(zip(entries, kept, strict=True)):
        # A warning that became a note says something else. Nothing is known of a pair that was written by hand.
        form = forms.get(now[0].number, "") if now else ""
        if entry.kind not in ("", "heading") and now and form != entry.form(language):
            changed[number] = True
            notes[number] = _say_form(entry.form(language), form)
    return [
        replace(_side(entry, language, tuple(now), was_changed), note=note)
        for entry, now, was_changed, note in zip(entries, kept, changed, notes, strict=True)
    ]


def _side(entry: Entry, language: Language, blocks: tuple[Block, ...], changed: bool) -> PairSide:
    approved = entry.side(language)
    side = PairSide(approved, blocks, "changed")
    if not blocks:
        return replace(side, change="gone")
    if changed:
        return side
    # A heading that went up or down a level still says the same.
    level = str(blocks[0].level) if entry.kind == "heading" else ""
    same = _folded(side.text) == _folded(approved) and level in ("", entry.form(language))
    return replace(side, change="same" if same else "minor")


def _say_form(before: str, now: str) -> Bilingual:
    if not now:
        return Bilingual(
            f"It stands in no box now; it was in a “{before}” box.",
            f"现在不在提示框里，确认时在“{before}”框里。",
        )
    if not before:
        return Bilingual(f"It stands in a “{now}” box now.", f"现在放进了“{now}”提示框。")
    return Bilingual(
        f"The box is “{now}” now; it was “{before}”.", f"提示框现在是“{now}”，确认时是“{before}”。"
    )


def _folded(text: str) -> str:
    return " ".join(text.split())
