"""A small library with an approved page, and how a file of it is written, changed and read back."""

from collections.abc import Callable
from pathlib import Path

import polib
import pytest

from duizhao.checks.workspace import Workspace
from duizhao.memory.states.approval import approvable, approve
from duizhao.memory.states.library_states import library_states
from duizhao.memory.store import change_page

EN = """---
title: Dose
description: How much
topic: dose
---

# Dose {#dose}

!!! warning "Do not drive"

    Wait until the **next** day. [S01](sources.md#s01){ .source }

- Take 5 mg with `water`.
- See [our **page**](index.md) and ![a picture](a.png).

| When | What |
|---|---|
| Day 1 | 5 mg |

```sh
run
```

The last words, <b1>literal</b1> \\*stars\\* and <x1/>.
"""
ZH = """---
title: 用量
description: 用多少
topic: dose
---

# 用量 {#dose}

!!! warning "不要驾驶"

    请等到**第二天**。[S01](sources.md#s01){ .source }

- 用`water`服用 5 mg。
- 见[我们的**页面**](index.md)和![图片](a.png)。

| 时间 | 内容 |
|---|---|
| 第 1 天 | 5 mg |

```sh
run
```

最后的话，<b1>原样</b1> \\*星号\\* 和 <x1/>。
"""
BLOCKS = 10
Texts = Callable[[str], str]


def approve_all(root: Path) -> None:
    """Approve every pair of the library as it is."""
    workspace = Workspace.read(root)
    for state in library_states(workspace):
        change_page(
            workspace.settings.memory,
            state.key,
            lambda before, state=state: approve(state, before, approvable, "t", "2026-01-01 00:00:00 UTC"),
        )


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The root of a library with the page `dose`, approved; messages are English."""
    root = tmp_path / "library"
    for language, page in (("en", EN), ("zh", ZH)):
        folder = root / "docs" / language
        folder.mkdir(parents=True)
        (folder / "dose.md").write_text(page, encoding="utf-8")
    approve_all(root)
    monkeypatch.chdir(root)
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    return root


@pytest.fixture
def exported(library: Path, run, tmp_path: Path) -> Callable[..., Path]:
    """Export the library and give the file."""

    def export(kind: str = "po", *options: str) -> Path:
        path = tmp_path / f"units.{kind}"
        assert run("export", "--format", kind, "--output", path, *options)[0] == 0
        return path

    return export


def translate(path: Path, words: str, change: Texts) -> None:
    """What a translator does in a PO file to the one unit whose source holds `words`: change it, and say it is done."""
    file = polib.pofile(str(path), encoding="utf-8", wrapwidth=60)
    (entry,) = [entry for entry in file if words in entry.msgid]
    entry.msgstr = change(entry.msgstr)
    entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
    file.save(str(path))


def page(root: Path, language: str = "zh") -> str:
    """The text of the page `dose`."""
    return (root / "docs" / language / "dose.md").read_text("utf-8")
