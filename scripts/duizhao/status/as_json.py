"""How the library stands, for a program: all that a translator's tool needs."""

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any

from duizhao.bilingual import LANGUAGES, Language
from duizhao.finding import Waiver
from duizhao.settings import Settings
from duizhao.staleness import BlockState, PageState, Side
from duizhao.staleness.states import IN_STEP, STATES
from duizhao.staleness.words import word_diff
from duizhao.status.blocks import command


def as_json(
    pages: Sequence[tuple[PageState, Sequence[BlockState]]],
    settings: Settings,
    waivers: int,
    lapsed: Sequence[Waiver],
) -> str:
    """`{"pages": [...], "waivers": {...}}`, Chinese as it is. For each page the block pairs that are given, safety
    blocks first; lines count from 1."""
    report = {
        "pages": [_page(page, blocks, settings) for page, blocks in pages],
        "waivers": {
            "live": waivers,
            "lapsed": [{"rule": one.rule, "page": one.page, "by": one.by} for one in lapsed],
        },
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def _page(page: PageState, blocks: Sequence[BlockState], settings: Settings) -> dict[str, Any]:
    states = Counter(state.state for state in page.blocks)
    return {
        "page": page.key,
        **{
            language: _path(page, language, settings) if page.pair.side(language) else None
            for language in LANGUAGES
        },
        "blocks": len(page.blocks),
        "in_step": sum(states[state] for state in IN_STEP),
        "states": {state: states[state] for state in STATES if states[state]},
        "dropped": [{"en": entry.en, "zh": entry.zh} for entry in page.dropped],
        "waiting": [_block(page, state, settings) for state in blocks],
    }


def _block(page: PageState, state: BlockState, settings: Settings) -> dict[str, Any]:
    entry = state.entry
    return {
        "state": state.state,
        "safety": state.safety,
        "section": state.section,
        "kind": state.first.kind,
        **{language: _side(page, state.side(language), language, settings) for language in LANGUAGES},
        "approved_by": entry.by if entry else None,
        "approved_on": entry.on if entry else None,
        "command": command(page, state),
    }


def _side(page: PageState, side: Side, language: Language, settings: Settings) -> dict[str, Any]:
    changed = side.change == "changed"
    return {
        "path": _path(page, language, settings) if page.pair.side(language) else None,
        "line": side.blocks[0].line if side.blocks else None,
        "change": side.change,
        "approved": side.approved or None,
        "current": side.text if side.blocks else None,
        "diff": [
            {"kind": part.kind, "text": part.text} for part in word_diff(side.approved, side.text, language)
        ]
        if changed
        else None,
    }


def _path(page: PageState, language: Language, settings: Settings) -> str:
    path = settings.docs(language) / f"{page.key}.md"
    return (path.relative_to(settings.root) if path.is_relative_to(settings.root) else path).as_posix()
