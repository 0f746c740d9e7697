"""The last hand on every page: see `site/finish/`. The theme is told here who publishes the library."""

from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_build_date

from duizhao.base.files import write_atomically
from duizhao.mkdocs_plugin.part import PluginPart, language_of, workspace_of
from duizhao.site.finish.finish_page import finished, handout_of


class FinishPart(PluginPart):
    """Acts when the other parts have put in what they have, and before the view of both languages takes the text."""

    def __init__(self) -> None:
        self._names: tuple[str, ...] = ()

    def ready(self, env: Environment, config: MkDocsConfig, files: Files) -> None:
        """Remember the names of things, and let every template know what the build tells, in `config.extra.duizhao`: the day as
        `today`, and the `publisher`: name, contact, url and logo, empty where nobody said them."""
        workspace, language = workspace_of(config), language_of(config)
        self._names = tuple(name for term in workspace.terms.terms for name in term.names(language))
        publisher = workspace.settings.publisher.shown(language)
        contact = publisher["contact"] or config.extra.get("contact") or ""
        config.extra["duizhao"] = {"publisher": {**publisher, "contact": contact}, "today": get_build_date()}

    def end(self, config: MkDocsConfig) -> None:
        """Put the publisher's logo into the site."""
        publisher = workspace_of(config).settings.publisher
        if publisher.logo:
            write_atomically(Path(config.site_dir, publisher.published_logo), publisher.logo.read_bytes())

    def output(self, html: str, page: Page, config: MkDocsConfig) -> str:
        """The page with its text finished."""
        return finished(html, language_of(config), self._names, handout_of(page.meta))
