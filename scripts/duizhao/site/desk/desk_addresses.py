"""Where the pages of a site lie, as seen from its desk."""

from collections.abc import Mapping

from duizhao.base.bilingual import Language
from duizhao.library.page_shelf import Name
from duizhao.site.desk.block_place import Address
from duizhao.site.side_by_side.view_links import relative, with_file

FOLDER = "desk"


def seen_from_desk(known: Mapping[Name, str]) -> Address:
    """The address of a page as a link on the desk needs it; with the name of the file, so that it leads there from a
    disk too."""

    def address(key: str, language: Language) -> str | None:
        url = known.get((key, language))
        return None if url is None else with_file(relative("" if url in (".", "./") else url, f"{FOLDER}/"))

    return address
