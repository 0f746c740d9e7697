"""`python scripts/check.py` is `duizhao check`, from a clone where nothing of Duizhao is installed."""

import sys

from duizhao.cli.main import main

sys.exit(main(["check", *sys.argv[1:]]))
