"""The country that a source speaks for, beside its mark on every page that cites it."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from duizhao.mkdocs_plugin.cited_pages import CitingPart
from duizhao.site.source_countries import places_of, with_places


class CountriesPart(CitingPart):
    """Writes the country of each source behind its link."""

    def output(self, html: str, page: Page, config: MkDocsConfig) -> str:
        """The finished page with the country of each source behind its link."""
        return with_places(html, self.said_of(page, places_of)) if 'class="source' in html else html
