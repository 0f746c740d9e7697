"""The files of a library that come into its site as they are: a strict build stops at one that does something by itself."""

import os
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files

from duizhao.base.bilingual import Bilingual
from duizhao.mkdocs_plugin.part import PluginPart, workspace_of
from duizhao.site.build.copied_files import faults_of_copied

log = get_plugin_logger(__name__)


class CopiedPart(PluginPart):
    """Warns of each file that may not come into the site."""

    def __init__(self) -> None:
        self._looked = False

    def begin(self, config: MkDocsConfig, files: Files) -> None:
        """Look at the files of all languages, once. Raises CannotRun where one cannot be read as text."""
        if self._looked or workspace_of(config).settings.site_pages.html == "any":
            return
        self._looked = True
        names = [file.src_uri for file in files if _is_of_library(file, config)]
        for fault in faults_of_copied(Path(config.docs_dir), names):
            told = Bilingual(f"{fault.file}: {fault.reason.en}", f"{fault.file}：{fault.reason.zh}")
            log.warning(told.say(config.plugins["duizhao"].config["language"]))


def _is_of_library(file: File, config: MkDocsConfig) -> bool:
    """True for a file that comes into the site from the texts, not from the theme."""
    return not file.inclusion.is_excluded() and os.path.realpath(str(file.src_dir)) == os.path.realpath(
        config.docs_dir
    )
