"""What crawlers are told of a site: `sitemap.xml` with each page in both languages, and `robots.txt`."""

import gzip
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from duizhao.base.bilingual import HTML_LANGUAGES

FILE = "sitemap.xml"
ROBOTS = "robots.txt"
DEFAULT = "en"
# The languages of the library, as search engines are told them.
TAGS: Mapping[str, str] = {str(language): tag for language, tag in HTML_LANGUAGES.items()}


@dataclass(frozen=True, slots=True)
class SitemapEntry:
    """A page: its whole address, that of the page in each language it is there in (itself among them), and the day on
    which it last changed (ISO), empty where the page does not say it."""

    url: str
    languages: Mapping[str, str] = field(default_factory=dict)
    changed: str = ""


def sitemap(entries: Iterable[SitemapEntry]) -> str:
    """The sitemap, by address. A page that is there in one language alone has no alternates."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ]
    for entry in sorted(entries, key=lambda entry: entry.url):
        lines += ["  <url>", f"    <loc>{escape(entry.url)}</loc>"]
        if entry.changed:
            lines.append(f"    <lastmod>{entry.changed}</lastmod>")
        if len(entry.languages) > 1:
            lines += [
                f'    <xhtml:link rel="alternate" hreflang="{TAGS.get(language, language)}" href={quoteattr(url)}/>'
                for language, url in _with_default(entry.languages)
            ]
        lines.append("  </url>")
    return "\n".join([*lines, "</urlset>", ""])


def packed(text: str) -> bytes:
    """A text as gzip, without the time and the name that differ from one build to the next."""
    whole = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", fileobj=whole, mtime=0) as file:
        file.write(text.encode())
    return whole.getvalue()


def robots(sitemap_url: str) -> str:
    """`robots.txt`: everything may be read, and here is the list."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {sitemap_url}\n"


def _with_default(languages: Mapping[str, str]) -> list[tuple[str, str]]:
    """In alphabetical order, and the page for readers of any other language."""
    ordered = sorted(languages.items())
    return [*ordered, ("x-default", languages.get(DEFAULT, ordered[0][1]))]
