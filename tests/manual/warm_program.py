"""A `duizhao` that has been loaded before it is called: a page of examples calls it often, and a start takes most of the time.

`python warm_program.py SOCKET` loads the program and waits at SOCKET. Who connects sends arguments, folder and environment, and the three
streams; a process of its own runs the command on them, and its exit code goes back. `write_command` writes the `duizhao` that asks it.
"""

import array
import json
import os
import socket
import sys
from pathlib import Path

CLIENT = """\
#!{python} -SE
import array, json, os, socket, sys
with socket.socket(socket.AF_UNIX) as way:
    way.connect({at!r})
    said = json.dumps([sys.argv[1:], os.getcwd(), dict(os.environ)]).encode()
    way.sendmsg([len(said).to_bytes(8, "big")], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [0, 1, 2]))])
    way.sendall(said)
    sys.exit(int(way.recv(16) or b"70"))
"""


def write_command(folder: Path, at: Path) -> None:
    """A program `duizhao` in `folder` that asks the one that waits at the socket `at`."""
    command = folder / "duizhao"
    command.write_text(CLIENT.format(python=sys.executable, at=str(at)), "utf-8")
    command.chmod(0o755)


def serve(at: str) -> None:
    """Answer until the process is ended."""
    from duizhao.cli import NAMES, load
    from duizhao.cli.main import main

    for name in NAMES:
        load(name)
    # What is read once, such as tables of words, is read before anybody asks.
    for rule in ("different-numbers", "different-polarity", "different-word", "missing-part"):
        main(["--language", "en", "explain", rule])
    sys.stdout.flush()
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(at)
        listening.listen()
        while True:
            way, _ = listening.accept()
            # It answers by itself, and its parent waits for no child.
            if os.fork():
                way.close()
                continue
            if os.fork():
                os._exit(0)
            listening.close()
            _answer(way, main)


def _answer(way: socket.socket, main) -> None:
    size, rights, _flags, _address = way.recvmsg(8, socket.CMSG_SPACE(3 * array.array("i").itemsize))
    streams = array.array("i")
    streams.frombytes(rights[0][2])
    said = b""
    while len(said) < int.from_bytes(size, "big"):
        said += way.recv(65536)
    arguments, folder, environment = json.loads(said)
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    code: object = 70
    try:
        code = main(arguments)
    except SystemExit as stopped:
        code = stopped.code or 0
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        way.sendall(str(code).encode())
        way.close()
        os._exit(0)


if __name__ == "__main__":
    # The parent of each answer ends at once: nobody has to be waited for.
    import signal

    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    serve(sys.argv[1])
