"""The headers of the site: `_headers` beside the pages, and each page's own policy in it where it is published."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from duizhao.mkdocs_plugin.part import PluginPart
from duizhao.site.build.host_headers import write_headers


class HeadersPart(PluginPart):
    """Writes them when everything else is written."""

    def end(self, config: MkDocsConfig) -> None:
        """Look at what was written. A page that is read from a disk needs no policy, and may be hindered by one."""
        write_headers(Path(config.site_dir), in_pages=bool(config.site_url))
