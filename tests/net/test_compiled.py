"""Long calculations can be followed and stopped, and compiled code finds a place on every machine."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pytest

from netwerk.net import best_sets, expecting, kernels, modular, rewiring
from netwerk.net.canonical import content_keys
from netwerk.net.csr import tie_ends
from netwerk.net.gains import tie_gains, with_tie
from netwerk.net.kernels import compiled
from netwerk.net.progress import turns
from netwerk.net.shuffles import shuffled_labels
from netwerk.net.warm import warm
from tests.builders import net_from_text
from tests.net.data import network, undirected


def test_turns_cover_all_work_once_in_order_and_tell_how_far() -> None:
    told: list[float] = []
    ranges = list(turns(1000, told.append))
    assert [i for start, end in ranges for i in range(start, end)] == list(range(1000))
    assert len(ranges) > 1
    assert told == sorted(told)
    assert told[-1] == 1


@pytest.mark.parametrize("total", [0, 1, 17])
def test_without_anybody_looking_there_is_one_turn(total: int) -> None:
    assert list(turns(total)) == ([(0, total)] if total else [])


def test_betweenness_in_turns_is_the_same() -> None:
    csr = network("zachary_karate")
    told: list[float] = []
    found = kernels.betweenness(*csr.bare, progress=told.append, cancelled=lambda: False)
    np.testing.assert_allclose(found, kernels.betweenness(*csr.bare))
    assert told[-1] == 1


def test_betweenness_stops_when_it_is_cancelled_in_between() -> None:
    looks = iter([False, True])
    with pytest.raises(kernels.Stopped):
        kernels.betweenness(*network("zachary_karate").bare, cancelled=lambda: next(looks))


def test_others_work_on_while_a_kernel_runs() -> None:
    ring = undirected(3000, [(k, (k + 1) % 3000) for k in range(3000)])
    kernels.all_distances(*undirected(2, [(0, 1)]).bare)
    ticks, done = 0, threading.Event()

    def work() -> None:
        kernels.all_distances(*ring.bare)
        done.set()

    thread = threading.Thread(target=work)
    thread.start()
    while not done.wait(0.0002):
        ticks += 1
    thread.join()
    assert ticks > 1  # with the interpreter lock held there would be none


def test_a_read_only_and_a_writable_array_share_one_compilation() -> None:
    ptr, to = network("krackhardt_kite").bare
    kernels.core_numbers(ptr, to)
    ptr, to = ptr.astype(np.int64), to.copy()
    to.setflags(write=False)
    kernels.core_numbers(ptr, to)
    from netwerk.net.kernels.connectedness import _core_numbers

    assert len(_core_numbers.signatures) == 1  # type: ignore[attr-defined]


def test_after_warming_no_kernel_needs_compiling_for_a_net() -> None:
    told: list[float] = []
    warm(told.append)
    assert (told[0], told[-1]) == (0, 1)
    modules = [module for name, module in sys.modules.items() if name.startswith("netwerk.net.")]
    compiled_ones = {
        id(f): f for module in modules for f in vars(module).values() if hasattr(f, "signatures")
    }.values()
    before = [len(f.signatures) for f in compiled_ones]
    net = net_from_text("A-B:2 B-C C-D:4 A-C")
    ptr, to, groups = net.indptr, net.indices, [0, 1, 0, 1]
    calls = {
        "all_distances": (), "betweenness": (), "burt": (np.maximum(net.strength, 1),), "core_numbers": (), "distances_from": ([0, 1], 2),
        "fragility": (), "fragility_under_loss": (), "gould_fernandez": (groups,), "pairs_within": (2, net.degree > 1), "participation": (groups,), "reach": (3,),
        "resource_allocation": (), "shared_contacts": (), "shortest_route": (np.arange(8), 0, 3, net.degree == 9), "spans": (),
        "split_off": (net.degree > 2,),
    }  # fmt: skip
    assert set(calls) == {name for name in kernels.__all__ if name.islower()}
    for name, more in calls.items():
        getattr(kernels, name)(ptr, to, *more)
    kernels.betweenness(ptr, to, within=2, progress=told.append)
    kernels.gould_fernandez(ptr, to, groups, ptr, to)
    tie_gains(kernels.all_distances(ptr, to), np.array([[0, 3]]))
    with_tie(kernels.all_distances(ptr, to), 0, 3)
    u, v = tie_ends(ptr, to)
    best_sets.breaking_set(ptr, to, np.arange(4, dtype=np.int32), 3)
    best_sets.reaching_most(ptr, to, 2, np.arange(4, dtype=np.int32), 3, 100)
    near = np.zeros((2, 2), np.int32)
    two = np.ones(2)
    expecting.fitted(two, two * 2, near, np.ones(1), np.array([True, False]), 0.0)
    expecting.class_sums(np.ones((2, 2)), near, np.arange(3), np.array([0, 1]), near, 1, 1)
    modular.best_modularity(4, u, v, 2, 1)
    rewiring.rewired(4, u, v, 2, 1)
    modular.together_share(4, u, v, content_keys(net)[u], 3, 0.2)
    shuffled_labels(np.array(groups), 2, 3, 1)
    assert [len(f.signatures) for f in compiled_ones] == before


@pytest.mark.parametrize("home", ["home", "locked"])
def test_compiled_code_is_kept_elsewhere_where_the_package_folder_is_read_only(
    home: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / home
    if home == "locked":
        folder.write_text("a file where a folder should be", encoding="utf-8")
    monkeypatch.setenv("NUMBA_CACHE_DIR", "")
    monkeypatch.setattr("platformdirs.user_cache_dir", lambda _app: str(folder / "cache"))
    package = str(Path(compiled.__file__).parent)
    real = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: str(path) != package and real(path, mode))
    compiled._keep_machine_code()
    kept = Path(os.environ["NUMBA_CACHE_DIR"])
    assert kept.is_dir()
    assert (kept == folder / "cache" / "kernels") == (home == "home")


def test_a_choice_of_the_user_for_compiled_code_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NUMBA_CACHE_DIR", "/somewhere")
    compiled._keep_machine_code()
    assert os.environ["NUMBA_CACHE_DIR"] == "/somewhere"


def test_kernels_are_loaded_from_disk_in_a_new_process() -> None:
    code = (
        "import numpy as np; from netwerk.net import kernels; from netwerk.net.kernels.connectedness import _core_numbers as c;"
        "kernels.core_numbers(np.array([0, 1, 2]), np.array([1, 0])); print(sum(c.stats.cache_hits.values()))"
    )
    kernels.core_numbers(np.array([0, 1, 2]), np.array([1, 0]))
    assert (
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        ).stdout.strip()
        == "1"
    )
