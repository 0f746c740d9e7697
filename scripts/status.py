"""`python scripts/status.py` is `duizhao status`, from a clone where nothing of Duizhao is installed."""

import sys

from duizhao.cli.main import main

sys.exit(main(["status", *sys.argv[1:]]))
