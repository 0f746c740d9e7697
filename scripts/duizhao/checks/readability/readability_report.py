"""What `duizhao reading` tells an editor: a line a page, then what to shorten first."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from duizhao.base.bilingual import LANGUAGE_NAMES, LANGUAGES, Bilingual, Language
from duizhao.checks.readability.measure_page import EasierBox, PageReadability
from duizhao.checks.readability.page_sentences import Sentence
from duizhao.checks.reports.excerpt import display_width, pad, printable
from duizhao.library.reading_targets import Targets

HEADINGS: dict[Language, tuple[Bilingual, ...]] = {
    "en": (
        Bilingual("English page", "英文页面"),
        Bilingual("grade", "阅读年级"),
        Bilingual("nothing left out", "不排除名称"),
        Bilingual("hardest box", "最难的提示框"),
        Bilingual("longest sentence", "最长句"),
        Bilingual("sentences", "句数"),
    ),
    "zh": (
        Bilingual("Chinese page", "中文页面"),
        Bilingual("characters a sentence", "平均句长（字）"),
        Bilingual("longest sentence", "最长句"),
        Bilingual("sentences", "句数"),
    ),
}
TOO_MUCH = " !"
GAP = "  "
WIDEST = 100


def too_much(reading: PageReadability, targets: Targets) -> tuple[str, ...]:
    """Which targets a page misses: `page`, `box`, `sentence`; none for one that is easy enough."""
    english = reading.language == "en"
    missed = []
    if round(reading.score, 1) > (targets.grade if english else targets.mean):
        missed.append("page")
    if english and any(_is_hard(box, targets) for box in reading.boxes):
        missed.append("box")
    if reading.longest > (targets.words if english else targets.longest):
        missed.append("sentence")
    return tuple(missed)


def as_text(readings: Sequence[PageReadability], targets: Targets, language: Language, worst: int) -> str:
    """The tables of both languages and the `worst` sentences of each, as text for a terminal."""
    parts = []
    for side in LANGUAGES:
        own = [reading for reading in readings if reading.language == side]
        if own:
            parts.append(_table(own, side, targets, language))
            parts.append("\n".join(_worst(own, targets, language, worst)))
    if left := _left_out(readings, language):
        parts.append(left)
    parts.append(_verdict(readings, targets, language))
    return "\n\n".join(parts) + "\n"


def as_json(readings: Sequence[PageReadability], targets: Targets) -> str:
    """The same for programs, with every sentence, the longest first."""
    told = [_page_json(reading, targets) for reading in readings]
    return json.dumps({"pages": told}, ensure_ascii=False, indent=2) + "\n"


def _table(readings: Sequence[PageReadability], side: Language, targets: Targets, language: Language) -> str:
    rows = [tuple(heading.say(language) for heading in HEADINGS[side])]
    rows += [_row(reading, targets) for reading in sorted(readings, key=lambda one: -one.score)]
    widths = [max(map(display_width, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        GAP.join(pad(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )


def _row(reading: PageReadability, targets: Targets) -> tuple[str, ...]:
    missed = too_much(reading, targets)
    score = f"{reading.score:.1f}{TOO_MUCH if 'page' in missed else ''}"
    longest = f"{reading.longest}{TOO_MUCH if 'sentence' in missed else ''}"
    count = str(len(reading.sentences))
    if reading.language == "zh":
        return reading.page.key, score, longest, count
    hardest = max((box.score for box in reading.boxes), default=None)
    box = "-" if hardest is None else f"{hardest:.1f}{TOO_MUCH if 'box' in missed else ''}"
    return reading.page.key, score, f"{reading.plain_score:.1f}", box, longest, count


def _worst(
    readings: Sequence[PageReadability], targets: Targets, language: Language, worst: int
) -> Iterator[str]:
    side = readings[0].language
    name = LANGUAGE_NAMES[side][language]
    yield Bilingual(f"The longest {name} sentences:", f"最长的{name}句子：").say(language)
    found = sorted(
        ((reading, sentence) for reading in readings for sentence in reading.sentences),
        key=lambda one: -one[1].length,
    )
    for reading, sentence in found[:worst]:
        yield f"  {_place(reading, sentence)}  {sentence.length}  {_shown(sentence)}"
    hard = [(reading, box) for reading in readings for box in reading.boxes if _is_hard(box, targets)]
    if side == "en" and hard:
        yield Bilingual("Boxes that are too hard:", "过难的提示框：").say(language)
        for reading, box in sorted(hard, key=lambda one: -one[1].score):
            yield f"  {_place(reading, box.sentences[0])}  {box.score:.1f}  {_shown(box.sentences[0])}"


def _left_out(readings: Sequence[PageReadability], language: Language) -> str:
    counts: dict[str, int] = {}
    for reading in readings:
        for name, count in reading.left_out.items():
            counts[name] = counts.get(name, 0) + count
    if not counts:
        return ""
    ordered = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    names = ", ".join(f"{name} {count}" for name, count in ordered)
    return Bilingual(
        f"Medicines and words of the glossary, whose syllables are not counted: {names}",
        f"药名和术语表中的词，不计音节：{names}",
    ).say(language)


def _verdict(readings: Sequence[PageReadability], targets: Targets, language: Language) -> str:
    hard = sum(bool(too_much(reading, targets)) for reading in readings)
    return Bilingual(
        f"{len(readings)} pages, {hard} of them too hard (!). Targets: English grade {targets.grade:g}, in boxes "
        f"{targets.box_grade:g}, {targets.words} words a sentence; Chinese {targets.mean:g} characters a sentence, at "
        f"most {targets.longest}.",
        f"共 {len(readings)} 个页面，其中 {hard} 个过难（!）。目标：英文阅读年级 {targets.grade:g}，提示框 {targets.box_grade:g}，"
        f"每句最多 {targets.words} 个单词；中文平均每句 {targets.mean:g} 字，最多 {targets.longest} 字。",
    ).say(language)


def _page_json(reading: PageReadability, targets: Targets) -> dict[str, Any]:
    english = reading.language == "en"
    told: dict[str, Any] = {
        "page": reading.page.key,
        "language": reading.language,
        "path": _path(reading),
        "measure": "flesch-kincaid-grade" if english else "characters-per-sentence",
        "score": round(reading.score, 2),
        "target": targets.grade if english else targets.mean,
        "longest": reading.longest,
        "longest_target": targets.words if english else targets.longest,
        "too_hard": list(too_much(reading, targets)),
    }
    if english:
        told["score_nothing_left_out"] = round(reading.plain_score, 2)
        told["left_out"] = dict(sorted(reading.left_out.items()))
        told["boxes"] = [
            {
                "kind": box.kind,
                "line": box.first.line,
                "score": round(box.score, 2),
                "target": targets.box_grade,
            }
            for box in reading.boxes
        ]
    told["sentences"] = [
        {
            "line": sentence.block.position(sentence.start)[0],
            "length": sentence.length,
            "text": _words(sentence),
        }
        for sentence in sorted(reading.sentences, key=lambda one: -one.length)
    ]
    return told


def _is_hard(box: EasierBox, targets: Targets) -> bool:
    return round(box.score, 1) > targets.box_grade


def _place(reading: PageReadability, sentence: Sentence) -> str:
    return f"{_path(reading)}:{sentence.block.position(sentence.start)[0]}"


def _path(reading: PageReadability) -> str:
    path = reading.page.path
    here = Path.cwd()
    return (path.relative_to(here) if path.is_relative_to(here) else path).as_posix()


def _words(sentence: Sentence) -> str:
    return " ".join(sentence.text.replace("**", "").split())


def _shown(sentence: Sentence) -> str:
    words = printable(_words(sentence))
    return words if len(words) <= WIDEST else words[: WIDEST - 1] + "…"
