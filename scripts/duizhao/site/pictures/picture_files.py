"""The files that are made of the pictures of a library: their drawings, and their words as snippets."""

from collections.abc import Iterable
from pathlib import Path

from duizhao.base.bilingual import LANGUAGES
from duizhao.library.pictures.as_pages import PicturePages
from duizhao.library.pictures.picture_as_markdown import FOLDER
from duizhao.library.settings import Settings
from duizhao.site.pictures.wide_and_narrow import figure


def picture_files(settings: Settings, pictures: Iterable[PicturePages]) -> dict[Path, str]:
    """The files that are made of the `pictures` of the library: path and text. Raises CannotRun."""
    made: dict[Path, str] = {}
    for told in pictures:
        for language in LANGUAGES:
            path = settings.docs(language) / FOLDER / told.picture.name
            made[path.with_suffix(".html")] = figure(told.picture, language)
            made[path.with_suffix(".md")] = told.words[language].markdown
    return made
