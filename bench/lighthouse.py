"""Lighthouse on the built site, as on a phone: performance, accessibility, best practices, search engines.

    python -m bench.lighthouse [--every] [--show]

The site is built anew with the address that it is then served at, so that its absolute addresses are true. Lighthouse
is an npm package and stays outside the project: `npm install lighthouse` in any folder, and LIGHTHOUSE names its
`node_modules/.bin/lighthouse` where it is not on the PATH. Chromium is found as the tests find it; nothing goes online.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.served import served
from bench.text import table
from duizhao.site.build.publish import build_site
from duizhao.site.handouts.browser import BROWSERS

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
PAGES = tuple(
    language + page
    for language in ("/", "/zh/")
    for page in ("", "side-effects/", "contraindications/", "administration/", "glossary/")
)
PORT = 8765


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--every", action="store_true", help="every page for readers, not only ten")
    parser.add_argument("--show", action="store_true", help="what is below 100, page by page")
    arguments = parser.parse_args()
    lighthouse = os.environ.get("LIGHTHOUSE") or shutil.which("lighthouse")
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if not lighthouse or not browser:
        print("Lighthouse and Chromium are needed: npm install lighthouse; set LIGHTHOUSE", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "site")
        os.environ["SITE_URL"] = f"http://127.0.0.1:{PORT}/"
        result = build_site(Path.cwd(), folder)
        if not result.published:
            print(result.report, file=sys.stderr)
            return 2
        paths = _every(folder) if arguments.every else PAGES
        rows = []
        with served(folder, PORT) as address:
            for path in paths:
                report = _look(lighthouse, browser, address + path, Path(name))
                rows.append((path, *(round(100 * _score(report, one)) for one in CATEGORIES)))
                if arguments.show:
                    print(path, *_faults(report), sep="\n    ")
    print(table(("page", *CATEGORIES), rows))
    lowest = [min(row[column] for row in rows) for column in range(1, len(CATEGORIES) + 1)]
    print(table(("lowest", *CATEGORIES), [("", *lowest)]))
    return 0


def _every(folder: Path) -> list[str]:
    files = (path.relative_to(folder).as_posix() for path in folder.rglob("index.html"))
    return sorted("/" + file.removesuffix("index.html") for file in files if "contribute/" not in file)


def _look(lighthouse: str, browser: str, address: str, folder: Path) -> dict:
    to = folder / "report.json"
    flags = "--headless=new --no-sandbox --disable-gpu --disable-background-networking"
    subprocess.run(
        [lighthouse, address, "--quiet", "--output=json", f"--output-path={to}", f"--chrome-flags={flags}"],
        env={**os.environ, "CHROME_PATH": browser},
        check=True,
    )
    return json.loads(to.read_text("utf-8"))


def _score(report: dict, category: str) -> float:
    return report["categories"][category]["score"] or 0.0


def _faults(report: dict) -> list[str]:
    return [
        f"{category}: {audit['id']} {audit['score']}: {audit['title']} {audit.get('displayValue', '')}"
        for category in CATEGORIES
        for reference in report["categories"][category]["auditRefs"]
        if (audit := report["audits"][reference["id"]])["score"] not in (None, 1) and reference["weight"]
    ]


if __name__ == "__main__":
    sys.exit(main())
