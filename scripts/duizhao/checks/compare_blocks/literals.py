"""What nobody translates inside a sentence (code, keys, placeholders, footnote marks), held against the other language."""

import re
from collections import Counter
from collections.abc import Iterator

from duizhao.base.bilingual import LANGUAGE_NAMES, Bilingual, other
from duizhao.checks.rule import Fault, Spot
from duizhao.text.language.script import HAN_RUN
from duizhao.text.markdown.blocks import Block
from duizhao.text.reading import ReadingSpan, SpanKind, read

# `f()` and `f`, `"x"` and `x` name the same thing.
# Blanks, quotes and marks around a name. No more of them stand there than these.
AROUND = re.compile(r"^[\s\"'“”‘’]{1,99}+|[\s\"'“”‘’;,.:]{1,99}+$|\(\)$")
# A name of more characters is not found in a text by chance.
LONG = 5
NOT_TEXT = ("code", "html", "snippet")


def unanswered_literals(
    en: Block | None, zh: Block | None, *kinds: SpanKind, counted: bool = False
) -> tuple[list[ReadingSpan], list[ReadingSpan]]:
    """The spans of `kinds` that one of two blocks has and the other lacks, English ones first.

    Where they are `counted`, each has to stand as often in both; else once is enough, and words of the other text answer
    too. What holds Chinese may be translated.
    """
    if en is None or zh is None or en.kind in NOT_TEXT or zh.kind in NOT_TEXT:
        return [], []
    readings = read(en.text), read(zh.text)
    spans = tuple(reading.of_kind(*kinds) for reading in readings)
    if not any(spans):
        return [], []
    names = [Counter(map(_name, side)) for side in spans]
    if counted:
        lacking = [names[0] - names[1], names[1] - names[0]]
        return _taken(spans[0], lacking[0]), _taken(spans[1], lacking[1])
    texts = [reading.prose_and_foreign.casefold() for reading in readings]
    left: list[list[ReadingSpan]] = []
    for side, there in ((0, 1), (1, 0)):
        first = {_name(span): span for span in reversed(spans[side])}
        alone = [span for name, span in first.items() if not _is_answered(name, names[there], texts[there])]
        # Chinese words set as code are the translation of as many English ones.
        free = sum(HAN_RUN.search(name) is not None for name in names[there])
        left.append(sorted(alone, key=lambda span: span.start)[: max(0, len(alone) - free)])
    return left[0], left[1]


def literal_faults(
    en: Block, zh: Block, left: tuple[list[ReadingSpan], list[ReadingSpan]], what: Bilingual
) -> Iterator[Fault]:
    """A fault for each of `left`: those of both languages together as far as there are as many. `what` names them."""
    both = min(len(left[0]), len(left[1]))
    for span_en, span_zh in zip(*left, strict=False):
        yield Fault(
            "zh",
            _spot(zh, span_zh),
            _spot(en, span_en),
            Bilingual(
                f"The {what.en} differs: “{span_en.text}” in English, “{span_zh.text}” in Chinese.",
                f"{what.zh}不同：英文是“{span_en.text}”，中文是“{span_zh.text}”。",
            ),
        )
    for language, here, there, spans in (("en", en, zh, left[0]), ("zh", zh, en, left[1])):
        name = LANGUAGE_NAMES[other("en" if language == "en" else "zh")]
        for span in spans[both:]:
            yield Fault(
                "zh" if language == "en" else "en",
                Spot(there),
                _spot(here, span),
                Bilingual(
                    f"The {name['en']} text lacks the {what.en} “{span.text}”.",
                    f"{name['zh']}缺少{what.zh}“{span.text}”。",
                ),
            )


def _spot(block: Block, span: ReadingSpan) -> Spot:
    return Spot(block, span.source_start, span.source_end)


def _name(span: ReadingSpan) -> str:
    if span.kind in ("footnote", "task"):
        return span.text.rstrip(":").lower()
    return _folded(AROUND.sub("", AROUND.sub("", span.text)))


def _folded(text: str) -> str:
    return "".join(text.split()).casefold()


def _is_answered(name: str, there: Counter[str], text: str) -> bool:
    if not name or name in there or HAN_RUN.search(name):
        return True
    if len(name) > LONG and name in _folded(text):
        return True
    return re.search(rf"(?<![a-z0-9_]){re.escape(name)}(?![a-z0-9_])", text) is not None


def _taken(spans: tuple[ReadingSpan, ...], lacking: Counter[str]) -> list[ReadingSpan]:
    """The last spans of each name, as many as are lacking."""
    left, found = Counter(lacking), []
    for span in reversed(spans):
        if left[_name(span)] > 0:
            left[_name(span)] -= 1
            found.append(span)
    return found[::-1]
