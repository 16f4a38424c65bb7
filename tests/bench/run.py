"""`make bench`: how fast the numbers are, as ratios to other software on the same made-up network in the same run.

    .venv/bin/python tests/bench/run.py [--sizes 500,5000] [--write docs/figures.md]

Each size runs in its own process, so that memory is its own. Exits 1 when a limit was not kept.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path
from typing import Any

from tests.bench.sections import replaced

HERE = Path(__file__).parent
SIZES = (500, 5_000, 50_000, 200_000)
PEERS = ("numpy", "scipy", "numba", "graspologic-native", "networkx", "igraph", "rustworkx")


def main() -> int:
    call = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    call.add_argument(
        "--sizes", default=",".join(map(str, SIZES)), help="numbers of actors, with commas"
    )
    call.add_argument("--write", type=Path, help="write the table to this file too")
    call.add_argument("--one", type=int, help=argparse.SUPPRESS)
    given = call.parse_args()
    if given.one is not None:
        return one_size(given.one)
    rows = [row for size in given.sizes.split(",") for row in measured(int(size))]
    lines = page(rows, cold_compile())
    sys.stdout.write("\n".join(lines) + "\n")
    if given.write:
        text = given.write.read_text(encoding="utf-8") if given.write.exists() else ""
        given.write.write_text(replaced(text, lines[0], lines), encoding="utf-8")
    return int(any(row.get("kept") is False for row in rows))


def one_size(n: int) -> int:
    """The rows of one size as lines of JSON."""
    from measures import rows_of

    for row in rows_of(n):
        sys.stdout.write(json.dumps(row) + "\n")
    return 0


def measured(n: int) -> list[dict[str, Any]]:
    sys.stderr.write(f"{n:,} actors ...\n")
    environment = os.environ | {
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "PYTHONPATH": str(HERE.parent.parent),
    }
    command = [sys.executable, str(HERE / "run.py"), "--one", str(n)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, env=environment)
    return [json.loads(line) for line in done.stdout.splitlines()]


def cold_compile() -> dict[str, float]:
    """CPU seconds to compile every kernel with nothing on disk, and to load them after."""
    code = "from netwerk.net.warm import warm; warm()"
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"NUMBA_CACHE_DIR": folder}
        took = {}
        for name in ("compile", "load"):
            start = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
            subprocess.run([sys.executable, "-c", code], check=True, env=environment)
            took[name] = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - start
    return took


def page(rows: list[dict[str, Any]], cold: dict[str, float]) -> list[str]:
    """The figures as Markdown."""
    from size import size_table

    cores = os.cpu_count()
    versions = ", ".join(f"{name} {version(name)}" for name in PEERS)
    return [
        "# Figures",
        "",
        "Written by `make bench`; read the ratios, not the milliseconds. Ours and the others' run in the same process on the same",
        "made-up municipality (tests/bench/municipality.py: heavy-tailed, triangles, 10% isolates, average degree 6).",
        "",
        f"Machine: {cores} cores, Python {platform.python_version()}, {versions}. CPU milliseconds, one thread, best of the turns.",
        "A ratio below 1 means that ours is faster; `limit` is the most it may be (times: the most it may take).",
        "",
        "| what | actors | ours, ms | others, ms | ratio | limit | kept |",
        "|---|---:|---:|---|---:|---:|---|",
        *(line(row) for row in rows if row["what"] != "memory"),
        "",
        f"Compiling every kernel with nothing on disk: {cold['compile']:.0f} s of CPU, once (at set-up); loading them in a new process: "
        f"{cold['load']:.1f} s.",
        "",
        "Highest memory of a whole run, others' copies of the network included:",
        "",
        "| actors | kernels, MB | with findings, MB |",
        "|---:|---:|---:|",
        *(
            f"| {row['n']:,} | {row['kernels']:,.0f} | {row['all']:,.0f} |"
            for row in rows
            if row["what"] == "memory"
        ),
        "",
        *size_table(),
    ]


def line(row: dict[str, Any]) -> str:
    others = ", ".join(f"{name} {ms:,.3g}" for name, ms in row["others"].items())
    ratio = f"{row['ratio']:.2f}" if row["ratio"] is not None else ""
    limit = (
        f"{row['seconds']:g} s"
        if row["seconds"] is not None
        else f"{row['limit']:.2f}"
        if row["limit"] is not None
        else ""
    )
    kept = {None: "", True: "yes", False: "**no**"}[row["kept"]]
    return f"| {row['what']} | {row['n']:,} | {row['ours']:,.3g} | {others} | {ratio} | {limit} | {kept} |"


if __name__ == "__main__":
    raise SystemExit(main())
