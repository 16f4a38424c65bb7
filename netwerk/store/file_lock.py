"""A lock on an open file, where processes wait for their turn to write."""

from __future__ import annotations

import sys
import time

if sys.platform == "win32":

    def locked(handle: int, deadline: float, poll: float) -> bool:
        """Between processes SQLite's own lock must do here."""
        return handle >= 0 and deadline > 0 and poll > 0

else:
    import fcntl

    def locked(handle: int, deadline: float, poll: float) -> bool:
        """Whether the open file is locked before the deadline; asked again every ``poll`` seconds.

        The system lets go of it when the file is closed, or when the process ends in any way.
        """
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() >= deadline:
                    return False
                time.sleep(poll)
            else:
                return True
