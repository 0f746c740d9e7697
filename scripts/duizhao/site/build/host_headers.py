"""The headers of a site as the files that hosts read: `_headers` for Netlify and Cloudflare Pages, a snippet for
nginx."""

import re
from pathlib import Path

from duizhao.base.errors import CannotRun
from duizhao.base.files import read_text, text_if_there, write_atomically
from duizhao.site.build.policy import Policy, with_policy
from duizhao.site.build.theme_scripts import ThemeScripts

FILE = "_headers"
# The names of these files change with their content: they may be kept for ever. Everything else is asked for anew.
LASTING = "assets/"
SENT = re.compile(r"^  ([\w-]+): (.+)$", re.MULTILINE)
FOR_EVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"
COMPRESSED = "text/css text/plain text/javascript application/javascript application/json application/xml image/svg+xml"


def headers_of(site_dir: Path) -> dict[str, str]:
    """The headers of the site that lies at `site_dir`, as the build wrote them down: what may run is decided there, by the theme,
    and not by what stands in the pages since. Raises CannotRun where there is none."""
    told = text_if_there(site_dir / FILE) or ""
    headers: dict[str, str] = {
        found[1]: found[2] for found in SENT.finditer(told.partition(f"/{LASTING}")[0])
    }
    if not headers:
        raise CannotRun(
            f"{site_dir}: there is no built site with a file `{FILE}` here. Run `duizhao build` first.",
            f"{site_dir}：这里没有带 `{FILE}` 文件的已生成网站。请先运行 `duizhao build`。",
        )
    return headers


def for_netlify(headers: dict[str, str]) -> str:
    """The text of the file `_headers`, which Netlify reads."""
    lines = ["/*", *(f"  {name}: {value}" for name, value in headers.items())]
    # A header that two rules name would be sent twice.
    return "\n".join([*lines, f"/{LASTING}*", f"  Cache-Control: {FOR_EVER}", ""])


def for_nginx(headers: dict[str, str]) -> str:
    """What goes into the `server` block of nginx, beside `root` and `server_name`."""
    sent = [f'add_header {name} "{value}" always;' for name, value in headers.items()]
    # nginx forgets the headers of the block around it where a block has one of its own: each has all of them.
    inside = "\n".join(f"    {line}" for line in sent)
    return f"""\
gzip on;
gzip_vary on;
gzip_types {COMPRESSED};
charset utf-8;
index index.html;
error_page 404 /404.html;
location / {{
    try_files $uri $uri/ =404;
{inside}
    add_header Cache-Control "{ASK_AGAIN}" always;
}}
location /{LASTING} {{
{inside}
    add_header Cache-Control "{FOR_EVER}";
}}
"""


def write_policy(site_dir: Path, policy: Policy) -> None:
    """Write `_headers` with the policy of a site into its folder. Raises CannotRun where that is not possible."""
    write_atomically(site_dir / FILE, for_netlify(policy.headers()))


def write_headers(site_dir: Path, allowed: ThemeScripts | None, *, in_pages: bool) -> None:
    """Write `_headers` into a built site, and each page's own policy into the page where it is wanted `in_pages`. What of the
    code in the pages may run is `allowed`, as for `Policy.of`. Raises CannotRun where that is not possible."""
    paths = sorted(site_dir.rglob("*.html"))
    policy = Policy.of(map(read_text, paths), allowed)
    write_policy(site_dir, policy)
    if not in_pages:
        return
    for path in paths:
        page = read_text(path)
        with_it = with_policy(page, allowed)
        if with_it != page:
            path.write_text(with_it, encoding="utf-8", newline="\n")
