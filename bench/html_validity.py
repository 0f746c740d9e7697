"""html-validate on every built page: what is no valid HTML, and whose it is.

    python -m bench.html_validity [FOLDER of a built site, else site/]

html-validate is an npm package and stays outside the project: `npm install html-validate` in any folder, and
HTML_VALIDATE names its `node_modules/.bin/html-validate` where it is not on the PATH. What Material for MkDocs writes
itself is counted apart: it is told, but it is not ours to mend.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from bench.text import table

# Validity alone: what the standard forbids. Style (a void element's slash, the order of attributes) is left aside.
CONFIG = {"root": True, "extends": ["html-validate:standard"]}
# Elements of Material's own templates.
MATERIAL = re.compile(r"class=\"[^\"]*\bmd-(?!typeset)|data-md-|id=\"__|for=\"__")
AROUND = 300


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("site", nargs="?", type=Path, default=Path("site"))
    arguments = parser.parse_args()
    command = os.environ.get("HTML_VALIDATE") or shutil.which("html-validate")
    if not command:
        print("html-validate is needed: npm install html-validate; set HTML_VALIDATE", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as name:
        config = Path(name, "config.json")
        config.write_text(json.dumps(CONFIG), "utf-8")
        found = Path(name, "found.json")
        # Into a file: what it writes to a pipe is cut off when it ends.
        with found.open("wb") as to:
            options = ["--config", str(config), "--formatter", "json", "--ext", "html"]
            done = subprocess.run([command, *options, str(arguments.site)], stdout=to, stderr=subprocess.PIPE)
        said = found.read_text("utf-8")
    if not said.startswith("["):
        print(done.stderr.decode() or said, file=sys.stderr)
        return 2
    faults: Counter[tuple[str, str, str]] = Counter()
    first: dict[tuple[str, str, str], str] = {}
    for page in json.loads(said):
        text = Path(page["filePath"]).read_text("utf-8")
        for fault in page["messages"]:
            at = fault["offset"]
            element = text[text.rfind("<", 0, at + 1) : at + AROUND].split(">")[0]
            whose = "Material" if MATERIAL.search(element) else "ours"
            key = whose, fault["ruleId"], fault["message"][:70]
            faults[key] += 1
            first.setdefault(
                key, f"{Path(page['filePath']).relative_to(arguments.site.resolve())}:{fault['line']}"
            )
    rows = [(*key, count, first[key]) for key, count in faults.most_common()]
    print(table(("whose", "rule", "fault", "times", "first at"), rows))
    return 1 if any(key[0] == "ours" for key in faults) else 0


if __name__ == "__main__":
    sys.exit(main())
