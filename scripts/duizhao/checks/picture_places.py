"""Where the words of a picture were written: what the rules find in them is told at the place in the file of the picture
where a person corrects it."""

from collections.abc import Iterable
from dataclasses import replace

from duizhao.base.files import shown_path
from duizhao.checks.finding import Finding, Place
from duizhao.library.pictures.as_pages import PicturePages
from duizhao.library.pictures.picture_as_markdown import Origin, parts_of


def where_written(findings: Iterable[Finding], pictures: Iterable[PicturePages]) -> tuple[Finding, ...]:
    """The findings, each at the place where its words were written: those of a picture in its file."""
    by_key = {told.key: told for told in pictures}
    return tuple(_at_its_text(finding, by_key.get(finding.page)) for finding in findings)


def place_as_written(place: Place, page: str, pictures: Iterable[PicturePages]) -> Place:
    """A place in the page of that key, where its words were written."""
    return next((_place(place, told) for told in pictures if told.key == page), place)


def _at_its_text(finding: Finding, told: PicturePages | None) -> Finding:
    if told is None:
        return finding
    compare = finding.compare and _place(finding.compare, told)
    return replace(finding, place=_place(finding.place, told), compare=compare)


def _place(place: Place, told: PicturePages) -> Place:
    path = shown_path(told.picture.path)
    origins = list(parts_of(told.words[place.language].origins, place.line))
    if not origins:
        return Place(path, 1, 1, place.language, place.text)
    origin = next((one for one in origins if place.column < one.column + one.length), origins[-1])
    spot, inside = origin.spot, _inside(place, origin)
    # A sentence may go on behind its words, with what they hold for and their sources.
    text = place.text[: origin.length - inside]
    return Place(path, spot.line, spot.column + inside, place.language, text, spot.line_text)


def _inside(place: Place, origin: Origin) -> int:
    """How far into the text the place is; its end at most."""
    return min(max(place.column - origin.column, 0), origin.length)
