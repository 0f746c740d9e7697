"""Pages that are made from data and committed: the glossary from the terms, the account of the edited text
from the placements, the pages about the rules. `duizhao generate` writes them, and a build fails where one is
out of date."""

from pathlib import Path

from duizhao.bilingual import LANGUAGES
from duizhao.files import read_text
from duizhao.generate.edited_text import edited_text_page, read_edited
from duizhao.generate.glossary import glossary_page
from duizhao.generate.rule_pages import rule_pages
from duizhao.glossary import KEY, explained
from duizhao.normalise.topics import read_topics
from duizhao.settings import Settings
from duizhao.terms import TermBase

GLOSSARY = f"{KEY}.md"
EDITED_TEXT = "how-this-text-was-edited.md"


def generated_pages(settings: Settings) -> dict[Path, str]:
    """Every generated page of the library: its path and its text. A library without terms that are defined
    has no glossary, one without placements no account of its editing, one that names no folder for them no
    pages about the rules. Raises CannotRun."""
    pages: dict[Path, str] = {}
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
