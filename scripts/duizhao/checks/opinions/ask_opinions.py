"""Ask another program about pairs of texts, and keep what it said by their content: who asks again hears it again.

The program gets one JSON object a line, `{"id": …, "en": …, "zh": …}`, and answers with one a line for each difference it sees,
`{"id": …, "en": …, "zh": …, "says": …}`: the words of each text that it means, and what is wrong with them. Silence about a pair
means that it sees none.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from duizhao.base.bounded_run import ask_bounded
from duizhao.base.content_cache import ContentCache
from duizhao.base.digest import digest
from duizhao.base.errors import CannotRun
from duizhao.checks.opinions.opinion import Heard, heard, read_opinion

FILE = "second-opinion.json"
# Pairs that are asked about at a time: what was said of them is kept before the next ones are asked about.
AT_A_TIME = 100
# So long the program may take for these.
USUAL_SECONDS = 300.0
# A digest of both texts and of the command names what was said: with another form of the answers this number changes.
FORM = "1"
Texts = tuple[str, str]
# What was said of a pair, as JSON holds it: quotations and words, None for an answer that could not be read.
Said = list[list[str] | None]


@dataclass
class SecondOpinion:
    """A program that is asked, and what it said so far. `strays` counts answers that belong to no pair it was asked about, and lines
    that are no answer."""

    command: str
    seconds: float
    _cache: ContentCache | None = None
    _said: dict[str, Said] = field(default_factory=dict)
    strays: int = 0
    _not_kept: int = 0

    @classmethod
    def read(cls, command: str, seconds: float, folder: Path | None) -> "SecondOpinion":
        """The program of `command` with what it said to earlier runs, which is kept in `folder`, and not at all where that is None."""
        if folder is None:
            return cls(command, seconds)
        cache = ContentCache.read(folder / FILE)
        kept = {name: said for name, value in cache.values.items() if (said := _as_said(value)) is not None}
        return cls(command, seconds, cache, kept)

    def of(self, pairs: Sequence[Texts]) -> list[Heard]:
        """What the program says of each pair, in their order. Of the ones that it was asked about before, what it said then. Whoever
        has asked for the last time calls `keep`.

        Raises CannotRun where it cannot be asked; what it said up to there is kept.
        """
        unknown = [texts for texts in dict.fromkeys(pairs) if self._name(texts) not in self._said]
        try:
            for start in range(0, len(unknown), AT_A_TIME):
                self._ask(unknown[start : start + AT_A_TIME])
                if self._not_kept >= AT_A_TIME:
                    self.keep()
        except CannotRun:
            self.keep()
            raise
        return [heard(self._said[self._name(texts)], *texts) for texts in pairs]

    def _name(self, texts: Texts) -> str:
        return digest(FORM, self.command, *texts)

    def _ask(self, pairs: Sequence[Texts]) -> None:
        sent = "".join(
            json.dumps({"id": str(number), "en": en, "zh": zh}, ensure_ascii=False) + "\n"
            for number, (en, zh) in enumerate(pairs, start=1)
        )
        told = ask_bounded(self.command, sent.encode("utf-8", "replace"), self.seconds)
        answers: dict[str, Said] = {str(number): [] for number in range(1, len(pairs) + 1)}
        lines = [line for line in told.split("\n") if line.strip()]
        strays = 0
        for line in lines:
            name, one = _answer(line)
            if name in answers:
                answers[name].append(one)
            else:
                strays += 1
        if lines and strays == len(lines):
            raise CannotRun(
                f"{self.command}: no line of its answer can be used. Each has to be "
                '{"id": "…", "en": "…", "zh": "…", "says": "…"} with an id that it was asked about.',
                f"{self.command}：回答中没有一行可用。每行都应是 "
                '{"id": "…", "en": "…", "zh": "…", "says": "…"}，其中的 id 应是所问的编号。',
            )
        self.strays += strays
        self._not_kept += len(pairs)
        for said, texts in zip(answers.values(), pairs, strict=True):
            self._said[self._name(texts)] = said

    def keep(self) -> None:
        """Write what was said since the last time, for later runs."""
        if self._cache is not None and self._not_kept:
            self._cache.write(dict(self._said))
        self._not_kept = 0


def _answer(line: str) -> tuple[str | None, list[str] | None]:
    try:
        given = json.loads(line)
    except (ValueError, RecursionError):
        return None, None
    if not isinstance(given, dict) or not isinstance(given.get("id"), str | int):
        return None, None
    opinion = read_opinion(given)
    return str(given["id"]), [opinion.en, opinion.zh, opinion.says] if opinion else None


def _as_said(value: object) -> Said | None:
    """What was kept of a pair; None where it is nothing that this program writes."""
    if not isinstance(value, list):
        return None
    said: Said = []
    for one in value:
        if one is None:
            said.append(None)
        elif isinstance(one, list) and len(one) == 3 and all(isinstance(text, str) and text for text in one):
            said.append([str(text) for text in one])
        else:
            return None
    return said
