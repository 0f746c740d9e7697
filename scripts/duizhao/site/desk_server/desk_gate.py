"""Who may ask the desk: a browser on this machine that was given the address with its token, and a page of the desk itself.

Another site that a person has open may try to send requests to 127.0.0.1, or to have its own name lead there: it knows no
token, and its `Origin` and `Host` give it away.
"""

import hashlib
import hmac
from dataclasses import dataclass

from duizhao.base.bilingual import Bilingual
from duizhao.site.desk_server.desk_request import DeskAnswer, DeskRequest, told_answer

HOST = "127.0.0.1"
# A page of half a million characters in both languages fits many times.
LARGEST_BODY = 8_000_000
TOKEN_HEADER = "x-duizhao-token"
# What a browser says of requests that no other site began.
OURS = frozenset({"same-origin", "none"})

NO_ENTRY = Bilingual(
    "This desk is open to the address alone that `duizhao desk --serve` printed. Copy the whole address from there.",
    "只能用 `duizhao desk --serve` 显示的完整地址打开这个工作台。请复制那里的整个地址。",
)
TOO_LARGE = Bilingual("The text is too large for the desk.", "文字过大，工作台无法接收。")


@dataclass(frozen=True, slots=True)
class DeskKeys:
    """Where the desk listens, and the secret words in its addresses: one for the desk, another for the built site that is
    shown beside it, whose scripts must not learn the first."""

    port: int
    token: str

    @property
    def hosts(self) -> tuple[str, ...]:
        """The names under which a browser on this machine finds the desk."""
        return (f"{HOST}:{self.port}", f"localhost:{self.port}")

    @property
    def site_token(self) -> str:
        """The word in the addresses of the built site; the other one cannot be found from it."""
        return hashlib.sha256(f"site {self.token}".encode()).hexdigest()[:32]

    @property
    def address(self) -> str:
        """What a person opens in a browser."""
        return f"http://{HOST}:{self.port}/{self.token}/"


def refusal(request: DeskRequest, keys: DeskKeys) -> DeskAnswer | None:
    """Why the request is refused; None where it may be answered."""
    headers = request.headers
    if headers.get("host", "") not in keys.hosts:
        return told_answer(NO_ENTRY, 403)
    own = [f"http://{host}" for host in keys.hosts]
    first = request.path.removeprefix("/").partition("/")[0]
    if _same(first, keys.site_token):
        # The site that everybody may read: its pages stand in a sandbox, whose requests come from no origin.
        return (
            None if request.method in ("GET", "HEAD") and not _climbs(request) else told_answer(NO_ENTRY, 403)
        )
    origin = headers.get("origin")
    if not _same(first, keys.token) or (origin is not None and origin not in own):
        return told_answer(NO_ENTRY, 403)
    if headers.get("sec-fetch-site", "none") not in OURS or _climbs(request):
        return told_answer(NO_ENTRY, 403)
    if request.method not in ("GET", "HEAD", "POST"):
        return told_answer(NO_ENTRY, 405)
    if request.method == "POST" and not _may_write(request, own, keys):
        return told_answer(NO_ENTRY, 403)
    return told_answer(TOO_LARGE, 413) if len(request.body) > LARGEST_BODY else None


def _may_write(request: DeskRequest, own: list[str], keys: DeskKeys) -> bool:
    """A page of the desk says where it is from, and repeats the token in a header that no form can send."""
    headers = request.headers
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    return (
        headers.get("origin") in own
        and _same(headers.get(TOKEN_HEADER, ""), keys.token)
        and kind == "application/json"
    )


def _climbs(request: DeskRequest) -> bool:
    """True where the path leads upward, or means another folder on another system."""
    path = request.path
    return "\0" in path or "\\" in path or any(part in ("..", ".") for part in path.split("/"))


def _same(given: str, wanted: str) -> bool:
    # How long a comparison takes tells nothing of the token.
    return hmac.compare_digest(given.encode("utf-8", "replace"), wanted.encode())
