"""The folder of the manual is a package at the root of the project: it is found wherever the tests are begun."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
