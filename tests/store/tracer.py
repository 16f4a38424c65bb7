"""Dying at an exact moment: just before or after the n-th thing that a piece of work tells the world.

What a process does to a store leaves it as a system call: a write, a sync, a rename or a removal of
a file, or a message over a socket. Between two of those a killed process leaves exactly the same
behind. So work that is killed once at each of them has been killed everywhere it matters, and that
a kill fell inside is seen instead of hoped for. The kernel stops the process there (ptrace), so
nothing in the product knows about it.

Linux on x86-64 and arm64 only. Work runs in a child that this process makes with ``fork``: have no
threads here (``tests.store.dying`` is such a process).
"""

from __future__ import annotations

import ctypes
import os
import platform
import signal
import struct
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

TRACEME, SYSCALL, SETOPTIONS, SYSCALL_INFO = 0, 24, 0x4200, 0x420E
"""Requests of ptrace(2)."""
SYSGOOD, EXITKILL = 0x1, 0x100000
TRAP = signal.SIGTRAP | 0x80
"""What a stop at a system call looks like with SYSGOOD."""
ENTRY, EXIT = 1, 2
INFO_SIZE = 88

BY_FD = {
    "x86_64": {1: "write", 18: "write", 20: "write", 74: "sync", 75: "sync", 77: "cut", 44: "send"},
    "aarch64": {64: "write", 68: "write", 66: "write", 82: "sync", 83: "sync", 46: "cut", 206: "send"},
}  # fmt: skip
"""Calls that change what an open file or a socket holds, by number: their first argument is which."""
BY_NAME = {
    "x86_64": {82: (0, "rename"), 87: (0, "remove"), 263: (1, "remove"), 264: (1, "rename"), 316: (1, "rename")},
    "aarch64": {35: (1, "remove"), 38: (1, "rename"), 276: (1, "rename")},
}  # fmt: skip
"""Calls that change which files there are: which argument is the path."""
MAKES = {"x86_64": {257: 1, 2: 0}, "aarch64": {56: 1}}
"""Calls that open a file, and which argument is its path; the next one says whether to make it."""
O_CREAT = 0o100
FAILED = 70
"""What a child ends with when its work raised something."""


class CannotTrace(Exception):
    """Why a process cannot be followed here."""


@dataclass(frozen=True)
class Outcome:
    """How the work went: ``seen`` names every moment so far; killed: whether it died at the last."""

    seen: tuple[str, ...]
    killed: bool
    code: int
    said: str = ""


def die_at(work: Callable[[], None], at: int | None, after: bool, watched: Path | None) -> Outcome:
    """Do the work in a child that is killed at moment ``at`` (from 1 on); None: let it finish.

    after: when that one has been done instead of just before it. watched: the folder whose files
    count; None counts messages over sockets instead. Raises CannotTrace.
    """
    known = platform.machine()
    if sys.platform != "linux" or known not in BY_FD:
        raise CannotTrace("dit kan alleen onder Linux op x86-64 of arm64")
    libc = ctypes.CDLL(None, use_errno=True)
    libc.ptrace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]
    out, into = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(out)
        _child(libc, work, into)
    os.close(into)
    try:
        return _followed(libc, child, known, at, after, watched, out)
    finally:
        with suppress(ProcessLookupError, ChildProcessError):
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
        os.close(out)


def _child(libc: ctypes.CDLL, work: Callable[[], None], into: int) -> None:
    code = FAILED
    try:
        if libc.ptrace(TRACEME, 0, None, None):
            os.write(into, b"ptrace mag hier niet")
            os._exit(code)
        os.kill(os.getpid(), signal.SIGSTOP)
        work()
        code = 0
    except BaseException:  # noqa: BLE001 (whatever it is, it is told)
        os.write(into, traceback.format_exc()[-4000:].encode())
    os._exit(code)


def _followed(
    libc: ctypes.CDLL,
    child: int,
    known: str,
    at: int | None,
    after: bool,
    watched: Path | None,
    out: int,
) -> Outcome:
    def ask(request: int, value: int = 0, place: object = None) -> int:
        return int(libc.ptrace(request, child, value, place))

    seen: list[str] = []
    _, status = os.waitpid(child, 0)
    if not os.WIFSTOPPED(status):
        raise CannotTrace(os.read(out, 4000).decode() or "ptrace mag hier niet")
    if ask(SETOPTIONS, 0, SYSGOOD | EXITKILL):
        raise CannotTrace("ptrace mag hier niet")
    info = ctypes.create_string_buffer(INFO_SIZE)
    inside, give = False, 0
    while True:
        ask(SYSCALL, 0, give)
        give = 0
        _, status = os.waitpid(child, 0)
        if os.WIFEXITED(status):
            said = os.read(out, 8000).decode(errors="replace")
            return Outcome(tuple(seen), False, os.WEXITSTATUS(status), said)
        if os.WIFSIGNALED(status):
            return Outcome(tuple(seen), False, -os.WTERMSIG(status))
        if os.WSTOPSIG(status) != TRAP:
            give = os.WSTOPSIG(status)  # a signal of its own, handed on
            continue
        if ask(SYSCALL_INFO, INFO_SIZE, info) <= 0:
            raise CannotTrace("deze kernel zegt niet welke aanroep het is (Linux 5.3 of nieuwer)")
        if info.raw[0] == ENTRY:
            moment = _moment(child, known, info.raw, watched)
            inside = moment is not None
            if moment is not None:
                seen.append(moment)
        now = inside and len(seen) == at and info.raw[0] == (EXIT if after else ENTRY)
        if now:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            return Outcome(tuple(seen), True, -signal.SIGKILL)
        if info.raw[0] == EXIT:
            inside = False


def _moment(child: int, known: str, info: bytes, watched: Path | None) -> str | None:
    """What this call does to the store, in words; None when it does nothing to it."""
    number, *arguments = struct.unpack_from("7Q", info, 24)
    if (what := BY_FD[known].get(number)) is not None:
        try:
            target = str(Path(f"/proc/{child}/fd/{arguments[0]}").readlink())
        except OSError:
            return None
        if watched is None:
            return "send" if target.startswith("socket:") and what in {"send", "write"} else None
        return f"{what} {Path(target).name}" if target.startswith(f"{watched}/") else None
    if watched is None:
        return None
    if number in MAKES[known]:
        place, what = MAKES[known][number], "make"
        if not arguments[place + 1] & O_CREAT:
            return None
    elif number in BY_NAME[known]:
        place, what = BY_NAME[known][number]
    else:
        return None
    path = _text(child, arguments[place])
    return f"{what} {Path(path).name}" if path.startswith(f"{watched}/") else None


def _text(child: int, address: int) -> str:
    """The text at this address in the child."""
    with Path(f"/proc/{child}/mem").open("rb", buffering=0) as memory:
        memory.seek(address)
        return os.fsdecode(memory.read(4096).split(b"\0", 1)[0])
