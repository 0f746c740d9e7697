"""The two views of a page pair from its two finished pages: `both/` below each of them, in the theme of its language."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

from duizhao.base.bilingual import LANGUAGES, Bilingual, Language, other
from duizhao.library.terms.term_base import TermBase
from duizhao.site.side_by_side.build_view import ArticleText, pairing_of, side_by_side
from duizhao.site.side_by_side.view_frame import STYLE, ViewPlace, filled, frame_of, led_on, text_of_page
from duizhao.site.side_by_side.view_links import Addresses, relative, with_file


@dataclass(frozen=True, slots=True)
class ViewSide:
    """A finished page as its view needs it: its title and its address; the file of the view from the folder of the site, the
    address of the view, and the name of the site."""

    title: str
    address: str
    file: str
    view: str
    site_name: str


@dataclass(frozen=True, slots=True)
class ViewSite:
    """What all views of a site need: the pages of the site, as seen in each language, and the names of its things."""

    addresses: Mapping[Language, Addresses]
    terms: TermBase


def views_of(
    sides: Mapping[Language, ViewSide], pages: Mapping[Language, str], site: ViewSite
) -> dict[Language, str]:
    """The view in each language as HTML. `pages` are both pages as HTML, finished but for the button that leads to the view."""
    texts = {one: ArticleText(text_of_page(pages[one]), sides[one].address) for one in LANGUAGES}
    frames = {one: frame_of(pages[one], _place(sides[one], sides[other(one)])) for one in LANGUAGES}
    titles = Bilingual(*(sides[one].title for one in LANGUAGES))
    # Which blocks answer each other is the same for both views.
    pairing = pairing_of(texts["en"], texts["zh"], site.terms)
    made: dict[Language, str] = {}
    for language in LANGUAGES:
        view = sides[language].view
        text = side_by_side(texts["en"], texts["zh"], pairing, view, site.addresses[language])
        ways = Bilingual(*(with_file(relative(sides[one].address, view)) for one in LANGUAGES))
        said = "".join(
            led_on(frames[one].said, sides[one].address, view) for one in (language, other(language))
        )
        made[language] = filled(frames[language], said, titles, language, text, ways)
    return made


def view_style() -> str:
    """What stands in the style sheet of views, which lies at STYLE."""
    return files(__package__).joinpath(STYLE.rpartition("/")[2]).read_text(encoding="utf-8")


def _place(side: ViewSide, twin: ViewSide) -> ViewPlace:
    return ViewPlace(side.view, side.address, twin.address, twin.view, side.site_name)
