"""What is erased is in no file of the store any more, and a kill leaves old or new."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from netwerk.model import Actor, Gebied
from netwerk.settings import load_settings
from netwerk.store.backup_over import refuse_loss
from netwerk.store.connect import connect
from netwerk.store.erasing.erase import erase
from netwerk.store.erasing.erasure import erasure_of
from netwerk.store.erasing.kept_list import begin, finish
from netwerk.store.erasing.spoken_forms import (
    forms_of_address,
    forms_of_mail,
    forms_of_name,
    forms_of_phone,
    may_hold,
    spans,
)
from netwerk.store.port import Change, Put, Store

ERASER = """
import sys
from netwerk.settings import load_settings
from netwerk.store.connect import connect
from netwerk.store.erasing.erase import erase
from netwerk.store.erasing.erasure import erasure_of
from netwerk.store.erasing.kept_list import begin, finish
from netwerk.store.erasing.spoken_forms import forms_of_name
store = connect(sys.argv[1], load_settings())
print("nu", flush=True)
erase(store, erasure_of("2026-11-29T00:00:00.000000Z", "b", items=[("Actor", "geheim-0")],
      places=[("Actor", f"a{n}") for n in range(400)], forms=forms_of_name("Zwartjanus")))
print("klaar", flush=True)
"""


def filled(path: Path, count: int = 400) -> Store:
    store = connect(path, load_settings())
    store.apply(
        Change(
            (
                Put(Gebied(id="1", naam="G")),
                Put(Actor(id="geheim-0", naam="Piet Zwartjanus", soort="professional")),
            ),
            who="anna",
            why="eerste",
        )
    )
    for start in range(0, count, 20):
        ops = tuple(
            Put(
                Actor(
                    id=f"a{n}",
                    naam=f"Actor {n}",
                    soort="bedrijf",
                    omschrijving="bij Zwartjanus " * 20,
                )
            )
            for n in range(start, start + 20)
        )
        store.apply(Change(ops, who="anna"))
    return store


def test_it_is_in_no_file_of_the_store(tmp_path: Path) -> None:
    store = filled(tmp_path / "n.db")
    assert b"Zwartjanus" in b"".join(p.read_bytes() for p in tmp_path.iterdir())
    done = erase(
        store,
        erasure_of(
            "2026-11-29T00:00:00.000000Z",
            "b",
            items=[("Actor", "geheim-0")],
            places=[("Actor", f"a{n}") for n in range(400)],
            forms=forms_of_name("Zwartjanus"),
        ),
    )
    assert done.clean
    for path in tmp_path.iterdir():  # with the store still open: the log and its index too
        content = path.read_bytes()
        for word in (b"Zwartjanus", b"zwartjanus", b"geheim-0"):
            assert word not in content, (path.name, word)
    assert store.check() == []


@pytest.mark.parametrize("wait", [0.0, 0.02, 0.05, 0.1, 0.2, 0.4])
def test_a_kill_halfway_leaves_old_or_new(tmp_path: Path, wait: float) -> None:
    path = tmp_path / "n.db"
    filled(path).close()
    process = subprocess.Popen([sys.executable, "-c", ERASER, str(path)], stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline() == b"nu\n"
    time.sleep(wait)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    process.stdout.close()
    store = connect(path, load_settings())
    assert store.check() == []
    texts = [str(change) for change in store.changes(1)]
    old = sum("Zwartjanus" in text for text in texts)
    assert old in (0, 401)
    assert bool(old) == (not store.counts()["Wissing"])


def test_what_a_killed_eraser_left_in_the_file_goes_with_the_next_one(tmp_path: Path) -> None:
    path = tmp_path / "n.db"
    store = filled(path, 20)
    begin(store.url)
    assert finish(store)
    assert not any("bezig" in p.name for p in tmp_path.iterdir())
    wanted = erasure_of("2026-11-29T00:00:00.000000Z", "b", items=[("Actor", "geheim-0")])
    assert erase(store, wanted).clean
    assert not any("bezig" in p.name for p in tmp_path.iterdir())


def test_a_backup_of_before_it_may_be_replaced_by_one_of_after_it(tmp_path: Path) -> None:
    store = filled(tmp_path / "n.db", 20)
    kept = tmp_path / "elke-nacht.zip"
    store.backup(kept)
    erase(store, erasure_of("2026-11-29T00:00:00.000000Z", "b", items=[("Actor", "geheim-0")]))
    refuse_loss(store, kept)


def seen(text: str, forms: frozenset[tuple[str, ...]]) -> list[str]:
    sizes = sorted({len(form) for form in forms})
    found = [text[a:b] for a, b in spans(text, sizes, forms.__contains__)]
    assert bool(found) <= may_hold(text, forms)
    return found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Bel Jan de Vries.", ["Jan de Vries"]),
        ("JAN DE VRIES", ["JAN DE VRIES"]),
        ("Ján dé Vriés komt", ["Ján dé Vriés"]),
        ("J. de Vries en K. de Vries", ["J. de Vries"]),
        ("Vries, Jan de", ["Vries, Jan de"]),
        ("mw. de Vries belde", ["mw. de Vries"]),
        ("mail j.devries@gemeente.nl", ["j.devries"]),
        ("jan-de-vries", ["jan-de-vries"]),
        ("Jan de Vriesman", []),
        ("Jan\nde Vries", []),
        ("Januari in De Vries", []),
    ],
)
def test_a_name_in_other_spellings(text: str, found: list[str]) -> None:
    assert seen(text, forms_of_name("Jan de Vries")) == found


@pytest.mark.parametrize(
    "number",
    [
        "0612345678",
        "06-12345678",
        "06 12 34 56 78",
        "+31 6 12345678",
        "+31 (0)6-1234 5678",
        "0031612345678",
        "06\u201112345678",
        "06 \u2013 1234/5678",
    ],
)
def test_a_phone_number_in_any_notation(number: str) -> None:
    assert seen(f"Bel {number}, graag", forms_of_phone("06 1234 5678")) == [number]
    assert seen("Bel 0612345679", forms_of_phone(number)) == []


def test_a_mail_address_and_a_home_address() -> None:
    assert seen("Via Jan.deVries@Ziggo.nl graag", forms_of_mail("jan.devries@ziggo.nl")) == [
        "Jan.deVries@Ziggo.nl"
    ]
    forms = forms_of_address("Dorpsstraat 12, 7061AB 12")
    assert seen("woont Dorpsstraat 12 (7061 ab 12)", forms) == ["Dorpsstraat 12", "7061 ab 12"]
    assert seen("Dorpsstraat 121", forms) == []
