"""One stylesheet for a page to wait for, however many a library keeps: `stylesheets/site.css` has all of `extra_css`."""

import re
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from duizhao.base.files import write_atomically
from duizhao.mkdocs_plugin.part import PluginPart

TOGETHER = "stylesheets/site.css"
# What leads elsewhere from where it stands cannot be moved to another folder.
LEADS = re.compile(r"@import|@charset|@namespace|url\(\s*(?!['\"]?(?:data:|#))", re.IGNORECASE)
LINK = re.compile(r'[ \t]*<link rel="stylesheet" href="(?P<way>(?:\.{1,2}/)*)(?P<name>[^"?#:]+)">\n?')


class StylesPart(PluginPart):
    """Puts the stylesheets of a library into one file. The others stay, for pages that name them themselves; where one
    leads to another file, or is not there, each stays by itself."""

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}

    def ready(self, env: Environment, config: MkDocsConfig, files: Files) -> None:
        """Read the stylesheets of the library, in the order in which its pages name them."""
        names = [str(one) for one in config.extra_css]
        there = [file for name in names if (file := files.get_file_from_path(name))]
        texts = [file.content_string for file in there]
        whole = len(there) == len(names) > 1 and not any(map(LEADS.search, texts))
        self._texts = dict(zip(names, texts, strict=True)) if whole else {}

    def output(self, html: str, page: Page, config: MkDocsConfig) -> str:
        """The page with one link instead of one for each stylesheet."""
        if not self._texts:
            return html
        links = [link for link in LINK.finditer(html) if link["name"] in self._texts]
        # A page that lacks one of them, or has them in another order, is left as its theme made it.
        if [link["name"] for link in links] != list(self._texts):
            return html
        first = links[0]
        for link in reversed(links[1:]):
            html = html[: link.start()] + html[link.end() :]
        name = first.start("name"), first.end("name")
        return html[: name[0]] + TOGETHER + html[name[1] :]

    def end(self, config: MkDocsConfig) -> None:
        """Write the stylesheet that all pages name."""
        if self._texts:
            write_atomically(Path(config.site_dir, TOGETHER), "\n".join(self._texts.values()))
