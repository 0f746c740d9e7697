"""What static-i18n says about a file of the site: its language, its twin, whether it is borrowed. Without static-i18n
a file is in no language but the one of its folder."""

import posixpath
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from duizhao.base.bilingual import LANGUAGES, Language

# What is remembered of a file, on the file itself: it lives as long as one build.
SOURCE = "duizhao_source"


@dataclass(frozen=True, slots=True)
class Borrowed:
    """A page that is shown to the reader of one language in another."""

    reader: str
    shown_in: Language


def borrowed(file: File) -> Borrowed | None:
    """How `file` is borrowed; None for a page in its own language."""
    reader, shown_in = (
        main_language(getattr(file, "locale_alternate_of", None)),
        main_language(getattr(file, "locale", None)),
    )
    if not reader or shown_in == reader or shown_in not in LANGUAGES:
        return None
    return Borrowed(reader, shown_in)


def twins(file: File) -> dict[str, File]:
    """The same page in each language of the site that static-i18n knows of, `file` among them; none without it."""
    return {main_language(locale): twin for locale, twin in alternates(file).items()}


def alternates(file: File) -> dict[str, File]:
    """What static-i18n has put on `file`: the same page by locale, `file` among them; none without it."""
    known: dict[str, File] = getattr(file, "alternates", {})
    return known


def put_alternates(file: File, known: dict[str, File]) -> None:
    """Put `known` on `file`, where static-i18n puts it: MkDocs itself knows no such attribute."""
    vars(file)["alternates"] = known


def real_twin(file: File, language: str) -> File | None:
    """The page of `file` in `language`, where it is there and in that language."""
    twin = twins(file).get(language)
    return twin if twin is not None and main_language(getattr(twin, "locale", None)) == language else None


def borrowed_twins(file: File) -> tuple[File, ...]:
    """The pages that are borrowed from the page of `file`, or share its text with it."""
    return tuple(twin for twin in twins(file).values() if borrowed(twin))


def source(file: File) -> Path | None:
    """The file that the page was written in."""
    written = file.abs_src_path
    if not written:
        return None
    known: tuple[str, Path] | None = vars(file).get(SOURCE)
    if known is None or known[0] != written:
        # Every part asks for it, more than once a page, and the disk has to be asked.
        known = written, Path(written).resolve()
        vars(file)[SOURCE] = known
    return known[1]


def file_at(files: Files, path: Path) -> File | None:
    """The page of the site that was written in `path`; None where none was."""
    return next((file for file in files.documentation_pages() if source(file) == path), None)


def address(target: File, page: Page) -> str:
    """The relative address of `target` on `page`."""
    return get_relative_url(target.url, page.url)


def leads_to(link: str, page: Page, targets: tuple[File, ...]) -> bool:
    """True where `link`, on `page`, leads to one of `targets`."""
    if urlsplit(link).scheme or urlsplit(link).netloc:
        return False
    path = urlsplit(urljoin("/" + page.url, link)).path
    return any(_folder(path) == _folder("/" + target.url) for target in targets)


def _folder(path: str) -> str:
    return posixpath.normpath(path.removesuffix("index.html"))


def main_language(locale: object) -> str:
    """The main part of a language tag: `zh` of `zh-Hans`; empty for none."""
    return str(locale or "").replace("_", "-").split("-")[0].lower()


def site_path(file: File) -> str:
    """The address of a page inside the site: that of the home page is empty."""
    return "" if file.url in (".", "./") else file.url


def is_for_editors(page: Page) -> bool:
    """True for a page whose front matter keeps it out of the readers' search: `search: {exclude: true}`."""
    search = page.meta.get("search")
    return isinstance(search, dict) and bool(search.get("exclude"))
