"""A file of a built site as an answer to a browser."""

import mimetypes
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

from duizhao.base.bilingual import Bilingual
from duizhao.base.errors import CannotRun
from duizhao.base.files import inside
from duizhao.site.desk_server.desk_request import DeskAnswer, told_answer

NOT_FOUND = "404.html"
NO_SUCH = Bilingual("There is no such page.", "没有这个页面。")


def file_answer(folder: Path, path: str, headers: Mapping[str, str]) -> DeskAnswer:
    """The file at `path` of the site in `folder`, sent with `headers`; its page for addresses that lead nowhere where there is none.
    Nothing outside of the folder is given, wherever links lead."""
    name = path.lstrip("/")
    if "\0" in name or "\\" in name or any(part in (".", "..") for part in name.split("/")):
        return _not_found(folder, headers)
    try:
        found = inside(folder, name or "index.html")
        if found.is_dir():
            if not path.endswith("/"):
                # The links of a page are relative: they need the slash.
                return DeskAnswer(
                    301, "text/html; charset=utf-8", b"", {**headers, "Location": f"/{quote(name)}/"}
                )
            found = inside(folder, f"{name}/index.html")
        return DeskAnswer(200, kind_of(found), found.read_bytes(), headers)
    except (CannotRun, OSError, ValueError):
        return _not_found(folder, headers)


def _not_found(folder: Path, headers: Mapping[str, str]) -> DeskAnswer:
    try:
        return DeskAnswer(404, kind_of(Path(NOT_FOUND)), (folder / NOT_FOUND).read_bytes(), headers)
    except OSError:
        return told_answer(NO_SUCH, 404)


def kind_of(path: Path) -> str:
    """What a file is, as a browser is told it. The system's own table is not asked: on some, scripts are text."""
    kind = mimetypes.MimeTypes().guess_type(path.name)[0] or "application/octet-stream"
    is_text = kind.startswith("text/") or kind.endswith(("javascript", "json"))
    return f"{kind}; charset=utf-8" if is_text else kind
