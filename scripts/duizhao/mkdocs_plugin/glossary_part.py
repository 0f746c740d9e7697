"""The glossary in the order of its language, on the page that is read in that language alone."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from duizhao.mkdocs_plugin.part import PluginPart, language_of
from duizhao.site.glossary_order import CLASS, with_names_in_order


class GlossaryPart(PluginPart):
    """Acts behind the view of both languages, which pairs the words as the pages have them."""

    def output(self, html: str, page: Page, config: MkDocsConfig) -> str:
        """The finished page with its names in order."""
        return with_names_in_order(html, language_of(config)) if f'class="{CLASS}"' in html else html
