"""An engine that waits, loaded, for the next save."""

import json
import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from duizhao.base.bound_process import bound_command

MODULE = "duizhao.mkdocs_plugin.waiting_engine"


class PreparedEngine:
    """MkDocs in a process that ends with this one. Each builds once: the next one is prepared while nobody waits."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._waiting: subprocess.Popen[bytes] | None = None

    def prepare(self) -> None:
        """Let a process load, unless one waits."""
        if self._waiting is not None and self._waiting.poll() is None:
            return
        self._waiting = subprocess.Popen(
            bound_command(MODULE),
            cwd=self._root,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"},
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            # Ctrl-C is for whoever waits for this process.
            start_new_session=True,
        )

    def begin(
        self, arguments: Sequence[str], environment: Mapping[str, str], output: Path
    ) -> subprocess.Popen[bytes] | None:
        """Let the process that waits build, with what it says in the file `output`; None where none waits."""
        process, self._waiting = self._waiting, None
        if process is None or process.poll() is not None or process.stdin is None:
            return None
        order = {"arguments": list(arguments), "environment": dict(environment), "output": str(output)}
        try:
            process.stdin.write(json.dumps(order).encode() + b"\n")
            process.stdin.close()
        except OSError:
            process.kill()
            process.wait()
            return None
        return process

    def close(self) -> None:
        """End the process that waits, if one does."""
        process, self._waiting = self._waiting, None
        if process is not None:
            process.kill()
            process.wait()
            if process.stdin:
                process.stdin.close()
