"""Pages that are made from data and committed: the glossary from the terms, the account of the edited text from the placements,
the pictures from their texts, the pages about the rules, what the library is held against. `duizhao generate` writes them, and a
build fails where one is out of date."""

from collections.abc import Sequence
from pathlib import Path

from duizhao.base.bilingual import LANGUAGES, Bilingual
from duizhao.base.files import read_text
from duizhao.checks.pictures_on_page import astray
from duizhao.checks.workspace import Workspace
from duizhao.library.conformance import read_guides
from duizhao.library.terms.glossary import KEY, explained
from duizhao.normalise.run import Account, accounts
from duizhao.normalise.topics import read_topics
from duizhao.site.generated.conformance_measures import Measured
from duizhao.site.generated.conformance_page import FRAME as CONFORMANCE
from duizhao.site.generated.conformance_page import conformance_page
from duizhao.site.generated.edited_text import edited, edited_text_page
from duizhao.site.generated.glossary_page import glossary_page
from duizhao.site.generated.rule_pages import rule_pages
from duizhao.site.pictures.picture_files import picture_files

GLOSSARY = f"{KEY}.md"
CONFORMANCE_PAGE = f"{CONFORMANCE.key}.md"
EDITED_TEXT = "how-this-text-was-edited.md"


def generated_pages(workspace: Workspace, told: Sequence[Account] | None = None) -> dict[Path, str]:
    """Every generated page of the library: its path and its text. `told` are the accounts of its sources, where they
    were made before. A library without terms that are defined
    has no glossary, one without placements no account of its editing, one without guides is held against none, one that names
    no folder for them has no pages about the rules; pictures are made where there are any. Raises CannotRun."""
    settings = workspace.settings
    pages = picture_files(settings, workspace.pictures)
    terms = explained(workspace.terms.terms)
    guides = read_guides(settings.conformance)
    measured = Measured.of(workspace) if guides else None
    sources = edited(workspace, accounts(workspace) if told is None else told)
    for language in LANGUAGES:
        folder = settings.docs(language)
        if terms:
            pages[folder / GLOSSARY] = glossary_page(terms, settings.generated, language)
        if sources:
            pages[folder / EDITED_TEXT] = edited_text_page(
                sources, read_topics(settings.topics), settings.generated, language
            )
        if measured:
            pages[folder / CONFORMANCE_PAGE] = conformance_page(
                guides, measured, settings.generated, language
            )
        if settings.generated.rules:
            for name, text in rule_pages(language).items():
                pages[folder / settings.generated.rules / name] = text
    return pages


def stale_pages(workspace: Workspace, told: Sequence[Account] | None = None) -> list[str]:
    """The generated pages that are missing or out of date, below the library's folder; `told` as for `generated_pages`.
    Raises CannotRun."""
    return [
        path.relative_to(workspace.settings.root).as_posix()
        for path, text in generated_pages(workspace, told).items()
        if _written(workspace, path) != text
    ]


def _written(workspace: Workspace, path: Path) -> str | None:
    """What the file at `path` says; None where there is none."""
    for language in LANGUAGES:
        folder = workspace.settings.docs(language)
        if path.suffix == ".md" and path.is_relative_to(folder):
            return workspace.text(path.relative_to(folder).with_suffix("").as_posix(), language)
    return read_text(path) if path.is_file() else None


def astray_pictures(workspace: Workspace) -> tuple[Bilingual, ...]:
    """What the pictures say and their pages do not, in words for a person. Raises CannotRun."""
    pictures = workspace.pictures
    return tuple(astray(pictures, workspace.library)) if pictures else ()
