"""A heading that was renamed carries along what stood under it: its place is found by the words that stand there now.

The pages of the library say where a piece is. Where the anchor that a placement names is gone from a page, the pieces that
were kept under it are looked for on that page; where most of them stand under one heading, that is the one.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from duizhao.base.bilingual import LANGUAGES, Language
from duizhao.checks.workspace import Workspace
from duizhao.normalise.account import bare, shown_words
from duizhao.normalise.placement import Fate, PlacedPiece, Placement

# Fewer letters may stand anywhere.
FEWEST_LETTERS = 4


def followed(placement: Placement, workspace: Workspace) -> Placement:
    """The placement, each place whose heading was renamed with the new one. A page that is not there changes nothing."""
    renamed = _renamed(placement, workspace)
    if not renamed:
        return placement
    records = tuple(_moved(record, renamed) for record in placement.records)
    return replace(placement, records=records)


def _moved(record: PlacedPiece, renamed: Mapping[str, str]) -> PlacedPiece:
    parts = tuple(replace(part, fate=_led(part.fate, renamed)) for part in record.parts)
    return replace(record, fate=_led(record.fate, renamed), parts=parts)


def _led(fate: Fate, renamed: Mapping[str, str]) -> Fate:
    if not any(place in renamed for place in fate.went_to):
        return fate
    return replace(fate, went_to=tuple(dict.fromkeys(renamed.get(place, place) for place in fate.went_to)))


def _renamed(placement: Placement, workspace: Workspace) -> dict[str, str]:
    """The new place for each one whose heading is in no language of its page any more."""
    sections: dict[str, dict[str, str]] = {}
    votes: dict[str, Counter[str]] = {}
    for place, words in _kept(placement):
        key, _sharp, anchor = place.partition("#")
        if key not in sections:
            sections[key] = _sections(key, workspace)
        if not sections[key] or anchor in sections[key] or len(words) < FEWEST_LETTERS:
            continue
        found = [new for new, text in sections[key].items() if words in text]
        # What stands under several headings says nothing.
        if len(found) == 1:
            votes.setdefault(place, Counter())[f"{key}#{found[0]}"] += 1
    return {
        place: most[0][0]
        for place, counted in votes.items()
        if (most := counted.most_common(1)) and 2 * most[0][1] > counted.total()
    }


def _kept(placement: Placement) -> Iterator[tuple[str, str]]:
    """Each place, with the letters of a piece that was kept there as it is."""
    for record in placement.records:
        if record.fate.outcome == "kept" and not record.parts and len(record.fate.went_to) == 1:
            yield record.fate.went_to[0], bare(record.piece.text or record.text)


def _sections(key: str, workspace: Workspace) -> dict[str, str]:
    """By anchor: the letters of what stands under a heading of a page, in both languages."""
    found: dict[str, str] = {}
    for language in LANGUAGES:
        for anchor, text in _of_page(key, language, workspace):
            found[anchor] = found.get(anchor, "") + "\n" + text
    return found


def _of_page(key: str, language: Language, workspace: Workspace) -> Iterator[tuple[str, str]]:
    workspace.settings.page_path(key, language)
    page = workspace.page(key, language)
    anchor = ""
    for block in page.blocks if page else ():
        if block.kind == "heading" and block.anchor:
            anchor = block.anchor
        if anchor:
            yield anchor, shown_words(block.as_written)
