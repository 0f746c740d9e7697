"""Which handouts a built site gives: for each page that has a bilingual view, one a language and one of both."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from lxml import html as lxml_html

from duizhao.base.bilingual import LANGUAGES
from duizhao.base.errors import CannotRun
from duizhao.base.files import read_text

INDEX = "index.html"
VIEWS = f"both/{INDEX}"


@dataclass(frozen=True, slots=True)
class Handout:
    """A page to print, and the name of its file."""

    page: Path
    name: str


def find_handouts(site: Path) -> tuple[Handout, ...]:
    """The handouts of the site built at `site`, in the order of their names. The English theme is laid around those of
    both languages. Raises CannotRun where there is no page in both languages."""
    found = [handout for view in sorted(site.rglob(VIEWS)) for handout in _of_view(view, site)]
    if not found:
        raise CannotRun(
            f"{site}: there is no built site here with pages in both languages. Run `duizhao build` first.",
            f"{site}：这里没有含中英文页面的网站。请先运行 `duizhao build`。",
        )
    return tuple(sorted(found, key=lambda handout: handout.name))


def _of_view(view: Path, site: Path) -> Iterator[Handout]:
    root = lxml_html.fromstring(read_text(view))
    if root.get("lang", "").split("-")[0] != "en":
        return
    name = view.parent.parent.relative_to(site).as_posix().replace("/", "-")
    name = "index" if name == "." else name
    address = f"file://{view.as_posix()}"
    for link in root.iterfind(".//a[@data-single]"):
        language = link.get("hreflang", "")
        if language in LANGUAGES:
            page = Path(unquote(urlsplit(urljoin(address, link.get("href", ""))).path))
            yield Handout(page, f"{name}.{language}.pdf")
    yield Handout(view, f"{name}.en-zh.pdf")


def published_at(site: Path) -> str:
    """The address under which the first page of a site says that it is published; empty where it does not."""
    found = lxml_html.fromstring(read_text(site / INDEX)).find(".//link[@rel='canonical'][@href]")
    return found.get("href", "") if found is not None else ""
