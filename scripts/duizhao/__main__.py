"""The command `duizhao`, and `python -m duizhao`."""

import sys


def main() -> int:
    """Run the command with the arguments that were typed, and give its exit code. Ctrl-C is heard from here on: what the command is
    made of is loaded only now."""
    try:
        from duizhao.cli.main import main as run

        return run()
    except KeyboardInterrupt:
        print("\nStopped. 已停止。", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main())
