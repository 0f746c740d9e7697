"""What the pages that list sources say of them in their front matter, for the pages that cite them."""

from collections.abc import Callable, Mapping
from urllib.parse import urljoin

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from duizhao.mkdocs_plugin.part import PluginPart
from duizhao.mkdocs_plugin.translated_files import site_path


class CitingPart(PluginPart):
    """A part that tells something of each source on the pages that cite it. Acts on whole pages, so that no search takes
    what it adds for words of the page."""

    def __init__(self) -> None:
        self._pages: dict[str, File] = {}

    def ready(self, env: Environment, config: MkDocsConfig, files: Files) -> None:
        """Remember the pages, which are read by now: they say in their front matter what there is to say of each source."""
        self._pages |= {"/" + site_path(file): file for file in files.documentation_pages()}

    def said_of(
        self, page: Page, read: Callable[[Mapping[str, object]], Mapping[str, str]]
    ) -> Callable[[str], str]:
        """What is said of the source at an address on `page`: `read` takes it out of a front matter, by anchor."""
        here = "/" + site_path(page.file)

        def said(address: str) -> str:
            path, _, anchor = urljoin(here, address).partition("#")
            file = self._pages.get(path)
            return read(file.page.meta).get(anchor, "") if file and file.page else ""

        return said
