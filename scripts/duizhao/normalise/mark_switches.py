"""Marking the words of the other language in a page, so that they are read aloud and set in their own language."""

from collections.abc import Callable

from duizhao.base.bilingual import HTML_LANGUAGES, Language
from duizhao.text.language.main_language import CHINESE_SMALL
from duizhao.text.language.script import RUNNING_WORD, han_count
from duizhao.text.language.switches import switches

# More than this is a clause that nobody translated: `check` has to tell it, so it is not marked as meant.
MOST_HAN = 12
MOST_WORDS = 4
# Characters that no source holds stand for the tags while the text is made harmless.
OPEN, CLOSE = "\x01", "\x02"


def with_spans(text: str, language: Language, as_markdown: Callable[[str], str]) -> str:
    """`text`, which is in `language`, as Markdown with `<span lang="…">` around the words of the other language.
    `as_markdown` makes harmless Markdown of a text; a text that holds our marks itself gets no span."""
    found = [switch for switch in switches(text, language) if _is_name(text[switch.start : switch.end])]
    if not found or OPEN in text or CLOSE in text:
        return as_markdown(text)
    for switch in reversed(found):
        words = text[switch.start : switch.end]
        text = f"{text[: switch.start]}{OPEN}{words}{CLOSE}{text[switch.end :]}"
    tag = f'<span lang="{HTML_LANGUAGES[found[0].language]}">'
    return as_markdown(text).replace(OPEN, tag).replace(CLOSE, "</span>")


def _is_name(words: str) -> bool:
    if not han_count(words):
        return len(RUNNING_WORD.findall(words)) <= MOST_WORDS
    return han_count(words) <= MOST_HAN and not CHINESE_SMALL.search(words) and not set(words) & set("，；：")
