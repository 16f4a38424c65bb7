"""A program that some tests need and not every machine has."""

from __future__ import annotations

import os
import shutil

import pytest

WITHOUT = "NETWERK_TEST_WITHOUT"
"""Where scripts/test.sh tells which programs it could not install."""


def program(name: str, package: str) -> str:
    """Where a program is. Without it the test is skipped with the reason.

    In CI that is a failure, but for a program that could not be installed there.
    """
    found = shutil.which(name) or shutil.which(name, path="/usr/sbin")
    if found is None:
        reason = f"{name} staat niet op deze machine (installeer het pakket {package})"
        expected = os.environ.get("CI") and name not in os.environ.get(WITHOUT, "").split()
        (pytest.fail if expected else pytest.skip)(reason)
    return found
