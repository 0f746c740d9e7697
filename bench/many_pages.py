"""A library of many short page pairs that are in step, to measure how a build grows: the same pages for the same number.

    python -m bench.many_pages FOLDER PAIRS [--flat]

Each pair has a heading and twelve paragraphs of one sentence in three sections; twenty pairs stand in one folder, or all in one (`--flat`).
"""

import argparse
from pathlib import Path

PER_FOLDER = 20
PARAGRAPHS = 12
# Neutral sentences, one answer each; the numbers in them make each paragraph one of a kind.
SENTENCES = (
    ("The library opens at {a} in the morning.", "图书馆上午 {a} 点开门。"),
    ("The path is {b} kilometres long.", "这条小路长 {b} 公里。"),
    ("We counted {b} birds near the lake.", "我们在湖边数到 {b} 只鸟。"),
    ("The garden has {b} apple trees.", "花园里有 {b} 棵苹果树。"),
    ("The train takes {b} minutes to the coast.", "火车到海边需要 {b} 分钟。"),
    ("The room has {a} windows and a wooden table.", "房间里有 {a} 扇窗和一张木桌。"),
    ("The museum shows {b} paintings of the river.", "博物馆展出 {b} 幅描绘这条河的画。"),
    ("The bridge was built {b} years ago.", "这座桥建于 {b} 年前。"),
)
TITLES = ("A walk", "散步")
CONFIG = """\
site_name: Many pages
docs_dir: docs
site_dir: site
strict: true
theme:
  name: material
  font: false
  features: [navigation.prune]
plugins:
  - i18n:
      docs_structure: folder
      fallback_to_default: false
      reconfigure_search: false
      languages:
        - {locale: zh, name: 中文, build: true, site_name: 许多页面}
        - {locale: en, name: English, default: true, build: true}
  - duizhao:
      search: true
markdown_extensions:
  - admonition
  - attr_list
  - def_list
  - footnotes
  - md_in_html
  - tables
  - toc
  - pymdownx.details
"""
TERMS = (
    "id,en,en_variants,en_forbidden,zh,zh_variants,zh_misspelt,zh_forbidden,scope,plain_en,plain_zh,note\n"
)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("pairs", type=int)
    parser.add_argument("--flat", action="store_true", help="all pages in one folder")
    arguments = parser.parse_args()
    write_many(arguments.folder, arguments.pairs, flat=arguments.flat)


def write_many(root: Path, pairs: int, *, flat: bool = False) -> None:
    """Write the library of `pairs` page pairs into the folder `root`, which it makes."""
    root.mkdir(parents=True)
    (root / "mkdocs.yml").write_text(CONFIG, "utf-8")
    (root / "terms.csv").write_text(TERMS, "utf-8")
    (root / "duizhao.toml").write_text("", "utf-8")
    (root / "source").mkdir()
    for side, language in enumerate(("en", "zh")):
        home = _page(side, 0, "index.md" if pairs == 1 else f"../{_name(1, flat)}")
        _write(root / "docs" / language / "index.md", home.replace(f"../{_name(1, flat)}", _name(1, flat)))
        for number in range(1, pairs):
            here = _name(number, flat)
            following = _name(number % (pairs - 1) + 1, flat)
            link = following if flat else f"../{following}"
            _write(root / "docs" / language / here, _page(side, number, link))


def _name(number: int, flat: bool) -> str:
    return f"p{number:06}.md" if flat else f"f{number // PER_FOLDER:04}/p{number:06}.md"


def _page(side: int, number: int, link: str) -> str:
    title = f"{TITLES[side]} {number}"
    parts = [f"# {title} {{#walk}}", f"[{('Go on', '继续')[side]}]({link}#part-1)"]
    for place in range(PARAGRAPHS):
        if place % 4 == 0:
            part = place // 4 + 1
            parts.append(f"## {('Part', '第')[side]} {part}{('', ' 部分')[side]} {{#part-{part}}}")
        whole = number * PARAGRAPHS + place
        sentence = SENTENCES[whole % len(SENTENCES)][side]
        parts.append(sentence.format(a=5 + whole % 6, b=20 + whole))
    return "\n\n".join(parts) + "\n"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
