"""What a library says about the pages of its site: the table `[site]` of `duizhao.toml`.

```toml
[site]
html = "any"    # raw HTML in pages stays as it is written, scripts too; without this, what could do something is taken out
```
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from duizhao.base.bilingual import Bilingual
from duizhao.base.errors import CannotRun
from duizhao.base.files import text_if_there
from duizhao.base.known_names import require_known

PageHtml = Literal["safe", "any"]
PAGE_HTML: tuple[PageHtml, ...] = get_args(PageHtml)
KEYS = ("html",)
CONFIG = "mkdocs.yml"
NAMES_PLUGIN = re.compile(r"(?:^[ \t]*+-|[\[,])[ \t]*+[\"']?duizhao[\"']?[ \t]*+(?:[:,\]}]|$)")


@dataclass(frozen=True, slots=True)
class SitePages:
    """`html`: what raw HTML may do in the pages. `is_built`: whether Duizhao builds the site of this library."""

    html: PageHtml = "safe"
    is_built: bool = True

    @property
    def is_guarded(self) -> bool:
        """True where pages may hold nothing that does something by itself: the rules tell it, and the build takes it out."""
        return self.is_built and self.html == "safe"

    @classmethod
    def of(cls, table: Mapping[str, Any], path: Path) -> "SitePages":
        """The settings in the table `[site]` of the file at `path`. Who says there what pages may hold has a site that is
        guarded or not; else it is one where `mkdocs.yml` beside it names our plugin.

        Raises CannotRun for a key it does not know or another value.
        """
        require_known(table, KEYS, path, Bilingual("[site]", "[site] "))
        given = table.get("html", "safe")
        if given not in PAGE_HTML:
            raise CannotRun(
                f"{path}: [site] html = {given!r}: it is one of: {', '.join(PAGE_HTML)}.",
                f"{path}：[site] html = {given!r}：只能是：{'、'.join(PAGE_HTML)}。",
            )
        config = path.with_name(CONFIG)
        is_ours = config.is_file() and _names_plugin(text_if_there(config) or "")
        return cls(given, "html" in table or is_ours)


def _names_plugin(config: str) -> bool:
    # YAML with tags of MkDocs is not read here: a line of a list that begins with the name is enough.
    return any(NAMES_PLUGIN.search(line.partition("#")[0]) for line in config.splitlines())
