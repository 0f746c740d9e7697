"""The test of the extension for VS Code, where its libraries are installed: the server, driven by the protocol library of VS Code."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

EXTENSION = Path(__file__).parents[2] / "editors" / "vscode"
PROTOCOL = EXTENSION / "node_modules" / "vscode-languageserver-protocol"


@pytest.mark.skipif(not shutil.which("node"), reason="needs node")
@pytest.mark.skipif(
    not PROTOCOL.is_dir(), reason="needs `npm install` in editors/vscode, which needs a network"
)
def test_the_protocol_library_of_vs_code_is_answered() -> None:
    command = json.dumps([sys.executable, "-m", "duizhao"])
    # What `npm test` runs, without npm.
    done = subprocess.run(
        ["node", "--test", "test/"],
        cwd=EXTENSION,
        env=os.environ | {"DUIZHAO": command},
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "# fail 0" in done.stdout and "# pass 0" not in done.stdout
