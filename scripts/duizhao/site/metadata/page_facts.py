"""What is known of a page, for whoever tells it to machines."""

from collections.abc import Mapping
from dataclasses import dataclass

from duizhao.base.bilingual import Language
from duizhao.text.markdown.front_matter import day_of

# Front matter that says when somebody last did something to a page, the text itself or its sources.
DAYS = ("updated_on", "reviewed_on", "sources_checked_on")


@dataclass(frozen=True, slots=True)
class Citation:
    """A source: its title, the language of the title where it is not the page's, and its own address, as far as the
    library knows them."""

    name: str
    language: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Twin:
    """The same page in the other language, its whole address, as far as it is known, and its title."""

    language: Language
    url: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Thing:
    """What a page is about: its schema.org type, and its name in the language of the page."""

    type: str
    name: str


@dataclass(frozen=True, slots=True)
class NamedPublisher:
    """Who publishes the site: the name in the language of the page, and the address of their own site where they gave one."""

    name: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class PageFacts:
    """A page. `url` is its whole address, empty where the site's is not known; `type` the schema.org type.

    `reviewed_by` and `reviewed_on` are both given or both empty. `changed_on` is the day on which the page says that somebody
    last did something to it (ISO).
    """

    language: Language
    title: str
    site_name: str
    url: str = ""
    site_url: str = ""
    description: str = ""
    type: str = "WebPage"
    audience: str = ""
    about: tuple[Thing, ...] = ()
    twin: Twin | None = None
    citations: tuple[Citation, ...] = ()
    reviewed_by: str = ""
    reviewed_on: str = ""
    changed_on: str = ""
    publisher: NamedPublisher | None = None


def review_of(meta: Mapping[str, object]) -> tuple[str, str]:
    """Who reviewed a page and when (ISO), from its front matter; both empty unless both are there."""
    by, on = str(meta.get("reviewed_by") or "").strip(), day_of(meta.get("reviewed_on"))
    return (by, on.isoformat()) if by and on else ("", "")


def last_day(meta: Mapping[str, object]) -> str:
    """The last day on which somebody did something to a page, as its front matter says it (ISO); empty where it says
    none."""
    days = [day for name in DAYS if (day := day_of(meta.get(name)))]
    return max(days).isoformat() if days else ""
