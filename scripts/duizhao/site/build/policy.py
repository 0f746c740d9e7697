"""What a built site lets a browser do: the Content-Security-Policy that its pages need, and no more, and the other
headers that keep a reader's visit their own.

Scripts that stand inside a page are named by their hash. Only those of the theme are (`theme_scripts`), so a script that was
put in by anybody else does not run.
"""

import base64
import hashlib
import html as entities
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from duizhao.site.build.inline_code import InlineCode, inline_code

if TYPE_CHECKING:
    from duizhao.site.build.theme_scripts import ThemeScripts

META = '<meta http-equiv="Content-Security-Policy" content="'
CHARSET = re.compile(r"<meta\s+charset=[^<>]*>", re.IGNORECASE)

OTHERS: Mapping[str, str] = {
    # Where a reader came from is nobody's business: not which page about which illness.
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    # This header is for browsers that do not know frame-ancestors.
    "X-Frame-Options": "DENY",
}


@dataclass(frozen=True, slots=True)
class Policy:
    """The hashes of what stands inside the pages, in alphabetical order: scripts that run, and style elements."""

    scripts: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()

    @classmethod
    def of(cls, pages: Iterable[str], allowed: "ThemeScripts | None" = None) -> "Policy":
        """The policy of pages, each given as HTML. Of what stands in them only what the theme has `allowed` may run; where that
        is None, all of it: for pages that were looked at before."""
        code = (one for page in pages for one in inline_code(page))
        return cls.of_code(one for one in code if allowed is None or allowed.includes(one.element, one.text))

    @classmethod
    def of_code(cls, code: Iterable[InlineCode]) -> "Policy":
        """The policy of pages in which this code stands, all of which may run."""
        found: dict[str, set[str]] = {"script": set(), "style": set()}
        for one in code:
            found[one.element].add(_hash(one.text))
        return cls(tuple(sorted(found["script"])), tuple(sorted(found["style"])))

    @classmethod
    def of_all(cls, policies: Iterable["Policy"]) -> "Policy":
        """The policy of a site whose pages have these."""
        scripts: set[str] = set()
        styles: set[str] = set()
        for one in policies:
            scripts.update(one.scripts)
            styles.update(one.styles)
        return cls(tuple(sorted(scripts)), tuple(sorted(styles)))

    def directives(self, *, framed: bool = True) -> str:
        """The policy as it is written into a header; without what only a header may say where not `framed`."""
        parts = [
            "default-src 'none'",
            " ".join(("script-src 'self'", *self.scripts)),
            " ".join(("style-src 'self'", *self.styles)),
            # Icons stand in the style sheets.
            "img-src 'self' data:",
            # The search asks for its index, from a worker.
            "connect-src 'self'",
            "worker-src 'self'",
            "font-src 'self'",
            "media-src 'self'",
            "base-uri 'none'",
            "form-action 'self'",
        ]
        return "; ".join([*parts, "frame-ancestors 'none'"] if framed else parts)

    def headers(self) -> dict[str, str]:
        """The value of every header that a host sends, by its name."""
        return {"Content-Security-Policy": self.directives(), **OTHERS}


def with_policy(page: str, allowed: "ThemeScripts | None" = None) -> str:
    """The page with its own policy as the first thing that the browser reads after the encoding, for hosts that send
    no headers of ours. A page that has one already stays as it is, and so does one without a place for it. `allowed` is as
    for `Policy.of`."""
    return page if META in page else with_this_policy(page, Policy.of([page], allowed))


def with_this_policy(page: str, own: Policy) -> str:
    """The same with a policy that is known already: its `own`."""
    if META in page:
        return page
    policy = entities.escape(own.directives(framed=False), quote=False).replace('"', "&quot;")
    return CHARSET.sub(lambda found: f'{found[0]}\n  {META}{policy}">', page, count=1)


# A theme has few scripts and styles, and puts them into every page.
@lru_cache(256)
def _hash(content: str) -> str:
    # A browser reads every line end as one character before it looks at the hash.
    content = content.replace("\r\n", "\n").replace("\r", "\n")
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"
