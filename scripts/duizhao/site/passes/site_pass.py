"""The page pass over a whole site, page by page, and what it hands to the command that asked for it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path

from duizhao.base.bilingual import LANGUAGES, Bilingual, Language
from duizhao.base.files import text_if_there, write_atomically
from duizhao.checks.workspace import Workspace
from duizhao.site.build.build_plan import BuildPlan
from duizhao.site.build.copied_files import faults_of_copied
from duizhao.site.build.handover import Handover, write_handover
from duizhao.site.build.host_headers import write_headers
from duizhao.site.build.page_gate import SiteGate
from duizhao.site.build.theme_scripts import ThemeScripts
from duizhao.site.desk.desk_addresses import FOLDER as DESK
from duizhao.site.desk.desk_addresses import seen_from_desk
from duizhao.site.desk.write_desk import pages_of_desk, write_desk
from duizhao.site.glossary_order import CLASS, with_names_in_order
from duizhao.site.joined_styles import TOGETHER, can_be_joined, joined, with_one_style
from duizhao.site.passes.head_pass import HeadPass, write_sitemap
from duizhao.site.passes.language_site import SiteSettings
from duizhao.site.passes.page_text import LaidOut, title_in
from duizhao.site.passes.paper_pass import with_paper
from duizhao.site.passes.plain_page_pass import PagePass
from duizhao.site.passes.site_page import SitePage
from duizhao.site.passes.text_pass import PlainLibrary, copied_files
from duizhao.site.passes.view_pass import has_view, view_addresses, views_of, with_view_link, write_view_style
from duizhao.site.search.search_index import IndexedPage, index_files
from duizhao.site.search.search_sections import sections
from duizhao.site.search.search_settings import SearchWords
from duizhao.site.side_by_side.view_links import Addresses

SEARCH = "search"


@dataclass(frozen=True, slots=True)
class PlainSite:
    """A site in `folder`, as an engine laid it out of a plain library."""

    folder: Path
    settings: SiteSettings
    plain: PlainLibrary
    workspace: Workspace


def pass_over(site: PlainSite, templates: Sequence[Path]) -> Iterator[str]:
    """Make the pages of `site` those of ours, and write what goes with them; give what a strict build stops at, in both languages.
    `templates` are the folders of the theme. Raises CannotRun."""
    pages, folder = site.plain.pages, site.folder
    over = PagePass(folder, site.settings, site.plain, site.workspace)
    laid_out: dict[str, LaidOut] = {}
    for page in pages.pages:
        read = over.read(page)
        if read is None:
            yield f"{page.file}: the engine laid out no page with this text. 引擎没有生成含有这段文字的页面。"
            continue
        text, faults = over.text(page, read.text)
        laid_out[page.file] = read.with_text(text)
        yield from (
            f"{page.site.below}{page.name}: {fault.message.en} {fault.message.zh}" for fault in faults
        )
    written = {file: one.text for file, one in laid_out.items()}
    titles = {page.file: title_of(page, written.get(page.file, "")) for page in pages.pages}
    url, terms = site.settings.site_url, site.workspace.terms
    heads = HeadPass(folder, pages, url, terms, site.workspace.settings.publisher, written, titles)
    styles = _styles(site)
    waiting: dict[str, dict[Language, str]] = {}
    places = {language: view_addresses(pages, language) for language in LANGUAGES}
    for page in pages.pages:
        if page.file not in laid_out:
            continue
        on_paper = partial(with_paper, page=page, pages=pages, written=written, site_url=url)
        html = with_one_style(over.whole(page, laid_out.pop(page.file), on_paper), styles)
        if has_view(page, pages):
            waiting.setdefault(page.name, {})[page.language] = html
            if len(waiting[page.name]) == len(LANGUAGES):
                _write_views(site, page.name, waiting.pop(page.name), titles, places)
        html = with_view_link(html, page, pages)
        if f'class="{CLASS}"' in html:
            html = with_names_in_order(html, page.language)
        (folder / page.file).write_text(heads.told(html, page), encoding="utf-8", newline="\n")
    write_view_style(folder)
    if styles:
        write_atomically(folder / TOGETHER, joined(styles))
    publisher = site.workspace.settings.publisher
    if publisher.logo:
        write_atomically(folder / publisher.published_logo, publisher.logo.read_bytes())
    write_sitemap(folder, heads.entries.values(), url)
    if site.settings.own.get("search"):
        _write_search(site, written, titles)
    theme = None if site.workspace.settings.site_pages.html == "any" else ThemeScripts.read(templates)
    copied = faults_of_copied(site.settings.docs, sorted(copied_files(site.settings))) if theme else ()
    for fault in chain(copied, SiteGate(theme, url).faults(folder)):
        yield f"{fault.file}: {fault.reason.en} {fault.reason.zh}"


def _styles(site: PlainSite) -> dict[str, str]:
    """The stylesheets of the library by their names, where they can be one; none otherwise."""
    names = [str(one) for one in site.settings.default.settings.get("extra_css") or ()]
    texts = {name: text for name in names if (text := text_if_there(site.folder / name)) is not None}
    return texts if len(texts) == len(names) and can_be_joined(texts) else {}


def title_of(page: SitePage, text: str) -> str:
    """The title of a page, as MkDocs finds it: in its front matter, in its text, in the name of its file."""
    said = page.meta.get("title")
    return str(said) if said else title_in(text) or Path(page.name).stem.replace("-", " ").capitalize()


def hand_over(site: PlainSite, plan: BuildPlan | None, templates: Sequence[Path]) -> None:
    """Tell the command that made the `plan` what was done: it writes the desk and the headers, and looks at the pages with what the
    theme in `templates` may hold. Without a plan, write both. Raises CannotRun."""
    settings, pages = site.settings, site.plain.pages
    own = [page for page in pages.pages if page.key and not page.is_borrowed]
    addresses = {(page.key, page.language): page.url for page in own}
    names = {one.language: str(one.settings.get("site_name") or "") for one in settings.languages}
    has_desk = bool(settings.own.get("desk", True))
    if plan is not None:
        told = tuple((*name, url) for name, url in addresses.items())
        theme = tuple(map(str, templates))
        # Nobody knows what this engine reads: no page may be left as it is.
        done = Handover(
            {}, None, told, (), (names["en"], names["zh"]), has_desk, settings.site_url, theme=theme
        )
        write_handover(Path(plan.handover), done)
        return
    if has_desk:
        states = pages_of_desk(site.workspace)
        write_desk(site.folder / DESK, states, seen_from_desk(addresses), Bilingual(names["en"], names["zh"]))
    write_headers(site.folder, None, in_pages=bool(settings.site_url))


def _write_views(
    site: PlainSite,
    name: str,
    html: dict[Language, str],
    titles: dict[str, str],
    places: dict[Language, Addresses],
) -> None:
    pair = {language: page for language in LANGUAGES if (page := site.plain.pages.named(name, language))}
    both = Bilingual(titles[pair["en"].file], titles[pair["zh"].file])
    for file, view in views_of(html, pair, both, site.workspace.terms, places).items():
        write_atomically(site.folder / file, view)


def _write_search(site: PlainSite, written: dict[str, str], titles: dict[str, str]) -> None:
    words = SearchWords.read(site.workspace.settings.search)
    for language in LANGUAGES:
        found = [
            IndexedPage(
                page.key or page.name.removesuffix(".md"),
                page.url,
                titles[page.file],
                str(page.meta.get("description") or ""),
                sections(written[page.file]),
            )
            for page in site.plain.pages.pages
            if page.language == language
            and page.file in written
            and not (page.is_borrowed or page.is_for_editors)
        ]
        for name, text in index_files(found, site.workspace.terms, words, language).items():
            write_atomically(site.folder / SEARCH / name, text)
