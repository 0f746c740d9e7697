"""What a process began ends with it, also where it is killed and can say nothing any more."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows keeps no track of parents")
# Begins a process that sleeps, says so, and waits.
ENGINE = """
import sys, subprocess, time
from duizhao.base import bound_process
subprocess.Popen([*sys.argv[1:], *bound_process.bound_command("sleeper")[1:]], close_fds=False)
time.sleep(300)
"""
SLEEPER = """
import sys, time
print("ready", flush=True)
time.sleep(300)
"""
# The bound process on a system that sends no signal when a parent ends.
WITHOUT_SIGNAL = """
import sys
from duizhao.base import bound_process
bound_process._asked_the_system = lambda: False
del sys.argv[1:3]
bound_process.main()
"""
POOL = """
import time
from concurrent.futures import ProcessPoolExecutor
from duizhao.base.bound_process import end_with_the_pool
if __name__ == "__main__":
    with ProcessPoolExecutor(2, initializer=end_with_the_pool) as pool:
        for number in (1, 2):
            pool.submit(print, "ready", flush=True)
            pool.submit(time.sleep, 300)
        time.sleep(300)
"""


def ends_with_its_parent(command: list[str], folder: Path) -> bool:
    """Whether the standard output of a killed process is closed: nobody whom it began holds it any more."""
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE) as first:
        assert first.stdout and first.stdout.readline() == b"ready\n"
        first.kill()
        # It ends where the last process that may write has ended; else the test never does.
        first.stdout.read()
    return True


@pytest.mark.parametrize("asked", ["the system", "now and then"])
def test_an_engine_ends_with_the_process_that_began_it(asked: str, tmp_path: Path) -> None:
    (tmp_path / "sleeper.py").write_text(SLEEPER, "utf-8")
    (tmp_path / "without_signal.py").write_text(WITHOUT_SIGNAL, "utf-8")
    with_what = [sys.executable] if asked == "the system" else [sys.executable, "without_signal.py"]
    assert ends_with_its_parent([sys.executable, "-c", ENGINE, *with_what], tmp_path)


def test_the_workers_of_a_pool_end_with_the_process_that_began_it(tmp_path: Path) -> None:
    (tmp_path / "pool.py").write_text(POOL, "utf-8")
    assert ends_with_its_parent([sys.executable, "pool.py"], tmp_path)


def test_a_process_whose_parent_has_ended_already_does_nothing(tmp_path: Path) -> None:
    (tmp_path / "sleeper.py").write_text("print('worked')", "utf-8")
    command = [sys.executable, "-m", "duizhao.base.bound_process", "1", "sleeper"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True)
    assert done.returncode == 2 and done.stdout == b""
