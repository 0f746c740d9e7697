"""The bilingual views of a site whose pages lie finished in files: `both/` below each page that is there in both languages."""

from collections.abc import Mapping
from importlib.resources import files as resources
from pathlib import Path

from duizhao.base.bilingual import LANGUAGES, Bilingual, Language, other
from duizhao.library.terms.term_base import TermBase
from duizhao.site.passes.site_page import SitePage, TwinnedPages
from duizhao.site.side_by_side.build_view import ArticleText, pairing_of, side_by_side
from duizhao.site.side_by_side.view_frame import (
    STYLE,
    ViewPlace,
    filled,
    frame_of,
    led_on,
    text_of_page,
    with_link,
)
from duizhao.site.side_by_side.view_links import INDEX, Addresses, relative, with_file

FOLDER = "both"


def view_url(page: SitePage) -> str:
    """The address of the view of a page, in the language of its readers."""
    return f"{page.url}{FOLDER}/"


def has_view(page: SitePage, pages: TwinnedPages) -> bool:
    """True for a page that is there in both languages, and is for readers."""
    return not page.is_for_editors and all(pages.real(page, language) for language in LANGUAGES)


def with_view_link(html: str, page: SitePage, pages: TwinnedPages) -> str:
    """A finished page with the button that leads to its view, where it has one."""
    if not text_of_page(html) or not has_view(page, pages):
        return html
    return with_link(html, page.language, with_file(relative(view_url(page), page.url)))


def view_addresses(pages: TwinnedPages, language: Language) -> Addresses:
    """Where the links of the views in `language` lead."""
    views = {
        twin.url: view_url(page)
        for page in pages.pages
        if page.language == language and has_view(page, pages)
        for twin in (page, pages.real(page, other(language)))
        if twin
    }
    return Addresses(language, views, {page.url: page.language for page in pages.pages})


def views_of(
    html: Mapping[Language, str],
    pair: Mapping[Language, SitePage],
    titles: Bilingual,
    terms: TermBase,
    site: Mapping[Language, Addresses],
) -> dict[str, str]:
    """The views of a page, by their files, from the finished page in both languages (`html`, without the buttons of the views)."""
    texts = {
        language: ArticleText(text_of_page(html[language]), pair[language].url) for language in LANGUAGES
    }
    frames = {
        language: frame_of(html[language], _place(pair[language], pair[other(language)]))
        for language in LANGUAGES
    }
    pairing = pairing_of(texts["en"], texts["zh"], terms)
    made = {}
    for language in LANGUAGES:
        page, view = pair[language], view_url(pair[language])
        text = side_by_side(texts["en"], texts["zh"], pairing, view, site[language])
        addresses = Bilingual(*(with_file(relative(pair[one].url, view)) for one in LANGUAGES))
        order = (language, other(language))
        said = "".join(led_on(frames[one].said, pair[one].url, view) for one in order)
        made[f"{view}{INDEX}"] = filled(frames[language], said, titles, page.language, text, addresses)
    return made


def write_view_style(folder: Path) -> None:
    """Write the style sheet of the views into the site in `folder`."""
    style = folder / STYLE
    style.parent.mkdir(parents=True, exist_ok=True)
    text = resources("duizhao.site.side_by_side").joinpath(style.name).read_text(encoding="utf-8")
    style.write_text(text, encoding="utf-8", newline="\n")


def _place(page: SitePage, twin: SitePage) -> ViewPlace:
    name = str(page.site.settings.get("site_name") or "")
    return ViewPlace(view_url(page), page.url, twin.url, view_url(twin), name)
