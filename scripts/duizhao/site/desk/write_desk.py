"""Put the desk of a library into a folder: `index.html` in English, `zh.html` in Chinese."""

from collections.abc import Sequence
from pathlib import Path

from duizhao.base.bilingual import LANGUAGES, Bilingual, Language, other
from duizhao.base.files import write_atomically
from duizhao.memory.states import PageState
from duizhao.site.desk.block_place import Address
from duizhao.site.desk.whole_desk import desk_page

FILES: dict[Language, str] = {"en": "index.html", "zh": "zh.html"}


def write_desk(
    folder: Path, pages: Sequence[PageState], address: Address, name: Bilingual | None = None
) -> None:
    """Write both files. `address` gives the address of a page as it is seen from `folder`, `name` is that of the
    library. Raises CannotRun where the folder cannot be written to."""
    for language in LANGUAGES:
        library = name.say(language) if name else ""
        there = FILES[other(language)]
        write_atomically(
            folder / FILES[language], desk_page(pages, language, address, other_desk=there, library=library)
        )
