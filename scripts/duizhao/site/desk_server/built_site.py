"""The site as it was last built, shown beside the desk: where it has a page, and its files.

Its scripts run in a sandbox, as if they came from nowhere: they can ask the desk for nothing.
"""

import mimetypes
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from duizhao.base.bilingual import LANGUAGES, Language
from duizhao.base.errors import CannotRun
from duizhao.base.files import inside
from duizhao.library.settings import Settings
from duizhao.site.desk_server import served_texts
from duizhao.site.desk_server.desk_request import DeskAnswer, told_answer

SANDBOX = {
    "Content-Security-Policy": "sandbox allow-scripts allow-popups allow-forms",
    # A page in a sandbox may load its own fonts and its index only so. Who asks has to know the address.
    "Access-Control-Allow-Origin": "*",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}


def reader_addresses(settings: Settings, key: str, site_token: str) -> dict[Language, str]:
    """Where readers see the page `key`, by language, as the desk links to it; a language that was not built is left out."""
    found: dict[Language, str] = {}
    for language in LANGUAGES:
        for name in _names(settings, key, language):
            if (settings.site / name).is_file():
                found[language] = f"/{site_token}/{quote(name)}"
                break
    return found


def _names(settings: Settings, key: str, language: Language) -> Iterator[str]:
    """The files that may be the page, the likeliest first: below a folder of its language, before the folder of both."""
    page = key.removesuffix("index").rstrip("/") if key == "index" or key.endswith("/index") else key
    names = [f"{page}/index.html" if page else "index.html", f"{key}.html"]
    folders = dict.fromkeys([language, settings.docs(language).name])
    for folder in [*folders, *([""] if language == "en" else [])]:
        for name in names:
            yield f"{folder}/{name}" if folder else name


def site_file(settings: Settings, name: str) -> DeskAnswer:
    """A file of the built site. Nothing outside of its folder is given, wherever links lead."""
    try:
        path = inside(settings.site, name or "index.html")
        if path.is_dir():
            path = inside(settings.site, f"{name}/index.html")
        if not path.is_file():
            raise FileNotFoundError(path)
        body = path.read_bytes()
    except (CannotRun, OSError, ValueError):
        return told_answer(served_texts.NOT_FOUND, 404)
    return DeskAnswer(200, _kind(path), body, SANDBOX)


def _kind(path: Path) -> str:
    # The system's own table is not asked: on some, scripts are text.
    kind = mimetypes.MimeTypes().guess_type(path.name)[0] or "application/octet-stream"
    return (
        f"{kind}; charset=utf-8"
        if kind.startswith("text/") or kind.endswith(("javascript", "json"))
        else kind
    )
