"""A picture says nothing that its page does not say: every number of it stands in one block of the page that shows it, in
the same language, and that block gives the same sources.

Words are not compared: a person does that. But a number that is mended on a page only must not live on in its picture.
"""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import chain

from duizhao.base.bilingual import LANGUAGES, Bilingual, Language
from duizhao.checks.page_customs import notices_of
from duizhao.library.pages import Library, Page
from duizhao.library.pictures.as_pages import PicturePages
from duizhao.library.pictures.picture import Item, PicturePart, PictureText
from duizhao.text.language.quantities import quantities
from duizhao.text.markdown.blocks import Block
from duizhao.text.markdown.inline import links, prose

Numbers = frozenset[tuple[Decimal, str]]
# The words of a link that is a source, by what it leads to.
SOURCE = re.compile(r"#(?P<id>[a-z][a-z0-9]*)\Z")


def astray(pictures: Iterable[PicturePages], library: Library) -> Iterator[Bilingual]:
    """What is wrong with the pictures as against their pages, each with the line that says it."""
    for told in pictures:
        for language in LANGUAGES:
            shown_on = [page for page in _pages(library, language) if f"{told.key}.md" in notices_of(page)]
            if not shown_on:
                line = f'--8<-- "{language}/{told.key}.md"'
                yield _fault(
                    told,
                    1,
                    f"no page shows this picture; the line to add is: {line}",
                    f"没有页面用到这张图；应加的一行：{line}",
                )
            for page in shown_on:
                yield from _not_said(told, page, library, language)


def _pages(library: Library, language: Language) -> Iterator[Page]:
    return (page for pair in library.pairs if (page := pair.side(language)))


def _not_said(told: PicturePages, page: Page, library: Library, language: Language) -> Iterator[Bilingual]:
    said = [
        (_numbers(prose(block.text), language), _sources(block.text))
        for block in _blocks(told, page, library)
    ]
    for part in told.picture.parts:
        for texts, sources in _facts(part):
            numbers = frozenset(chain.from_iterable(_numbers(text.say(language), language) for text in texts))
            if numbers and not any(numbers <= there and sources <= given for there, given in said):
                words, line = texts[-1].say(language), texts[-1].at(language).line
                names = ", ".join(sorted(one.upper() for one in sources))
                yield _fault(
                    told,
                    line,
                    f"no block of {page.key} ({language}) has the numbers of “{words}”"
                    + (f" with {names}" if names else ""),
                    f"{page.key}（{language}）中没有一段含有“{words}”中的数字"
                    + (f"并标明 {names}" if names else ""),
                )


def _facts(part: PicturePart) -> Iterator[tuple[tuple[PictureText, ...], frozenset[str]]]:
    """What is said together, with its sources: a heading and its only fact, else each by itself."""
    if len(part.items) == 1:
        yield (part.label, part.items[0].text), _given(part.items[0])
    else:
        yield (part.label,), frozenset()
        yield from (((item.text,), _given(item)) for item in part.items)
    if part.note:
        yield (part.note,), frozenset()


def _given(item: Item) -> frozenset[str]:
    return frozenset(one.lower() for one in item.sources)


def _blocks(told: PicturePages, page: Page, library: Library) -> Iterator[Block]:
    """The blocks of `page` and of what it includes, but for pictures: they prove nothing of each other."""
    yield from page.blocks
    shown = {name.removesuffix(".md") for name in notices_of(page)}
    folder = told.key.rpartition("/")[0]
    for pair in library.pairs:
        if pair.key in shown and not pair.key.startswith(f"{folder}/") and (side := pair.side(page.language)):
            yield from side.blocks


def _numbers(text: str, language: Language) -> Numbers:
    return frozenset((one.value, one.unit) for one in quantities(text, language))


def _sources(text: str) -> frozenset[str]:
    return frozenset(found["id"] for link in links(text) if (found := SOURCE.search(link.target)))


def _fault(told: PicturePages, line: int, en: str, zh: str) -> Bilingual:
    place = f"{told.picture.path.parent.name}/{told.picture.path.name}:{line}"
    return Bilingual(f"{place}: {en}.", f"{place}：{zh}。")
