"""The setup for Neovim that `editors/neovim` holds, in a Neovim without a window: findings, hover, and what it offers."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SETUP = Path(__file__).parents[2] / "editors" / "neovim"
SCENE = """\
package.path = [[{setup}/?.lua;]] .. package.path
require("duizhao").setup({{ cmd = {{ [[{python}]], "-m", "duizhao", "lsp" }}, by = "Li Hua", language = "zh" }})
vim.cmd("filetype on")
vim.cmd("edit docs/zh/dose.md")
vim.bo.filetype = "markdown"
vim.wait(60000, function() return #vim.diagnostic.get(0) > 0 end, 100)
local told = {{}}
for _, one in ipairs(vim.diagnostic.get(0)) do
  local line = vim.api.nvim_buf_get_lines(0, one.lnum, one.lnum + 1, true)[1]
  -- Neovim counts bytes: it has led the units of UTF-16 to them.
  table.insert(told, {{ message = one.message, words = line:sub(one.col + 1, one.end_col) }})
end
local params = vim.lsp.util.make_position_params(0, "utf-16")
params.position = {{ line = 2, character = 0 }}
local hover = vim.lsp.buf_request_sync(0, "textDocument/hover", params, 60000)
local across = vim.lsp.buf_request_sync(0, "textDocument/definition", params, 60000)
local file = io.open("said.json", "w")
local _, shown = next(hover)
local _, there = next(across)
file:write(vim.fn.json_encode({{ told = told, hover = shown.result.contents.value, there = there.result[1].uri }}))
file:close()
vim.cmd("qall!")
"""


@pytest.mark.skipif(not shutil.which("nvim"), reason="needs nvim")
def test_neovim_shows_a_finding_and_the_other_language(tmp_path: Path) -> None:
    for language, text in (("en", "# A {#a}\n\n😀 Take 5 mg.\n"), ("zh", "# 甲 {#a}\n\n😀 服用 50 mg。\n")):
        (tmp_path / "docs" / language).mkdir(parents=True)
        (tmp_path / "docs" / language / "dose.md").write_text(text, "utf-8")
    scene = tmp_path / "scene.lua"
    scene.write_text(SCENE.format(setup=SETUP, python=sys.executable), "utf-8")
    subprocess.run(
        ["nvim", "--headless", "--clean", "-n", "-c", f"luafile {scene}"],
        cwd=tmp_path,
        check=True,
        timeout=180,
        stdin=subprocess.DEVNULL,
        capture_output=True,
    )
    said = json.loads((tmp_path / "said.json").read_text("utf-8"))
    (found,) = said["told"]
    assert found["words"] == "50 mg" and "英文是“5 mg”" in found["message"]
    assert "Take 5 mg." in said["hover"] and said["there"].endswith("/docs/en/dose.md")
