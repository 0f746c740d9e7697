"""How long `duizhao build` takes beside Hugo, on the same pages in the same run.

    python -m bench.hugo_beside [--pairs N] [--times N]

Hugo (`apt-get install hugo`) gets the same Markdown in two languages and a bare template: the title, the text, a menu of nothing, a link to
the other language, a sitemap. It checks nothing, compares nothing, searches nothing, and looks at no link: the ratio says what all of
that costs, not which program is better. Both build from nothing, taking turns; the best of each counts.
"""

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from bench import clock
from bench.many_pages import write_many
from bench.text import table

CONFIG = """\
baseURL = "https://host.example/"
title = "Many pages"
defaultContentLanguage = "en"
disableKinds = ["taxonomy", "term", "RSS"]
[markup.goldmark.renderer]
unsafe = true
[languages.en]
contentDir = "content/en"
languageName = "English"
weight = 1
[languages.zh]
contentDir = "content/zh"
languageName = "中文"
weight = 2
"""
TEMPLATE = """\
<!doctype html>
<html lang="{{ .Language.Lang }}">
<head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body>{{ range .Translations }}<a href="{{ .RelPermalink }}" hreflang="{{ .Language.Lang }}">{{ .Language.LanguageName }}</a>{{ end }}
<article>{{ .Content }}</article></body>
</html>
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pairs", type=int, default=1000, help="how many short page pairs")
    parser.add_argument("--times", type=int, default=1, help="how often each builds")
    arguments = parser.parse_args()
    if shutil.which("hugo") is None:
        raise SystemExit("hugo is not on the path: apt-get install hugo")
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder, "library")
        write_many(root, arguments.pairs)
        write_hugo(root, Path(folder, "hugo"))
        costs: dict[str, list[clock.CommandCost]] = {"hugo": [], "duizhao build": []}
        for _ in range(arguments.times):
            for made in (root / "site", root / "build", Path(folder, "hugo", "public")):
                shutil.rmtree(made, ignore_errors=True)
            costs["hugo"].append(clock.cost_of(["hugo", "--quiet", "--source", str(Path(folder, "hugo"))]))
            command = [sys.executable, "-m", "duizhao", "build", "--root", str(root)]
            costs["duizhao build"].append(clock.cost_of(command))
        pages = sum(1 for _ in Path(folder, "hugo", "public").rglob("*.html"))
    rows = []
    beside = min(cost.processor for cost in costs["hugo"])
    for name, found in costs.items():
        best = min(cost.processor for cost in found)
        rows.append(
            (
                name,
                f"{min(cost.clock for cost in found):.2f}",
                f"{best:.2f}",
                f"{best / beside:.1f}",
                f"{max(cost.memory for cost in found):.0f}",
            )
        )
    print(f"{arguments.pairs} pairs; {pages} pages by Hugo")
    print(table(("from nothing", "seconds", "of the processors", "beside Hugo", "MB at most"), rows), end="")


def write_hugo(library: Path, site: Path) -> None:
    """Write the site for Hugo in the new folder `site`: the pages of `library`, each with its title, and a bare template."""
    layouts = site / "layouts" / "_default"
    layouts.mkdir(parents=True)
    (site / "config.toml").write_text(CONFIG, "utf-8")
    for name in ("single.html", "list.html"):
        (layouts / name).write_text(TEMPLATE, "utf-8")
    for path in sorted((library / "docs").rglob("*.md")):
        text = path.read_text("utf-8")
        target = site / "content" / path.relative_to(library / "docs")
        # Hugo calls the page of a folder otherwise.
        target = target.with_name("_index.md") if path.name == "index.md" else target
        target.parent.mkdir(parents=True, exist_ok=True)
        title = text.partition("\n")[0].lstrip("# ").partition(" {#")[0]
        target.write_text(f'---\ntitle: "{title}"\n---\n{text}', "utf-8")


if __name__ == "__main__":
    main()
