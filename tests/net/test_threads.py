"""The linear algebra of numpy takes one thread, whatever the way in, unless somebody chose."""

import os
import subprocess
import sys

import pytest

WORKS = "import numpy, os; numpy.ones((400, 400)) @ numpy.ones((400, 400))"
COUNT = "print(len(os.listdir('/proc/self/task')), os.environ.get('OPENBLAS_NUM_THREADS'))"
NAMES = ("OPENBLAS_NUM_THREADS", "GOTO_NUM_THREADS", "OMP_NUM_THREADS")

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or (os.cpu_count() or 1) < 2,
    reason="threads are counted in /proc, and one core has one thread",
)


def threads(way_in: str, **chosen: str) -> list[str]:
    """How many threads there are after a product, and what the environment says."""
    environ = {name: value for name, value in os.environ.items() if name not in NAMES} | chosen
    done = subprocess.run(
        [sys.executable, "-c", f"{way_in}\n{WORKS}\n{COUNT}"],
        capture_output=True,
        text=True,
        check=True,
        env=environ,
    )
    return done.stdout.split()


@pytest.mark.parametrize(
    "way_in",
    [
        "import netwerk.net.net",
        "import netwerk.cli",
        "import streamlit.web.bootstrap, streamlit\nimport netwerk.ui.guard",
        "import tests.conftest",
    ],
)
def test_one_thread_is_taken_whatever_the_way_in(way_in: str) -> None:
    assert threads(way_in) == ["1", "1"]


def test_what_somebody_chose_stays() -> None:
    assert threads("import netwerk", OPENBLAS_NUM_THREADS="2") == ["2", "2"]
    assert threads("import netwerk", OMP_NUM_THREADS="2") == ["2", "None"]
