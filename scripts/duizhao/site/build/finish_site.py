"""The end of a build, when the engine has laid out the pages: what did not change comes from the last build, what is new passes,
then headers and links."""

import os
import re
import shutil
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from duizhao.base.bilingual import LANGUAGES, Language
from duizhao.base.files import write_atomically
from duizhao.site.build.check_links import base_path_of
from duizhao.site.build.host_headers import FILE as HEADERS
from duizhao.site.build.host_headers import write_policy
from duizhao.site.build.html_facts import HtmlFacts
from duizhao.site.build.inner_links import faulty_links, lost_anchors
from duizhao.site.build.link_fault import LinkFault
from duizhao.site.build.page_gate import GateFault
from duizhao.site.build.page_pass import PageWork, PassSite, is_passed, pass_pages
from duizhao.site.build.policy import Policy
from duizhao.site.build.published_site import PublishedSite, stamps
from duizhao.site.side_by_side.view_frame import STYLE
from duizhao.site.side_by_side.view_pages import view_style

# The index of the search in one language: a build writes all of it, under a name that its content gives, or nothing.
INDEX_OF_SEARCH = re.compile(r"search/(en|zh)(?:-[0-9a-f]{1,64}/[a-z]{1,20}-[0-9]{1,9})?\.js")


@dataclass(frozen=True, slots=True)
class FinishedSite:
    """A whole site in its workshop: what is known of each of its pages, its faulty links, and what may not stand in it."""

    html: Mapping[str, HtmlFacts]
    faults: tuple[LinkFault, ...]
    refused: tuple[GateFault, ...] = ()

    @property
    def pages(self) -> int:
        """The number of pages that readers can be led to."""
        return sum(1 for path in self.html if path != "404.html")


def finish(
    last: PublishedSite | None,
    site: PassSite,
    works: Sequence[PageWork],
    *,
    has_views: bool,
    indexed: Collection[Language] = LANGUAGES,
) -> FinishedSite:
    """Complete what the engine wrote into the folder of `site`, with what else has to pass: `works`, views among them where it
    `has_views`, and the indexes of the languages that are `indexed`. With `last`, every file that was not written is that of the last
    site. Raises CannotRun."""
    folder = site.folder
    if has_views:
        write_atomically(folder / STYLE, view_style())
    written = dict.fromkeys(stamps(folder))
    works = [*works, *(path for path in sorted(written) if is_passed(path))]
    known: dict[str, HtmlFacts] = {}
    refused: list[GateFault] = []
    for passed in pass_pages(works, site):
        written[passed.path] = None
        refused += passed.faults
        if passed.facts is not None:
            known[passed.path] = passed.facts
    taken = [path for path in last.files if path not in written and is_lasting(path, indexed)] if last else []
    if last is not None:
        _take_over(folder, Path(last.site), taken)
    before = {} if last is None else last.html
    whole = dict(sorted({**before, **known}.items()))
    write_policy(folder, Policy.of_all(facts.policy for facts in whole.values()))
    files = {*written, *taken, HEADERS}
    asked = whole if lost_anchors(before, known) else known
    faults = faulty_links(whole, files, asked, base_path_of(folder))
    # Who lets pages hold anything has said so in the settings.
    refused = sorted(refused, key=lambda fault: fault.file) if site.gate.theme else []
    return FinishedSite(whole, faults, tuple(refused))


def is_lasting(path: str, indexed: Collection[Language] = LANGUAGES) -> bool:
    """False for a file of the site that is written anew where these languages are `indexed`, so that an old one is left behind."""
    index = INDEX_OF_SEARCH.fullmatch(path)
    return index is None or index[1] not in indexed


def _take_over(folder: Path, site: Path, paths: list[str]) -> None:
    """The files at `paths` of the last site: the same ones where the disk can have a file in two places, else copies."""
    made: set[str] = set()
    for path in paths:
        parent = os.path.dirname(path)
        if parent not in made:
            os.makedirs(folder / parent, exist_ok=True)
            made.add(parent)
        try:
            os.link(site / path, folder / path)
        except OSError:
            shutil.copy2(site / path, folder / path)
