"""The sources of each section, by name, in a line at its end."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from duizhao.mkdocs_plugin.cited_pages import CitingPart
from duizhao.mkdocs_plugin.part import language_of
from duizhao.site.source_lines import names_of, with_source_lines


class SourceLinesPart(CitingPart):
    """Writes the lines on the pages of a library that names its sources."""

    def output(self, html: str, page: Page, config: MkDocsConfig) -> str:
        """The finished page with a line of sources at the end of each section."""
        if 'class="source' not in html:
            return html
        return with_source_lines(html, language_of(config), self.said_of(page, names_of))
