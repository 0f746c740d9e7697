"""Pages that are made from data and committed: the glossary from the terms, the account of the edited text
from the placements, the pictures from their texts, the pages about the rules. `duizhao generate` writes them, and a build fails where one is
out of date."""

from pathlib import Path

from duizhao.base.bilingual import LANGUAGES, Bilingual
from duizhao.base.files import read_text
from duizhao.checks.pictures_on_page import astray
from duizhao.library.pages import Library
from duizhao.library.pictures.as_pages import told_pictures
from duizhao.library.settings import Settings
from duizhao.library.terms.glossary import KEY, explained
from duizhao.library.terms.term_base import TermBase
from duizhao.normalise.topics import read_topics
from duizhao.site.generated.edited_text import edited_text_page, read_edited
from duizhao.site.generated.glossary_page import glossary_page
from duizhao.site.generated.rule_pages import rule_pages
from duizhao.site.pictures.picture_files import picture_files

GLOSSARY = f"{KEY}.md"
EDITED_TEXT = "how-this-text-was-edited.md"


def generated_pages(settings: Settings) -> dict[Path, str]:
    """Every generated page of the library: its path and its text. A library without terms that are defined
    has no glossary, one without placements no account of its editing, one that names no folder for them no
    pages about the rules; pictures are made where there are any. Raises CannotRun."""
    pages = picture_files(settings)
    terms = explained(TermBase.read(settings.terms).terms)
    edited = read_edited(settings)
    for language in LANGUAGES:
        folder = settings.docs(language)
        if terms:
            pages[folder / GLOSSARY] = glossary_page(terms, settings.generated, language)
        if edited:
            pages[folder / EDITED_TEXT] = edited_text_page(
                edited, read_topics(settings.topics), settings.generated, language
            )
        if settings.generated.rules:
            for name, text in rule_pages(language).items():
                pages[folder / settings.generated.rules / name] = text
    return pages


def stale_pages(settings: Settings) -> list[str]:
    """The generated pages that are missing or out of date, below the library's folder. Raises CannotRun."""
    return [
        path.relative_to(settings.root).as_posix()
        for path, text in generated_pages(settings).items()
        if not path.is_file() or read_text(path) != text
    ]


def astray_pictures(settings: Settings) -> tuple[Bilingual, ...]:
    """What the pictures say and their pages do not, in words for a person. Raises CannotRun."""
    pictures = told_pictures(settings)
    return tuple(astray(pictures, Library.read(settings.en, settings.zh))) if pictures else ()
