"""What machines are told of the finished pages: descriptions in JSON-LD, previews of links
with their pictures, the sitemap."""

import importlib.util
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from urllib.parse import urljoin

from duizhao.base.bilingual import LANGUAGES, other
from duizhao.base.files import write_atomically
from duizhao.library.publisher import Publisher
from duizhao.library.terms.term_base import TermBase
from duizhao.site.metadata import preview_card
from duizhao.site.metadata.cited_sources import cited, listed
from duizhao.site.metadata.json_ld import json_ld
from duizhao.site.metadata.link_preview import PreviewPicture, preview_tags
from duizhao.site.metadata.page_facts import (
    Citation,
    NamedPublisher,
    PageFacts,
    Thing,
    Twin,
    last_day,
    review_of,
)
from duizhao.site.metadata.sitemap import FILE, ROBOTS, SitemapEntry, packed, robots, sitemap
from duizhao.site.passes.site_page import SitePage, TwinnedPages

HEAD_END = "</head>"
CARDS = "assets/cards"
NO_INDEX = '<meta name="robots" content="noindex">'
TAG = re.compile(r"<[^<>]*+>")


@dataclass(frozen=True)
class HeadPass:
    """Tells of the pages in `folder` whose texts, by their files, are `written`, under their `titles`."""

    folder: Path
    pages: TwinnedPages
    site_url: str
    terms: TermBase
    publisher: Publisher
    written: Mapping[str, str]
    titles: Mapping[str, str]
    entries: dict[str, SitemapEntry] = field(default_factory=dict)
    _listed: dict[str, Mapping[str, Citation]] = field(default_factory=dict)

    def told(self, html: str, page: SitePage) -> str:
        """A finished page that tells machines of itself, unless it is borrowed or search engines are kept from it."""
        if page.is_borrowed or page.is_for_editors or NO_INDEX in html or HEAD_END not in html:
            return html
        facts = self._facts(page)
        if facts.url:
            real = {language: self.pages.real(page, language) for language in LANGUAGES}
            languages: dict[str, str] = {
                language: self._whole(twin) for language, twin in real.items() if twin
            }
            self.entries[facts.url] = SitemapEntry(facts.url, languages, facts.changed_on)
        return html.replace(
            HEAD_END, f"{preview_tags(facts, self._picture(facts))}\n{json_ld(facts)}\n{HEAD_END}", 1
        )

    def _whole(self, page: SitePage) -> str:
        return urljoin(self.site_url, page.url) if self.site_url else ""

    def _facts(self, page: SitePage) -> PageFacts:
        settings = page.site.settings
        said = (settings.get("extra") or {}).get("structured_data") or {}
        topic = page.meta.get("topic")
        has_topic = bool(topic) and topic not in (said.get("except_topics") or ())
        twin = self.pages.real(page, other(page.language))
        by, on = review_of(page.meta)
        name = self.publisher.name.say(page.language)
        return PageFacts(
            language=page.language,
            title=self.titles.get(page.file) or str(settings.get("site_name") or ""),
            site_name=str(settings.get("site_name") or ""),
            url=self._whole(page),
            site_url=self.site_url,
            description=str(page.meta.get("description") or ""),
            type=str(said.get("type") or "WebPage") if has_topic else "WebPage",
            audience=str(said.get("audience") or "") if has_topic else "",
            about=self._about(page, said.get("about") or {}) if has_topic else (),
            twin=Twin(twin.language, self._whole(twin), str(twin.meta.get("title") or "")) if twin else None,
            citations=tuple(dict.fromkeys(self._citations(page))),
            reviewed_by=by,
            reviewed_on=on,
            changed_on=last_day(page.meta),
            publisher=NamedPublisher(name, self.publisher.url) if name else None,
        )

    def _picture(self, facts: PageFacts) -> PreviewPicture | None:
        """The picture of a page, drawn and written; none without whole addresses, or with a character that the font lacks."""
        if not facts.site_url or importlib.util.find_spec("PIL") is None:
            return None
        twin = facts.twin.title if facts.twin else ""
        if preview_card.lacking(facts.title + facts.site_name + twin):
            return None
        names = {name for term in self.terms.terms for name in term.names(facts.language)}
        told = (facts.title, facts.site_name, facts.language, names, twin)
        name = f"{CARDS}/{preview_card.card_digest(*told)}.png"
        if not (self.folder / name).is_file():
            write_atomically(self.folder / name, preview_card.card(*told))
        return PreviewPicture(urljoin(facts.site_url, name), preview_card.WIDTH, preview_card.HEIGHT)

    def _about(self, page: SitePage, wanted: Mapping[str, str]) -> tuple[Thing, ...]:
        text = unescape(TAG.sub(" ", self.written[page.file]))
        named = {use.term.id for use in self.terms.uses(text, page.language)}
        return tuple(
            Thing(str(wanted[term.id]), term.names(page.language)[0])
            for term in self.terms.terms
            if term.id in wanted and term.id in named
        )

    def _citations(self, page: SitePage) -> Iterable[Citation]:
        for link in cited(self.written[page.file]):
            target, anchor = self.pages.at(link, page)
            if target is None or target.is_for_editors:
                continue
            if target.file not in self._listed:
                self._listed[target.file] = listed(self.written.get(target.file, ""))
            if source := self._listed[target.file].get(anchor):
                yield source


def write_sitemap(folder: Path, entries: Iterable[SitemapEntry], site_url: str) -> None:
    """Write the list of the pages into the site in `folder`. Raises CannotRun."""
    text = sitemap(entries)
    write_atomically(folder / FILE, text)
    write_atomically(folder / f"{FILE}.gz", packed(text))
    if site_url:
        write_atomically(folder / ROBOTS, robots(urljoin(site_url, FILE)))
