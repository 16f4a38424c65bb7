"""Reads old sheets one after another in a process that is started anew when it dies or hangs.

As the product does, without the start of a process for each file.
"""

from __future__ import annotations

import json
import os
import select
import struct
import subprocess
import sys
from typing import Any

from netwerk.exchange.formats import sheet_process

PATIENCE = 3.0
"""Seconds; the product waits longer, and then ends it in the same way."""


class Helper:
    """The other process. Used by one reader at a time."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self.ended = 0

    def things(self, content: bytes) -> list[dict[str, Any]] | None:
        """What the sheets hold; None when the file is broken or ended the process."""
        process = self._running()
        assert process.stdin
        assert process.stdout
        try:
            process.stdin.write(struct.pack("<I", len(content)) + content)
            process.stdin.flush()
            if not select.select([process.stdout], [], [], PATIENCE)[0]:
                raise EOFError
            size = struct.unpack("<i", _exactly(process, 4))[0]
            return None if size < 0 else json.loads(_exactly(process, size))
        except (EOFError, OSError):
            self.close()
            self.ended += 1
            return None

    def close(self) -> None:
        """End the process."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.fuzz.old_sheet_helper"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "RUST_BACKTRACE": "0"},
            )
        return self._process


def _exactly(process: subprocess.Popen[bytes], size: int) -> bytes:
    assert process.stdout
    data = process.stdout.read(size)
    if len(data) < size:
        raise EOFError
    return data


def main() -> None:
    """Answer until the other side is gone."""
    import python_calamine

    sheet_process.bounded()
    while head := sys.stdin.buffer.read(4):
        content = sys.stdin.buffer.read(struct.unpack("<I", head)[0])
        answer = None
        try:
            answer = json.dumps(list(sheet_process.things(content))).encode()
        except (python_calamine.CalamineError, OSError, ValueError, LookupError, TypeError):
            pass
        except BaseException as fault:
            if "panic" not in type(fault).__name__.casefold():
                raise
        sys.stdout.buffer.write(struct.pack("<i", -1 if answer is None else len(answer)))
        sys.stdout.buffer.write(answer or b"")
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
