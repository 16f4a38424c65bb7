"""The one place that knows numba: where its machine code is kept and how arrays enter it."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, cast

import numpy as np
from numpy.typing import ArrayLike

from netwerk.net.arrays import Array, Bools, Floats, Ints

F = TypeVar("F", bound=Callable[..., Any])


def _keep_machine_code() -> None:
    """Tell numba where to keep its code, unless the user said so or the package folder is writable.

    A folder of the user comes second; where that cannot be written either, one that lasts as long
    as the machine's temporary files, so that a locked-down account still works.
    """
    if os.environ.get("NUMBA_CACHE_DIR") or os.access(Path(__file__).parent, os.W_OK):
        return
    from platformdirs import user_cache_dir

    folder = Path(user_cache_dir("netwerk")) / "kernels"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        usable = os.access(folder, os.W_OK)
    except OSError:
        usable = False
    os.environ["NUMBA_CACHE_DIR"] = (
        str(folder) if usable else tempfile.mkdtemp(prefix="netwerk-kernels-")
    )


_keep_machine_code()

from numba import njit  # noqa: E402 (numba reads its settings when it is imported)


def kernel(function: F) -> F:
    """Compile at first use, keep the machine code on disk, let go of the interpreter lock.

    Kernels that call each other live in one module: numba compiles again when the file of a kernel
    changed, and does not see a change in another.
    """
    return cast(F, njit(cache=True, nogil=True, error_model="numpy")(function))


def ints(values: ArrayLike) -> Ints:
    """A contiguous read-only int32 view or copy: one type of array, so one compilation."""
    return _entering(values, np.int32)


def floats(values: ArrayLike) -> Floats:
    """A contiguous read-only float64 view or copy."""
    return _entering(values, np.float64)


def bools(values: ArrayLike) -> Bools:
    """A contiguous read-only bool view or copy."""
    return _entering(values, np.bool_)


def _entering(values: ArrayLike, dtype: type[np.generic]) -> Array:
    array = np.ascontiguousarray(values, dtype).view()
    array.flags.writeable = False
    return array
