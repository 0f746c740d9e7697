"""A small library with what an engine can get wrong: notices, a borrowed page, folders, anchors, boxes, tables, footnotes, code, texts
that are included, sources, terms, a page for editors, a menu."""

from pathlib import Path

from duizhao.checks.workspace import Workspace
from duizhao.library.settings import Settings
from duizhao.memory.states.approval import approve
from duizhao.memory.states.library_states import library_states
from duizhao.memory.store import change_page

# The theme of the project, for which every kind of page of this library is.
THEME = Path(__file__).parents[1] / "theme"
CONFIG = """\
site_name: Test
site_url: https://host.example/
theme:
  name: material
  font: false
{theme}
{styles}plugins:
  - i18n:
      docs_structure: folder
      fallback_to_default: true
      languages:
        - {{locale: zh, name: 中文, build: true, site_name: 测试}}
        - {{locale: en, name: English, default: true, build: true}}
  - duizhao: {{check: false, allow_missing: true, search: true}}
nav: [index.md, {{Dose: [dose/one.md, dose/two.md]}}, lone.md, glossary.md, sources.md]
not_in_nav: /*/editors.md
exclude_docs: /*/includes/
validation: {{nav: {{not_found: info, omitted_files: info}}}}
markdown_extensions:
  - abbr
  - admonition
  - attr_list
  - def_list
  - footnotes
  - md_in_html
  - tables
  - toc
  - pymdownx.details
  - pymdownx.superfences
  - pymdownx.snippets: {{base_path: [!relative $config_dir/docs], check_paths: true}}
"""
OWN_THEME = """\
  custom_dir: {theme}
  favicon: images/favicon.svg
  palette: {{scheme: default}}
"""
STYLES = "extra_css: [stylesheets/notices.css, stylesheets/terms.css]\n"
SETTINGS = '[paths]\nterms = "terms.csv"\n'
TERMS = """\
id,en,en_variants,en_forbidden,zh,zh_variants,zh_misspelt,zh_forbidden,scope,plain_en,plain_zh,note
T001,ketamine,,,氯胺酮,,,,here,A medicine that puts people to sleep.,一种麻醉药。,
"""
# The pages of each language, by their names; what stands in braces is said in both.
TEXTS = {
    "en": {
        "index": "# Start {#start}\n\nTake care.\n\n[Dose](dose/one.md#more), [two](dose/two.md), [sources](sources.md)\n",
        "dose/one": """\
---
title: The dose
description: How much to take.
topic: dose
reviewed_by: A. B.
reviewed_on: 2026-01-02
review_due: 2020-01-02
---

# Dose {#dose}

Take 5 mg of ketamine[^1], as [S1](../sources.md#s1){ .source } says.

## More {#more}

!!! warning "Driving"

    Do not drive.

??? note "Closed"

    Wait here.

| Drug | mg |
|---|---|
| A | 5 |

```text
dose = 5
```

--8<-- "en/includes/help.md"

[^1]: The label
""",
        "dose/two": "# Two {#two}\n\n- One thing.\n- Another <b>thing</b>.\n\n## Part A\n\nx\n\n## Part B\n\ny\n\n## Part C\n\nz\n",
        "includes/help": "Call for help.\n",
        "glossary": "# Words {#words}\n\nketamine { #ketamine }\n:   A medicine.\n",
        "sources": "---\nplaces: {s1: US}\nnames: {s1: A label}\n---\n\n# Sources {#sources}\n\n- **S1** A label. [Read](https://a.example/)\n  {: #s1 }\n",
        "editors": "---\nsearch: {exclude: true}\n---\n\n# For editors {#editors}\n\nNothing.\n",
    },
    "zh": {
        "index": "# 开始 {#start}\n\n请小心。\n\n[剂量](dose/one.md#more)，[二](dose/two.md)，[资料](sources.md)\n",
        "dose/one": """\
---
title: 用量
description: 该用多少。
topic: dose
reviewed_by: A. B.
reviewed_on: 2026-01-02
review_due: 2020-01-02
---

# 剂量 {#dose}

服用 5 mg 氯胺酮[^1]，见 [S1](../sources.md#s1){ .source }。

## 更多 {#more}

!!! warning "开车"

    不要开车。

??? note "收起"

    请在此等候。

| 药 | mg |
|---|---|
| A | 5 |

```text
dose = 5
```

--8<-- "zh/includes/help.md"

[^1]: 说明书
""",
        "dose/two": "# 二 {#two}\n\n- 一件事。\n- 另一<b>件</b>事。\n\n## 甲部分\n\nx\n\n## 乙部分\n\ny\n\n## 丙部分\n\nz\n",
        "includes/help": "请求助。\n",
        "glossary": "# 词语 {#words}\n\n氯胺酮 { #ketamine }\n:   一种药。\n",
        "sources": "---\nplaces: {s1: 美国}\nnames: {s1: 说明书}\n---\n\n# 资料 {#sources}\n\n- **S1** 说明书。[阅读](https://a.example/)\n  {: #s1 }\n",
        "editors": "---\nsearch: {exclude: true}\n---\n\n# 编辑须知 {#editors}\n\n无。\n",
    },
}
# What was changed in one language after both were approved, and what is only there in one.
CHANGED = (
    ("en/dose/one.md", "    Do not drive.", "    Do not drive today."),
    ("en/includes/help.md", "Call for help.", "Call for help at once."),
)
LONE = ("en/lone.md", "# Lone {#lone}\n\nOnly [here](dose/one.md).\n")


def write_library(root: Path, *, own_theme: bool) -> None:
    """Write the library into the empty folder `root`, with the theme of the project or with that of the engine alone."""
    theme = OWN_THEME.format(theme=THEME.as_posix()) if own_theme else ""
    text = CONFIG.format(theme=theme, styles=STYLES if own_theme else "")
    (root / "mkdocs.yml").write_text(text, encoding="utf-8")
    (root / "duizhao.toml").write_text(SETTINGS, encoding="utf-8")
    (root / "terms.csv").write_text(TERMS, encoding="utf-8")
    for language, pages in TEXTS.items():
        for name, page in pages.items():
            _write(root, f"{language}/{name}.md", page)
    settings = Settings.read(root)
    for state in library_states(Workspace(settings)):
        change_page(
            settings.memory,
            state.key,
            lambda before, state=state: approve(state, before, lambda _: True, "editor", "2026-11-25"),
        )
    for name, old, new in CHANGED:
        page = (root / "docs" / name).read_text(encoding="utf-8")
        _write(root, name, page.replace(old, new))
    _write(root, *LONE)


def _write(root: Path, name: str, text: str) -> None:
    path = root / "docs" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
