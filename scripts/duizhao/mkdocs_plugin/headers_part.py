"""The headers of the site: `_headers` beside the pages, and each page's own policy in it where it is published. Before that,
the gate: no script but the theme's, and no request to another host."""

from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import Files

from duizhao.base.bilingual import Bilingual
from duizhao.mkdocs_plugin.part import PluginPart, is_planned, workspace_of
from duizhao.site.build.host_headers import write_headers
from duizhao.site.build.page_gate import SiteGate
from duizhao.site.build.theme_scripts import ThemeScripts

log = get_plugin_logger(__name__)


class HeadersPart(PluginPart):
    """Writes them when everything else is written."""

    def __init__(self) -> None:
        self._gate: SiteGate | None = None

    def ready(self, env: Environment, config: MkDocsConfig, files: Files) -> None:
        """Read what the theme puts into pages, once for all languages."""
        if self._gate is None and not is_planned(config):
            theme = None
            if workspace_of(config).settings.site_pages.html != "any":
                theme = ThemeScripts.read(map(Path, config.theme.dirs))
            self._gate = SiteGate(theme, str(config.site_url or ""))

    def end(self, config: MkDocsConfig) -> None:
        """Look at what was written, unless a command does. A page that is read from a disk needs no policy, and may be hindered by
        one."""
        if is_planned(config):
            return
        site = Path(config.site_dir)
        gate = self._gate or SiteGate(ThemeScripts())
        for fault in gate.faults(site):
            told = Bilingual(f"{fault.file}: {fault.reason.en}", f"{fault.file}：{fault.reason.zh}")
            # A strict build stops at a warning. Who lets pages hold anything has said so in the settings, and hears of it.
            tell = log.warning if gate.theme else log.info
            tell(told.say(config.plugins["duizhao"].config["language"]))
        write_headers(site, gate.theme, in_pages=bool(config.site_url))
