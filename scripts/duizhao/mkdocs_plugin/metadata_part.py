"""What machines are told of the site: descriptions in JSON-LD, previews of links with their pictures, the sitemap.

`extra.structured_data` in mkdocs.yml says what the pages with a topic are, in the words of schema.org: `type`
(MedicalWebPage), `audience` (Patient), `about`, types of the things they are about by the ids of their terms
(`T001: Drug`), and `except_topics`, those topics whose pages are none of it. Whole addresses, and with them pictures
and sitemap, need `site_url`.
"""

import importlib.util
import re
from collections.abc import Mapping
from html import unescape
from pathlib import Path
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from duizhao.base.bilingual import Language, other
from duizhao.base.files import write_atomically
from duizhao.library.terms.term_base import TermBase
from duizhao.mkdocs_plugin.part import PluginPart, language_of, named_page, workspace_of
from duizhao.mkdocs_plugin.translated_files import (
    borrowed,
    is_for_editors,
    main_language,
    real_twin,
    site_path,
    twins,
)
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

log = get_plugin_logger(__name__)
HEAD_END = "</head>"
CARDS = "assets/cards"
# What the theme says of a page that search engines are not led to.
NO_INDEX = '<meta name="robots" content="noindex">'
TAG = re.compile(r"<[^<>]*+>")


class MetadataPart(PluginPart):
    """Reads each page when its text is there, and tells of it when the whole page is."""

    def __init__(self) -> None:
        self._terms = TermBase()
        self._listed: dict[str, Mapping[str, Citation]] = {}
        self._entries: dict[str, SitemapEntry] = {}
        self._lacking: set[str] = set()

    def begin(self, config: MkDocsConfig, files: Files) -> None:
        """Read what the library knows of its things."""
        self._terms = workspace_of(config).terms

    def content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Remember the sources that the page lists."""
        if ' id="' in html and not is_for_editors(page):
            self._listed[page.file.url] = listed(html)
        return html

    def output(self, html: str, page: Page, config: MkDocsConfig) -> str:
        """Tell of the page in its head. Of a page for editors, one that is borrowed, or one that search
        engines are kept from, nothing is told."""
        if borrowed(page.file) or is_for_editors(page) or NO_INDEX in html or HEAD_END not in html:
            return html
        facts = self._facts(page, config)
        if facts.url:
            languages = {
                language: urljoin(facts.site_url, url) for language, url in _real_urls(page.file).items()
            }
            self._entries[facts.url] = SitemapEntry(facts.url, languages, last_day(page.meta))
        tags = f"{preview_tags(facts, self._picture(facts, config))}\n{json_ld(facts)}\n"
        return html.replace(HEAD_END, tags + HEAD_END, 1)

    def facts(self, page: Page, config: MkDocsConfig) -> object:
        """What the sitemap says of the page."""
        entry = self._entries.get(_whole(page.file, _site_url(config)))
        return [entry.url, dict(entry.languages), entry.changed] if entry else None

    def recall(self, file: File, facts: object, config: MkDocsConfig) -> None:
        """Take the page into the sitemap as it was."""
        if isinstance(facts, list):
            url, languages, changed = facts
            self._entries.setdefault(url, SitemapEntry(url, languages, changed))

    def end(self, config: MkDocsConfig) -> None:
        """Write the sitemap: in place of that of MkDocs, which names pages for editors and the day of the build."""
        folder, site_url = Path(config.site_dir), _site_url(config)
        text = sitemap(self._entries.values())
        write_atomically(folder / FILE, text)
        write_atomically(folder / f"{FILE}.gz", packed(text))
        if site_url:
            write_atomically(folder / ROBOTS, robots(urljoin(site_url, FILE)))

    def _facts(self, page: Page, config: MkDocsConfig) -> PageFacts:
        language, site_url = language_of(config), _site_url(config)
        said = config.extra.get("structured_data") or {}
        topic = page.meta.get("topic")
        has_topic = bool(topic) and topic not in (said.get("except_topics") or ())
        twin = real_twin(page.file, other(language))
        by, on = review_of(page.meta)
        publisher = workspace_of(config).settings.publisher
        return PageFacts(
            language=language,
            title=str(page.title or config.site_name),
            site_name=config.site_name,
            url=_whole(page.file, site_url),
            site_url=site_url,
            description=str(page.meta.get("description") or ""),
            type=str(said.get("type") or "WebPage") if has_topic else "WebPage",
            audience=str(said.get("audience") or "") if has_topic else "",
            about=self._about(page, language, said.get("about") or {}) if has_topic else (),
            twin=Twin(other(language), _whole(twin, site_url), _title(twin, config)) if twin else None,
            citations=tuple(self._citations(page)),
            reviewed_by=by,
            reviewed_on=on,
            changed_on=last_day(page.meta),
            publisher=NamedPublisher(publisher.name.say(language), publisher.url)
            if publisher.name.say(language)
            else None,
        )

    def _about(self, page: Page, language: Language, wanted: Mapping[str, str]) -> tuple[Thing, ...]:
        """Those of the `wanted` terms that the page names."""
        text = unescape(TAG.sub(" ", page.content or ""))
        named = {use.term.id for use in self._terms.uses(text, language)}
        return tuple(
            Thing(str(wanted[term.id]), term.names(language)[0])
            for term in self._terms.terms
            if term.id in wanted and term.id in named
        )

    def _citations(self, page: Page) -> list[Citation]:
        """What the page cites, as the page that lists it gives it; nothing of what is not listed."""
        found: dict[Citation, None] = {}
        for link in cited(page.content or ""):
            address, _, anchor = urljoin("/" + page.file.url, link).lstrip("/").partition("#")
            source = self._listed.get(address, {}).get(anchor)
            if source:
                found[source] = None
        return list(found)

    def _picture(self, facts: PageFacts, config: MkDocsConfig) -> PreviewPicture | None:
        """The picture of a page, drawn and written; none without whole addresses, or with a character that the font
        lacks: a box in a title is worse than no picture."""
        if not facts.site_url or importlib.util.find_spec("PIL") is None:
            return None
        twin = facts.twin.title if facts.twin else ""
        if lacking := preview_card.lacking(facts.title + facts.site_name + twin):
            if facts.url not in self._lacking:
                self._lacking.add(facts.url)
                log.warning(f"{facts.url}: no title card, because its font lacks: {lacking} [title-card]")
            return None
        names = {name for term in self._terms.terms for name in term.names(facts.language)}
        told = (facts.title, facts.site_name, facts.language, names, twin)
        name = f"{CARDS}/{preview_card.card_digest(*told)}.png"
        path = Path(config.site_dir, name)
        if not path.is_file():
            write_atomically(path, preview_card.card(*told))
        return PreviewPicture(urljoin(facts.site_url, name), preview_card.WIDTH, preview_card.HEIGHT)


def _title(file: File, config: MkDocsConfig) -> str:
    """The title of a page of the other language, which this build may not have read."""
    name = named_page(file, config)
    page = workspace_of(config).page(*name) if name else None
    return str(page.meta.get("title") or "") if page else ""


def _site_url(config: MkDocsConfig) -> str:
    """The address of the site with a slash at its end; empty where it is not known."""
    return f"{str(config.site_url).rstrip('/')}/" if config.site_url else ""


def _whole(file: File, site_url: str) -> str:
    return urljoin(site_url, site_path(file)) if site_url else ""


def _real_urls(file: File) -> dict[str, str]:
    """The address of the page in each language that it is there in, its own among them."""
    urls = {language: site_path(twin) for language, twin in twins(file).items() if real_twin(file, language)}
    own = main_language(getattr(file, "locale", None))
    return {**urls, own: site_path(file)} if own else urls
