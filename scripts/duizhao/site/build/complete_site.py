"""What is left to do when an engine has laid out the pages: the desk, then all that the finished pages need."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from duizhao.base.bilingual import LANGUAGES, Bilingual
from duizhao.checks.workspace import Workspace
from duizhao.memory.states import PageState
from duizhao.site.build.build_plan import KnownPage
from duizhao.site.build.finish_site import FinishedSite, finish
from duizhao.site.build.handover import Handover
from duizhao.site.build.page_gate import SiteGate
from duizhao.site.build.page_pass import PageWork, PassSite
from duizhao.site.build.published_site import PublishedSite
from duizhao.site.build.theme_scripts import ThemeScripts
from duizhao.site.desk.desk_addresses import FOLDER, seen_from_desk
from duizhao.site.desk.untouched_pages import Found
from duizhao.site.desk.write_desk import write_desk
from duizhao.site.search.search_index import IndexedPage
from duizhao.site.search.search_settings import SearchWords
from duizhao.site.search.write_index import SearchedPages
from duizhao.site.side_by_side.view_pages import ViewSite


def complete(
    folder: Path,
    handover: Handover,
    last: PublishedSite | None,
    workspace: Workspace,
    pages: Sequence[PageState],
    found: Found,
) -> FinishedSite:
    """Complete the site in `folder`, into which the engine has written. `last` is the site whose other files stay, `pages` are those
    that the desk shows, and `found` is how many findings stand on each. Raises CannotRun."""
    if handover.desk:
        addresses = {(key, language): url for key, language, url in handover.addresses}
        edits = {(key, language): url for key, language, url in handover.edits}
        write_desk(
            folder / FOLDER,
            pages,
            seen_from_desk(addresses),
            Bilingual(*handover.names),
            found,
            lambda key, language: edits.get((key, language)),
        )
    settings = workspace.settings
    is_looked_at = handover.theme is None or settings.site_pages.html == "any"
    theme = None if is_looked_at else ThemeScripts.read(map(Path, handover.theme or ()))
    site = PassSite(
        folder,
        SiteGate(theme, handover.site_url),
        bool(handover.site_url),
        ViewSite(handover.seen, workspace.terms),
        Path(handover.spool),
        SearchWords.read(settings.search),
    )
    searched = _searched(handover, last)
    works: list[PageWork] = [*searched, *handover.views]
    return finish(
        last, site, works, has_views=bool(handover.views), indexed=[one.language for one in searched]
    )


def _searched(handover: Handover, last: PublishedSite | None) -> list[SearchedPages]:
    """What can be found in each language that needs a new index: where the same can be found as on the `last` site, that has it."""
    known = _found_on(handover.pages.values(), handover.searched_as)
    before = None if last is None else _found_on(last.pages.values(), handover.searched_as)
    return [
        SearchedPages(one, tuple(IndexedPage.from_json(known[url]) for url in urls if url in known))
        for one in LANGUAGES
        if (urls := handover.searched.get(one)) is not None
        and (before is None or any(known.get(url) != before.get(url) for url in urls))
    ]


def _found_on(pages: Iterable[KnownPage], name: str) -> dict[str, list[Any]]:
    """What can be found on each of the pages, by its address; `name` is that of what their facts say of it."""
    return {page.url: told for page in pages if isinstance(told := page.facts.get(name), list)}
