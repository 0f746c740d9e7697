"""The MkDocs plugin: what `duizhao check` finds becomes warnings, which stop a strict build.

This is the only folder of Duizhao that imports MkDocs.
"""

from collections.abc import Iterable
from pathlib import Path

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import Files

from duizhao.bilingual import LANGUAGES, Language
from duizhao.check import check
from duizhao.errors import CannotRun
from duizhao.finding import Finding
from duizhao.plugin.parity import Lonely, lonely_pages
from duizhao.settings import Settings

log = get_plugin_logger(__name__)


class DuizhaoConfig(Config):
    """What can be set for the plugin in `mkdocs.yml`."""

    check = config_options.Type(bool, default=True)
    """Check the library with every rule. Without it, only pages that one language lacks are looked for."""

    language = config_options.Choice(LANGUAGES, default="en")
    """The language of the messages."""


class DuizhaoPlugin(BasePlugin[DuizhaoConfig]):
    """Warns of every place where the two languages are out of step.

    static-i18n builds the site once a language and fires every event each time, on this same object;
    `mkdocs serve` makes a new object for every build. So each object looks once.
    """

    def __init__(self) -> None:
        self._looked = False

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Look at the library before the first language is built.

        Raises PluginError where the library cannot be read.
        """
        if not self._looked:
            self._looked = True
            language: Language = self.config.language
            if self.config.check:
                for finding in _check(Path(config.config_file_path).parent, language):
                    # Advice is told, but stops nobody's build.
                    tell = log.info if finding.severity == "advice" else log.warning
                    tell(_say(finding, language))
            else:
                for page in lonely_pages(file.src_uri for file in files.documentation_pages()):
                    log.warning(_say_lonely(page, language))
        return files


def _check(root: Path, language: Language) -> Iterable[Finding]:
    try:
        return check(Settings.read(root))
    except CannotRun as fault:
        raise PluginError(fault.message.say(language)) from fault


def _say(finding: Finding, language: Language) -> str:
    place = finding.place
    return f"{place.path}:{place.line}:{place.column}: {finding.message.say(language)} [{finding.rule}]"


def _say_lonely(page: Lonely, language: Language) -> str:
    return f"{page.path}: {page.message.say(language)} [missing-page]"
