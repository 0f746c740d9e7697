"""`python -m duizhao` is the command `duizhao`."""

import sys

from duizhao.cli.main import main

sys.exit(main())
