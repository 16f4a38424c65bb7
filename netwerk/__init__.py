"""Netwerk: the network and relationship map for area-based work in Dutch municipalities."""

import os
from importlib.metadata import version

__version__ = version("netwerk")

THREADS = ("OPENBLAS_NUM_THREADS", "GOTO_NUM_THREADS", "OMP_NUM_THREADS")
"""What says how many threads the linear algebra of numpy takes, what counts first first."""

if not any(os.environ.get(name) for name in THREADS):
    # Read when numpy is imported, so this comes before. The products here are small: a pool of
    # threads makes them ten times slower, and the server has its own threads.
    os.environ[THREADS[0]] = "1"
