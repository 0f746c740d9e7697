"""A view as its two columns."""

from lxml import html as lxml_html

from duizhao.base.bilingual import Language
from duizhao.site.side_by_side.build_view import ArticleText, pairing_of, side_by_side
from duizhao.site.side_by_side.view_links import Addresses


def view_of(en: str, zh: str, key: str = "dose", reader: Language = "en") -> str:
    """The view of two pages that stand at `dose/` and `zh/dose/`, for a reader of one language; the site has a view of
    `more/` too."""
    views = {f"{prefix}{name}/": f"{name}/both/" for name in (key, "more") for prefix in ("", "zh/")}
    languages = {
        address: "zh" if address.startswith("zh/") else "en" for address in (*views, "plain/", "zh/plain/")
    }
    site = Addresses(reader, views, languages)
    pages = ArticleText(en, f"{key}/"), ArticleText(zh, f"zh/{key}/")
    return side_by_side(*pages, pairing_of(*pages), f"{key}/both/", site)


def tree(view: str) -> lxml_html.HtmlElement:
    """The view as a tree."""
    return lxml_html.fragment_fromstring(view, create_parent="div")


def column(view: str, language: Language) -> list[str]:
    """What a reader of one language finds in the view, block by block: text that stands once for both counts for each."""
    root = tree(view)
    for label in root.xpath("//*[contains(concat(' ', @class, ' '), ' only ')]"):
        label.drop_tree()
    found = []
    for element in root.iter():
        classes = element.get("class", "").split()
        is_shared_cell = element.tag in ("td", "th") and element.find("div") is None
        if is_shared_cell or ("side" in classes and element.get("lang") == language):
            found.append(" ".join(element.text_content().split()))
    return found


def ids(view: str) -> list[str]:
    """Every id in the view."""
    return list(tree(view).xpath("//@id"))
