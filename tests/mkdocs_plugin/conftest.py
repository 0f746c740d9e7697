"""What the tests of the plugin share. The tools that look at a built site are those of tests/site."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "site"))
