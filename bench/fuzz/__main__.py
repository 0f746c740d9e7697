"""What `python -m bench.fuzz` begins with."""

import sys

from bench.fuzz.run_fuzz import main

sys.exit(main())
