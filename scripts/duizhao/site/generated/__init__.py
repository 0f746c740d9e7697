"""Pages that are made from data and committed: the glossary from the terms, the account of the edited text from the placements,
the pictures from their texts, the pages about the rules, what the library is held against. `duizhao generate` writes them, and a
build fails where one is out of date."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from duizhao.base.bilingual import LANGUAGES, Bilingual, Language
from duizhao.base.digest import digest, versions_of
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
from duizhao.site.generated.made_pages import KeptMakings, Making
from duizhao.site.generated.rule_pages import rule_pages
from duizhao.site.pictures.picture_files import picture_files

GLOSSARY = f"{KEY}.md"
CONFORMANCE_PAGE = f"{CONFORMANCE.key}.md"
EDITED_TEXT = "how-this-text-was-edited.md"
# The package by which the glossary puts Chinese names in order.
NAMES_BY_SOUND = "pypinyin"


def generated_pages(workspace: Workspace, told: Sequence[Account] | None = None) -> dict[Path, str]:
    """Every generated page of the library: its path and its text. `told` are the accounts of its sources, where they
    were made before. A library without terms that are defined
    has no glossary, one without placements no account of its editing, one without guides is held against none, one that names
    no folder for them has no pages about the rules; pictures are made where there are any. Raises CannotRun."""
    return {path: text for making in _makings(workspace, told) for path, text in making.make().items()}


def _makings(workspace: Workspace, told: Sequence[Account] | None) -> Iterator[Making]:
    settings = workspace.settings
    folders = {language: settings.docs(language) for language in LANGUAGES}
    where = tuple(map(str, folders.values()))
    for picture in workspace.pictures:
        yield Making(partial(picture_files, settings, [picture]), (repr(picture), *where))
    terms = explained(workspace.terms.terms)
    guides = read_guides(settings.conformance)
    measured = Measured.of(workspace) if guides else None
    sources = edited(workspace, accounts(workspace) if told is None else told)
    topics = read_topics(settings.topics) if sources else ()
    extras = settings.generated
    for language, folder in folders.items():
        if terms:
            make = partial(glossary_page, terms, extras, language)
            source = (repr(terms), repr(extras), language, *where, *versions_of(NAMES_BY_SOUND))
            yield Making(_one(folder / GLOSSARY, make), source)
        if sources:
            make = partial(edited_text_page, sources, topics, extras, language)
            yield Making(_one(folder / EDITED_TEXT, make))
        if measured:
            make = partial(conformance_page, guides, measured, extras, language)
            yield Making(_one(folder / CONFORMANCE_PAGE, make))
        if extras.rules:
            yield Making(partial(_rules, folder / extras.rules, language), (language, extras.rules, *where))


def _one(path: Path, make: Callable[[], str]) -> Callable[[], dict[Path, str]]:
    return lambda: {path: make()}


def _rules(folder: Path, language: Language) -> dict[Path, str]:
    return {folder / name: text for name, text in rule_pages(language).items()}


def stale_pages(workspace: Workspace, told: Sequence[Account] | None = None) -> list[str]:
    """The generated pages that are missing or out of date, below the library's folder; `told` as for `generated_pages`. What was made
    of the same data before is not made again. Raises CannotRun."""
    root, kept = workspace.settings.root, KeptMakings.read(workspace.settings)
    stale = [
        path
        for making in _makings(workspace, told)
        for path, made in kept.digests(making).items()
        if (text := _written(workspace, root / path)) is None or digest(text) != made
    ]
    if workspace.settings.is_written:
        kept.write()
    return stale


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
