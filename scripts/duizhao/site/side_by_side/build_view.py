"""A page in both languages from the texts of two built pages."""

from dataclasses import dataclass

from duizhao.library.terms.term_base import TermBase
from duizhao.site.side_by_side.pair_leaves import Pairing, pair_up, paired
from duizhao.site.side_by_side.read_leaves import leaves_of, parse
from duizhao.site.side_by_side.unique_ids import rename, renamed
from duizhao.site.side_by_side.view import view_html
from duizhao.site.side_by_side.view_links import Addresses, lead
from duizhao.text.html.element import Html


@dataclass(frozen=True, slots=True)
class ArticleText:
    """What stands in the `<article>` of a built page, and the address of the page inside the site."""

    html: str
    address: str


def pairing_of(en: ArticleText, zh: ArticleText, terms: TermBase | None = None) -> Pairing:
    """Which block of the one text answers which of the other. The names of `terms` help to tell."""
    return pair_up(leaves_of(parse(en.html)), leaves_of(parse(zh.html)), terms)


def side_by_side(en: ArticleText, zh: ArticleText, pairing: Pairing, view: str, site: Addresses) -> Html:
    """Both texts as one, for a page at the address `view`: every block of both once, in order, beside what answers it."""
    sides = []
    for text in (en, zh):
        root = parse(text.html)
        lead(root, text.address, view, site)
        sides.append(leaves_of(root))
    rename(sides[1], renamed(sides[0], sides[1]))
    return view_html(paired(pairing, sides[0], sides[1]), site.language)
