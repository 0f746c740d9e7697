"""The files of a library that come into its site as they are: a page that is no Markdown, a drawing. The theme is not laid around
them, nothing is taken out of them, and a policy in the page has no place in them."""

import os

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files

from duizhao.base.bilingual import Bilingual, Language
from duizhao.base.files import read_text
from duizhao.mkdocs_plugin.part import PluginPart, root_of, workspace_of
from duizhao.text.html.running_file import ENDINGS, what_runs

log = get_plugin_logger(__name__)


class CopiedPart(PluginPart):
    """Warns of each that does something by itself: a strict build stops there."""

    def __init__(self) -> None:
        self._looked = False

    def begin(self, config: MkDocsConfig, files: Files) -> None:
        """Look at the files of all languages, once. Raises CannotRun where one cannot be read as text."""
        if self._looked or workspace_of(config).settings.site_pages.html == "any":
            return
        self._looked = True
        language: Language = config.plugins["duizhao"].config["language"]
        for file in files:
            path = file.abs_src_path
            if path is None or file.inclusion.is_excluded() or not _is_copied(file, config):
                continue
            for shown in dict.fromkeys(what_runs(read_text(root_of(config) / path))):
                told = Bilingual(
                    f"{file.src_uri}: this file comes into the site as it is, and holds something that runs, loads or leads away by "
                    f"itself: {shown}. Take it out, or write a page in Markdown.",
                    f"{file.src_uri}：这个文件会原样放进网站，其中有会自行运行、加载或跳转的内容：{shown}。请删去，或改用 Markdown 写成页面。",
                )
                log.warning(told.say(language))


def _is_copied(file: File, config: MkDocsConfig) -> bool:
    """True for a file of the library, and not of the theme, which a browser would open as it is."""
    ending = os.path.splitext(file.src_uri)[1].lower()
    return ending in ENDINGS and os.path.realpath(str(file.src_dir)) == os.path.realpath(config.docs_dir)
