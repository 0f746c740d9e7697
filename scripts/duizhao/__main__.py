"""`python -m duizhao` is the command `duizhao`."""

import sys

from duizhao.cli import main

sys.exit(main())
