"""Who signed out when is kept beside the history, for every engine."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from netwerk.model import Actor
from netwerk.store.port import Change, Put, Store

EARLY, LATE = "2026-11-29T10:00:00.000000Z", "2026-11-29T11:00:00.000000Z"


def test_who_never_signed_out_has_no_moment(store: Store) -> None:
    assert store.last_sign_out("nooit-gezien") is None


def test_the_last_sign_out_counts_for_everybody_who_opens_the_store(
    store: Store, open_again: Callable[[], Store]
) -> None:
    store.sign_out("anna-test", EARLY)
    assert open_again().last_sign_out("anna-test") == EARLY
    store.sign_out("anna-test", LATE)
    store.sign_out("anna-test", EARLY)  # told late by another server
    assert open_again().last_sign_out("anna-test") == LATE
    assert store.last_sign_out("bram-test") is None


def test_a_sign_out_is_no_fact_of_the_network(store: Store, tmp_path: Path) -> None:
    store.apply(Change((Put(Actor(id="a", naam="A", soort="bedrijf")),), "An"))
    before = store.head(), store.counts(), store.check()
    store.sign_out("anna-test", LATE)
    assert (store.head(), store.counts(), store.check()) == before
    store.backup(tmp_path / "kopie.zip")
    assert b"anna-test" not in (tmp_path / "kopie.zip").read_bytes()
