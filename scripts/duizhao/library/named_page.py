"""The page that a person names: by its key, or by the path of either side."""

from pathlib import Path

from duizhao.base.bilingual import Language
from duizhao.base.files import said
from duizhao.library.layout.page_pattern import ENDINGS, USUAL
from duizhao.library.settings import Settings


def read_page(given: str, settings: Settings) -> tuple[str, Language | None]:
    """The key of the page that is `given`, and the language whose file was named; None where it was the key. Whether there
    is such a page is not looked at."""
    given = said(given)
    if (
        given.endswith(ENDINGS)
        and "\0" not in given
        and (found := settings.layout.of_file(Path(given).resolve()))
    ):
        return found
    return given.removesuffix(USUAL), None
