"""A whole HTML document that needs nothing else: its look and its scripts are inside it."""

import base64
import hashlib
from importlib.resources import files

from duizhao.base.bilingual import Language
from duizhao.text.html.element import Child, Html, element, together


def own_file(package: str, name: str) -> str:
    """A text file of ours, from the folder of a package."""
    return files(package).joinpath(name).read_text(encoding="utf-8")


def look_of(style: str) -> str:
    """The whole style of a document: the look that all our pages share, and its own `style` behind it."""
    return own_file(__package__, "base.css") + style


def document(
    title: str, language: Language, style: str, *body: Child, early: str = "", script: str = ""
) -> str:
    """The document. `style` comes behind the look that all our pages share; `early` runs before anything is shown and
    `script` at the end: nothing else may run, and nothing is loaded from anywhere."""
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=_policy(early, script)),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="robots", content="noindex"),
        element("meta", name="color-scheme", content="light dark"),
        element("title", title),
        element("style", Html(look_of(style))),
        element("script", Html(early)) if early else None,
    )
    end = element("script", Html(script)) if script else None
    return f"<!doctype html>\n{element('html', head, element('body', together(*body), end), lang=language)}\n"


def _policy(*scripts: str) -> str:
    hashes = (base64.b64encode(hashlib.sha256(one.encode()).digest()).decode() for one in scripts if one)
    allowed = " ".join(f"'sha256-{one}'" for one in hashes) or "'none'"
    rest = "style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
    return f"default-src 'none'; script-src {allowed}; {rest}"
