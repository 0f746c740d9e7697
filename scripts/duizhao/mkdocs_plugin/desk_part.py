"""The translation desk in a built site: where its links lead."""

from collections.abc import Iterable, Mapping

from mkdocs.structure.files import File
from mkdocs.utils import get_relative_url

from duizhao.base.bilingual import LANGUAGES, Language
from duizhao.mkdocs_plugin.translated_files import borrowed
from duizhao.site.desk.block_place import Address

FOLDER = "desk"
INDEX = "index.html"


def addresses(files: Iterable[File]) -> dict[tuple[str, Language], str]:
    """The address inside the site of each page in its own language, by key and language."""
    found: dict[tuple[str, Language], str] = {}
    for file in files:
        language, _, key = file.src_uri.partition("/")
        for known in LANGUAGES:
            if language == known and _is_page(file) and not borrowed(file):
                found[key.removesuffix(".md"), known] = file.url
    return found


def _is_page(file: File) -> bool:
    """False for what is no page of its own, such as a text that others include."""
    return file.is_documentation_page() and file.inclusion.is_included()


def seen_from_desk(known: Mapping[tuple[str, Language], str]) -> Address:
    """The address of a page as a link on the desk needs it; with the name of the file, so that it leads there from a
    disk too."""

    def address(key: str, language: Language) -> str | None:
        url = known.get((key, language))
        if url is None:
            return None
        link = get_relative_url(url, f"{FOLDER}/")
        return f"{link}{INDEX}" if link.endswith("/") else link

    return address
