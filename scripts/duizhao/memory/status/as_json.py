"""How the library stands, for a program: all that a translator's tool needs."""

import json
from collections.abc import Sequence
from typing import Any

from duizhao.base.bilingual import LANGUAGES, Language
from duizhao.checks.finding import Waiver
from duizhao.library.settings import Settings
from duizhao.memory.states import BlockState, PageState, PairSide
from duizhao.memory.states.word_difference import word_diff
from duizhao.memory.status.show_pair import command
from duizhao.memory.status.status_line import PageLine


def as_json(
    pages: Sequence[tuple[PageLine, PageState | None, Sequence[BlockState]]],
    settings: Settings,
    waivers: int,
    lapsed: Sequence[Waiver],
) -> str:
    """`{"pages": [...], "waivers": {...}}`, Chinese as it is. For each page the block pairs that are given, safety
    blocks first; lines count from 1."""
    report = {
        "pages": [_page(*page, settings) for page in pages],
        "waivers": {
            "live": waivers,
            "lapsed": [{"rule": one.rule, "page": one.page, "by": one.by} for one in lapsed],
        },
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def _page(
    line: PageLine, page: PageState | None, blocks: Sequence[BlockState], settings: Settings
) -> dict[str, Any]:
    return {
        "page": line.key,
        **{
            language: settings.shown_page(line.key, language) if line.reviews[language] is not None else None
            for language in LANGUAGES
        },
        "blocks": line.blocks,
        "in_step": line.in_step,
        "states": dict(line.states),
        "steps": dict(line.steps),
        "dropped": [{"en": entry.en, "zh": entry.zh} for entry in page.dropped] if page else [],
        "waiting": [_block(page, state, settings) for state in blocks] if page else [],
    }


def _block(page: PageState, state: BlockState, settings: Settings) -> dict[str, Any]:
    entry = state.entry
    return {
        "state": state.state,
        "step": state.step,
        "safety": state.safety,
        "section": state.section,
        "kind": state.first.kind,
        **{language: _side(page, state.side(language), language, settings) for language in LANGUAGES},
        "approved_by": entry.by if entry else None,
        "approved_on": entry.on if entry else None,
        "command": command(page, state),
    }


def _side(page: PageState, side: PairSide, language: Language, settings: Settings) -> dict[str, Any]:
    changed = side.change == "changed"
    return {
        "path": settings.shown_page(page.key, language) if page.pair.side(language) else None,
        "line": side.blocks[0].line if side.blocks else None,
        "change": side.change,
        "note": {"en": side.note.en, "zh": side.note.zh} if side.note else None,
        "approved": side.approved or None,
        "current": side.text if side.blocks else None,
        "diff": [
            {"kind": part.kind, "text": part.text} for part in word_diff(side.approved, side.text, language)
        ]
        if changed
        else None,
    }
