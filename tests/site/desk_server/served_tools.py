"""What the tests of the served desk share: a library in a folder, and a browser that is none."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from duizhao.base.bilingual import LANGUAGES, Language
from duizhao.checks.workspace import Workspace
from duizhao.library.approval_settings import Person
from duizhao.memory.approvals.approve_pairs import approve_pairs
from duizhao.memory.states.library_states import library_states
from duizhao.site.desk_server.desk_gate import DeskKeys
from duizhao.site.desk_server.desk_request import DeskAnswer, DeskRequest
from duizhao.site.desk_server.desk_routes import answer
from duizhao.site.desk_server.desk_state import DeskState

TOKEN = "0123456789abcdef0123456789abcdef"
PORT = 8137
HOST = f"127.0.0.1:{PORT}"
SETTINGS = '[check]\nprofile = "health"\n'
TERMS = (
    "id,en,en_variants,en_forbidden,zh,zh_variants,zh_misspelt,zh_forbidden,scope,plain_en,plain_zh,note\n"
    "nurse,nurse,,,护士,,,,here,,,\n"
)
PAGES: Mapping[str, Mapping[Language, str]] = {
    "dose": {
        "en": (
            "---\ntitle: The dose\n---\n\n# The dose {#dose}\n\nTake 28 mg twice a week.\n\n"
            "Bring a list of your medicines.\n\n## At home {#home}\n\nRest after the treatment.\n\nAsk the nurse.\n"
        ),
        "zh": (
            "---\ntitle: 剂量\n---\n\n# 剂量 {#dose}\n\n每次服用 28 毫克，每周两次。\n\n"
            "请带上您的用药清单。\n\n## 回家以后 {#home}\n\n治疗后请休息。\n\n请询问护士。\n"
        ),
    },
    "who": {
        "en": "# Who we are {#who}\n\nWe are a small team.\n",
        "zh": "# 关于我们 {#who}\n\n我们是一个小团队。\n",
    },
}


def write_library(root: Path, approved: bool = True) -> Path:
    """A library of two pages in `root`, as a person approved it, or not."""
    (root / "duizhao.toml").write_text(SETTINGS, encoding="utf-8")
    (root / "terms.csv").write_text(TERMS, encoding="utf-8")
    for key, texts in PAGES.items():
        for language in LANGUAGES:
            path = page_file(root, key, language)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(texts[language], encoding="utf-8")
    if approved:
        workspace = Workspace.read(root)
        for page in library_states(workspace):
            approve_pairs(workspace, [(page, page.blocks)], Person("J. Li"))
    return root


def page_file(root: Path, key: str, language: Language) -> Path:
    """The file of a page of that library."""
    return root / "docs" / language / f"{key}.md"


def edit(root: Path, key: str, language: Language, old: str, new: str) -> None:
    """Change some words of a page, as somebody does with a program of their own."""
    path = page_file(root, key, language)
    text = path.read_text(encoding="utf-8")
    assert old in text, old
    path.write_text(text.replace(old, new), encoding="utf-8")


@dataclass
class Visitor:
    """A browser on the desk of a library, without a browser: it sends what the scripts of the desk send."""

    root: Path
    language: Language = "en"
    state: DeskState = field(init=False)

    def __post_init__(self) -> None:
        self.state = DeskState(DeskKeys(PORT, TOKEN), Workspace.read(self.root))

    def get(self, name: str = "", **query: str) -> DeskAnswer:
        """A page of the desk."""
        target = f"/{TOKEN}/{self.language}/{name}" + (f"?{urlencode(query)}" if query else "")
        return answer(DeskRequest("GET", target, {"host": HOST}), self.state)

    def html(self, name: str = "", **query: str) -> str:
        """The HTML of a page of the desk, which has to be there."""
        one = self.get(name, **query)
        assert one.status == 200, one.body.decode()
        return one.body.decode()

    def post(self, name: str, **values: Any) -> tuple[int, dict[str, Any]]:
        """What the desk answers when a script asks it for something."""
        request = DeskRequest(
            "POST", f"/{TOKEN}/{self.language}/{name}", sent_headers(), json.dumps(values).encode()
        )
        one = answer(request, self.state)
        return one.status, json.loads(one.body)

    def card(self, key: str, words: str) -> dict[str, Any]:
        """What a script knows of the first card of a page with these words in it."""
        html = self.html("page", page=key)
        for card in re.findall(r"<article.*?</article>", html, re.S):
            if words in re.sub(r"<[^>]+>", "", card):
                found = dict(re.findall(r'data-(number|pair|en|zh|state)="([^"]*)"', card))
                return {**found, "number": int(found["number"])}
        raise AssertionError(f"no card has {words!r}")

    def save(self, key: str, words: str, side: Language, base: str, text: str) -> tuple[int, dict[str, Any]]:
        """Write another text into one side of the card with these words."""
        where = self.card(key, words)
        return self.post("save", page=key, side=side, base=base, text=text, where=where)

    def approve(self, key: str, words: str, by: str = "Dr Wu") -> tuple[int, dict[str, Any]]:
        """Approve the card with these words."""
        pair = self.card(key, words)["pair"]
        return self.post("approve", page=key, pairs=[pair], by=by, role="editor")


def sent_headers(**other: str) -> dict[str, str]:
    """The headers of a script of the desk, and others."""
    usual = {
        "host": HOST,
        "origin": f"http://{HOST}",
        "content-type": "application/json",
        "x-duizhao-token": TOKEN,
        "sec-fetch-site": "same-origin",
    }
    return usual | {name.replace("_", "-"): value for name, value in other.items()}
