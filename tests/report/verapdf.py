"""veraPDF, the checker of PDF/UA and PDF/A: its jars come from Maven once into the user's cache folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest
from platformdirs import user_cache_path

HERE = Path(__file__).parent / "verapdf_check"
VERSION = "1.28.2"
STANDARDS = "ua1,2a"


def broken_rules(*files: Path) -> list[str]:
    """The rules that these files break, a line for each; skips with the reason without Java or Maven (fails in CI)."""
    if not shutil.which("java"):
        _not_here("Java is er niet, en veraPDF heeft het nodig")
    done = subprocess.run(
        [
            "java",
            "-Xmx512m",
            "-cp",
            f"{_jars()}/*",
            str(HERE / "Check.java"),
            STANDARDS,
            *map(str, files),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    checked = done.stderr.count(" checked\n")
    assert done.returncode == 0, done.stderr[-2000:]
    assert checked == len(files) * len(STANDARDS.split(",")), done.stderr[-2000:]
    return done.stdout.splitlines()


def _not_here(reason: str) -> None:
    (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)


def _jars() -> Path:
    """The folder with the jars; filled once, whole or not at all."""
    folder = user_cache_path("netwerk-tests") / f"verapdf-{VERSION}"
    if folder.is_dir():
        return folder
    if not shutil.which("mvn"):
        _not_here("Maven (mvn) is er niet, en die haalt veraPDF op")
    folder.parent.mkdir(parents=True, exist_ok=True)
    filling = Path(tempfile.mkdtemp(prefix=".verapdf-", dir=folder.parent))
    fetch = ["mvn", "-q", "-B", "-f", str(HERE / "pom.xml"), "dependency:copy-dependencies"]
    done = subprocess.run(
        [*fetch, "-DincludeScope=runtime", f"-DoutputDirectory={filling}"],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        shutil.rmtree(filling)
        _not_here(f"Maven kon veraPDF niet ophalen: {(done.stdout + done.stderr).strip()[:500]}")
    try:
        filling.rename(folder)
    except OSError:  # another test run was first
        shutil.rmtree(filling)
    return folder
