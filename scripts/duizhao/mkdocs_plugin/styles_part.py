"""One stylesheet for a page to wait for, however many a library keeps: `stylesheets/site.css` has all of `extra_css`."""

from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from duizhao.base.files import write_atomically
from duizhao.mkdocs_plugin.part import PluginPart
from duizhao.site.joined_styles import TOGETHER, can_be_joined, joined, with_one_style


class StylesPart(PluginPart):
    """Puts the stylesheets of a library into one file. The others stay, for pages that name them themselves; where one
    leads to another file, or is not there, each stays by itself."""

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}

    def ready(self, env: Environment, config: MkDocsConfig, files: Files) -> None:
        """Read the stylesheets of the library, in the order in which its pages name them."""
        names = [str(one) for one in config.extra_css]
        there = [file for name in names if (file := files.get_file_from_path(name))]
        texts = {name: file.content_string for name, file in zip(names, there, strict=False)}
        self._texts = texts if len(there) == len(names) and can_be_joined(texts) else {}

    def output(self, html: str, page: Page, config: MkDocsConfig) -> str:
        """The page with one link instead of one for each stylesheet."""
        return with_one_style(html, self._texts) if self._texts else html

    def end(self, config: MkDocsConfig) -> None:
        """Write the stylesheet that all pages name."""
        if self._texts:
            write_atomically(Path(config.site_dir, TOGETHER), joined(self._texts))
