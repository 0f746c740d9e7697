"""The command `duizhao`, and `python -m duizhao`."""

import sys

# As shells have it: 128 and the number of the signal.
STOPPED = 130


def main() -> int:
    """Run the command with the arguments that were typed, and give its exit code. Ctrl-C is heard from here on: what the command is
    made of is loaded only now."""
    try:
        from duizhao.cli.main import main as run

        code = run()
    except KeyboardInterrupt:
        print("\nStopped. 已停止。", file=sys.stderr)
        code = STOPPED
    if code == STOPPED:
        # Where Ctrl-C comes while Python runs code from a string, as it does to make a dataclass, it takes it for unheard, and ends by
        # the signal whatever was heard since. Running another string makes it forget that.
        exec("")
    return code


if __name__ == "__main__":
    sys.exit(main())
