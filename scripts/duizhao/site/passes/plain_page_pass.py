"""The page pass: what the finished pages of an engine need to be those of the site. The functions are the same that the plugin of
MkDocs calls; here they are called on pages that lie in files."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape, unescape
from pathlib import Path

from duizhao.base.bilingual import Bilingual, Language, other
from duizhao.base.files import read_text
from duizhao.checks.workspace import Workspace
from duizhao.library.terms.glossary import KEY
from duizhao.site.build.publish import is_preview
from duizhao.site.desk.desk_addresses import FOLDER as DESK
from duizhao.site.desk.editors_link import with_editors_link
from duizhao.site.desk.write_desk import FILES as DESK_FILES
from duizhao.site.finish.finish_page import finished, handout_of
from duizhao.site.glosses.choose_uses import choose
from duizhao.site.glosses.glossary_entries import with_other_page
from duizhao.site.glosses.mark_terms import marked as with_glosses
from duizhao.site.notices.borrowed import not_indexed, without_alternates, without_language, wrapped
from duizhao.site.notices.fill_page import Across, filled_page
from duizhao.site.notices.preview_notice import preview_notice, without_machine_drafts
from duizhao.site.passes.language_site import SiteSettings
from duizhao.site.passes.page_text import LaidOut, read_laid_out, with_tools_below
from duizhao.site.passes.site_page import SitePage, way
from duizhao.site.passes.text_pass import PlainLibrary
from duizhao.site.side_by_side.view_frame import ARTICLE, END_OF_ARTICLE
from duizhao.site.side_by_side.view_links import inside, relative
from duizhao.site.source_countries import places_of, with_places
from duizhao.site.source_lines import names_of, with_source_lines
from duizhao.text.html.clean_html import clean
from duizhao.text.markdown.gap_notes import count_gaps

GLOSSES = "stylesheets/terms.css"
# A way to a page in another language, in the head of a page or in what a theme lays around it.
TO_LANGUAGE = re.compile(
    r"<(?:link|a)\b(?=[^<>]*\shreflang=\"(?P<to>[^\"<>]+)\")[^<>]*?\shref=\"(?P<address>[^\"<>]*)\"[^<>]*>"
)
Read = Callable[[Mapping[str, object]], Mapping[str, str]]
# Without the address of the site it is none.
CANONICAL = re.compile(r"<link rel=\"canonical\"[^<>]*>\s*")


@dataclass(frozen=True, slots=True)
class TextFault:
    """What was wrong with the text of a page."""

    page: SitePage
    message: Bilingual


@dataclass(frozen=True)
class PagePass:
    """The pass over the pages of a library that lie in `folder`, as an engine laid them out."""

    folder: Path
    settings: SiteSettings
    plain: PlainLibrary
    workspace: Workspace

    def read(self, page: SitePage) -> LaidOut | None:
        """The page as the engine left it; None where it left none, or its theme shows no text. Raises CannotRun."""
        path = self.folder / page.file
        return read_laid_out(read_text(path)) if path.is_file() else None

    def text(self, page: SitePage, text: str) -> tuple[str, tuple[TextFault, ...]]:
        """The text of `page`, clean and with its notices, and what was taken out of it."""
        faults: tuple[TextFault, ...] = ()
        if self.workspace.settings.site_pages.html != "any":
            found = clean(text)
            text = found.html
            faults = tuple(TextFault(page, _removed(one)) for one in dict.fromkeys(found.removed))
        if waiting := self.plain.marked.get(page.file):
            text = filled_page(text, waiting, self._across(page))
        if page.is_borrowed:
            real = self.plain.pages.real(page, page.text.language)
            address = way(page, real) if real else ""
            text = wrapped(text, page.language, page.text.language, address)
        notice = preview_notice(
            page.language,
            count_gaps(page.text.text),
            is_preview=is_preview(self.workspace.settings.root),
        )
        return notice + without_machine_drafts(text), faults

    def whole(self, page: SitePage, laid_out: LaidOut, on_paper: Callable[[str], str]) -> str:
        """The page with what is shown of its sources, terms and twins, up to its bilingual view; `on_paper` adds what it has on
        paper alone."""
        html = self._led_to_twins(page, with_tools_below(laid_out))
        if not self.settings.site_url:
            html = CANONICAL.sub("", html)
        html = self._with_terms(page, html)
        if 'class="source' in html:
            html = with_source_lines(html, page.language, lambda one: self._said(one, page, names_of))
            html = with_places(html, lambda one: self._said(one, page, places_of))
        html = on_paper(html)
        names = tuple(name for term in self.workspace.terms.terms for name in term.names(page.language))
        html = finished(html, page.language, names, handout_of(page.meta))
        if page.is_borrowed or self._is_unfinished(page):
            html = not_indexed(html)
        if self.has_desk:
            html = with_editors_link(
                html, page.language, relative(f"{DESK}/{DESK_FILES[page.language]}", page.url)
            )
        return html

    @property
    def has_desk(self) -> bool:
        """True where the site has a translation desk."""
        return bool(self.settings.own.get("desk", True))

    def _is_unfinished(self, page: SitePage) -> bool:
        return bool(count_gaps(page.text.text)) or is_preview(self.workspace.settings.root)

    def _across(self, page: SitePage) -> Across:
        marks, there = self.plain.marks, other(page.language)
        own = marks.pages.get(page.text.path.resolve()) if marks else None
        twin = marks.twin(own) if marks and own else None
        if marks is None or twin is None:
            return Across()
        target = self.plain.pages.real(page, there) or self.plain.pages.of_text(twin.path, there)
        if target is None:
            return Across()
        return Across(way(page, target), marks.anchors(twin, self.settings.snippet_bases))

    def _led_to_twins(self, page: SitePage, laid_out: LaidOut) -> str:
        """The page around its text with every way to another language leading to the same page there; one to a language that the
        page is not there in leads to the first page of that, and no alternate does."""
        homes = {site.below: site for site in self.settings.languages}

        def led(found: re.Match[str]) -> str:
            target = self._inside(unescape(found["address"]), page)
            site = homes.get(target) if target is not None else None
            if site is None or not found["to"].lower().startswith((site.language, "x-default")):
                return found[0]
            is_alternate = found[0].startswith("<link")
            real = self.plain.pages.real(page, site.language)
            if is_alternate and (real is None or page.is_borrowed):
                return ""
            shown = real or self.plain.pages.named(page.name, site.language)
            if shown is None:
                return found[0]
            new = (
                f"{self.settings.site_url}{shown.url}"
                if is_alternate and self.settings.site_url
                else way(page, shown)
            )
            start, end = (spot - found.start() for spot in found.span("address"))
            return f"{found[0][:start]}{escape(new)}{found[0][end:]}"

        begin = ARTICLE.search(laid_out.before)
        cut = begin.end() if begin else len(laid_out.before)
        before = TO_LANGUAGE.sub(led, laid_out.before[:cut]) + laid_out.before[cut:]
        text, end, behind = laid_out.behind.partition(END_OF_ARTICLE)
        html = LaidOut(before, laid_out.text + text + end, TO_LANGUAGE.sub(led, behind)).html
        if page.is_borrowed:
            html = without_alternates(html)
        twin = self.plain.pages.twin(page)
        if not (page.is_borrowed or (twin and twin.is_borrowed)):
            return html
        return without_language(html, lambda link: self._is_borrowed(link, page))

    def _inside(self, address: str, page: SitePage) -> str | None:
        """The address inside the site that a link on `page` leads to, relative or whole."""
        url = self.settings.site_url
        return (
            address.removeprefix(url)
            if url and address.startswith(url)
            else inside(address or "./", page.url)
        )

    def _is_borrowed(self, link: str, page: SitePage) -> bool:
        target = self.plain.pages.at(link, page)[0]
        return target is not None and target.is_borrowed

    def _with_terms(self, page: SitePage, html: str) -> str:
        """The page with its terms explained, or the glossary with its links to the other one."""
        styles = page.site.settings.get("extra_css") or ()
        if page.is_borrowed or not page.key or not self.workspace.terms.terms:
            return html
        if page.key == KEY:
            twin = self.plain.pages.real(page, other(page.language))
            return with_other_page(html, way(page, twin), page.language) if twin else html
        if not any(str(style).endswith(GLOSSES) for style in styles):
            return html
        chosen = choose(self.workspace.pair(page.key), self.workspace.alignments)[page.language]
        glossary = self._glossary(page.language)
        return (
            with_glosses(html, chosen, page.language, way(page, glossary) if glossary else "")
            if chosen
            else html
        )

    def _glossary(self, language: Language) -> SitePage | None:
        path = self.workspace.settings.layout.path(KEY, language)
        return self.plain.pages.of_text(path, language)

    def _said(self, address: str, page: SitePage, read: Read) -> str:
        target, anchor = self.plain.pages.at(address, page)
        return read(target.meta).get(anchor, "") if target else ""


def _removed(one: str) -> Bilingual:
    return Bilingual(
        f"this was taken out of the page, since it could run, load or send something: {one}",
        f"以下内容可能会运行、加载或发送内容，已从页面删去：{one}",
    )
