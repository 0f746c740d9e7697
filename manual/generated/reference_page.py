"""A page of the reference in both languages, and the Markdown that all of them are made of."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from duizhao.base.bilingual import Bilingual, Language


@dataclass(frozen=True, slots=True)
class ReferencePage:
    """A page: its key, title and description, and a function that gives its lines in a language."""

    key: str
    title: Bilingual
    description: Bilingual
    body: Callable[[Language], Iterable[str]]

    def text(self, language: Language) -> str:
        """The whole page in `language`, with its front matter."""
        head = {
            "title": json.dumps(self.title.say(language), ensure_ascii=False),
            "description": json.dumps(self.description.say(language), ensure_ascii=False),
            "generated": "true",
        }
        front = "".join(f"{name}: {value}\n" for name, value in head.items())
        body = "\n".join(self.body(language)).rstrip()
        return f"---\n{front}---\n\n# {self.title.say(language)} {{#{self.key}}}\n\n{body}\n"


def section(title: str, anchor: str, level: int = 2) -> Iterator[str]:
    """A heading with its anchor, and the empty line behind it."""
    yield f"{'#' * level} {title} {{#{anchor}}}"
    yield ""


def table(columns: Sequence[Bilingual], rows: Iterable[Sequence[str]], language: Language) -> Iterator[str]:
    """A table of `rows`, and the empty line behind it. A bar in a cell is kept from ending it."""
    yield _row([column.say(language) for column in columns])
    yield _row(["---"] * len(columns))
    for row in rows:
        yield _row([cell.replace("|", "\\|") for cell in row])
    yield ""


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def code(text: str) -> str:
    """`text` as code in a line."""
    return f"`{text}`"


def listed(words: Iterable[str], language: Language) -> str:
    """Words as code, one after the other."""
    return ("、" if language == "zh" else ", ").join(map(code, words))
