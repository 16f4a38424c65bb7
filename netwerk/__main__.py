"""``python -m netwerk`` is the command ``netwerk``."""

import sys

from netwerk.cli import main

sys.exit(main())
