"""One thing that the plugin does to a site beside checking it: a file of its own in this folder, listed in `all_parts`."""

from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from duizhao.base.bilingual import Language
from duizhao.mkdocs_plugin.translated_files import main_language


class PluginPart:
    """The moments of a build at which a part may act. Each does nothing until a part says otherwise.

    static-i18n builds the site once a language: every moment comes once for each of them, on the same object.
    """

    def begin(self, config: MkDocsConfig, files: Files) -> None:
        """A language is about to be built, with these `files`. Raises PluginError where it cannot be."""

    def ready(self, env: Environment, config: MkDocsConfig, files: Files) -> None:
        """The text of every page of a language was read; none is written yet. `env` has the templates of the theme."""

    def context(self, context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation) -> None:
        """What the theme knows of `page` before it is laid around it; it may be changed."""

    def content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """The text of `page` as HTML, notices included, before the theme is laid around it."""
        return html

    def output(self, html: str, page: Page, config: MkDocsConfig) -> str:
        """The whole page as HTML, just before it is written."""
        return html

    def end(self, config: MkDocsConfig) -> None:
        """A language was written to `config.site_dir`. The last one to end knows the pages of all of them."""


def language_of(config: MkDocsConfig) -> Language:
    """The language that is built just now: `en` without static-i18n."""
    return "zh" if main_language(config.theme["language"]) == "zh" else "en"


def root_of(config: MkDocsConfig) -> Path:
    """The folder of the library: where `mkdocs.yml` stands."""
    return Path(config.config_file_path).resolve().parent
