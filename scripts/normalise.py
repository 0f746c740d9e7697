"""`python scripts/normalise.py` is `duizhao normalise`, from a clone where nothing of Duizhao is installed."""

import sys

from duizhao.cli.main import main

sys.exit(main(["normalise", *sys.argv[1:]]))
