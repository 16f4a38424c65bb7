"""Erasing takes a person out of what is stored and out of all of history, on every engine."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from netwerk.errors import StoreBusy
from netwerk.model import (
    Actor,
    Gebied,
    Gesprek,
    Item,
    Relatie,
    Signaal,
    Verbindkans,
    Weergave,
    Wissing,
)
from netwerk.settings import Settings
from netwerk.store.backup import history_of
from netwerk.store.codec import encode_item
from netwerk.store.erasing.erase import erase, not_in, still_held
from netwerk.store.erasing.erasure import Erasure, erasure_in, erasure_of
from netwerk.store.erasing.kept_list import list_file, listed
from netwerk.store.erasing.spoken_forms import forms_of_name, forms_of_phone
from netwerk.store.port import Change, Delete, Put, Store
from netwerk.store.restore import restore
from netwerk.store.undo import undo_ops

AT = "2026-11-29T12:00:00.000000Z"


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The list of a server is in the data folder of the user."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


def put(store: Store, *items: Item, who: str = "anna", why: str = "") -> int:
    ops = []
    for item in items:
        stored = store.get(type(item), [item.id]).get(item.id)
        ops.append(Put(item, stored.version if stored else None))
    return store.apply(Change(tuple(ops), who=who, why=why)).number


@pytest.fixture
def filled(store: Store) -> Store:
    """A person by name, in notes of others, in history only, and as a user."""
    jan = Actor(
        id="jan-de-vries", naam="Jan de Vries", soort="professional", telefoon="06-12345678"
    )
    club = Actor(
        id="club",
        naam="Club",
        soort="bewonersgroep",
        omschrijving="Bel J. de Vries op 06 12 34 56 78, of Piet",
    )
    put(store, Gebied(id="1", naam="Noord"), jan, club, why="Jan de Vries kwam erbij")
    put(
        store,
        Relatie(id="jan-de-vries--club", van=jan.id, naar=club.id, soort="kent"),
        Signaal(
            id="s", titel="Iets", omschrijving="mevrouw de Vries belde", betrokken=(jan.id, club.id)
        ),
        Gesprek(id="g1", met=(jan.id,), datum="2026-01-01", waarover="Over hem alleen"),
        Gesprek(id="g2", met=(jan.id, club.id), datum="2026-01-02", waarover="Over de zaal"),
        Verbindkans(id="kans--club--jan-de-vries", actoren=(club.id, jan.id), besluit="later"),
        Weergave(
            id="w",
            naam="Mijn beeld",
            eigenaar="bea zwaan",
            inhoud='{"places":{"jan-de-vries":[1,2],"club":[3,4]}}',
        ),
        who="bea zwaan",
    )
    put(store, replace(club, omschrijving="Bel de secretaris"), who="anna")
    version = store.get(Relatie, ["jan-de-vries--club"])["jan-de-vries--club"].version
    store.apply(Change((Delete("Relatie", "jan-de-vries--club", version),), who="anna", why="weg"))
    return store


def wanted() -> Erasure:
    return erasure_of(
        AT,
        "beheer",
        items=[("Actor", "jan-de-vries")],
        places=[("Actor", "club"), ("Signaal", "s"), ("Revisie", "1")],
        forms=forms_of_name("Jan de Vries") | forms_of_phone("0612345678"),
        names={"bea zwaan": "oud-medewerker 1"},
    )


def everything(store: Store) -> str:
    """All that a store tells: what is there, and history with who and why."""
    texts = [str(r) for r in store.history(limit=1000)]
    for change in store.changes(1):
        texts += [change.id, encode_item(change.before) or "", encode_item(change.after) or ""]
    return "\n".join(texts).casefold()


def test_a_person_is_gone_from_now_and_from_history_and_the_rest_stays(filled: Store) -> None:
    before = [(r.number, r.at, r.type) for r in filled.history()]
    assert "vries" in everything(filled)
    done = erase(filled, wanted())
    text = everything(filled)
    for gone in ("vries", "12345678", "12 34 56", "bea zwaan", "hem alleen"):
        assert gone not in text, gone
    assert filled.check() == []
    assert [(r.number, r.at, r.type) for r in filled.history()][1:] == before
    assert filled.get(Signaal, ["s"])["s"].item.betrokken == ("club",)
    assert filled.get(Gesprek, ["g1", "g2"]).keys() == {"g2"}
    assert filled.get(Gesprek, ["g2"])["g2"].item.met == ("club",)
    assert not filled.counts()["Verbindkans"]
    assert not filled.counts()["Relatie"]
    assert filled.get(Weergave, ["w"])["w"].item.inhoud == '{"places":{"club":[3,4]}}'
    first = next(c for c in filled.changes(1, 1) if c.id == "club")
    assert isinstance(first.after, Actor)
    assert first.after.omschrijving == "Bel [gewist] op [gewist], of Piet"
    assert done.revision == 5
    assert filled.revision() == 5


def test_the_trace_says_when_by_whom_and_how_many_and_not_what(filled: Store) -> None:
    done = erase(filled, wanted())
    trace = filled.get(Wissing, [done.id])[done.id].item
    assert (trace.datum, trace.door) == ("2026-11-29", "beheer")
    assert "actoren weggehaald: 1" in trace.aantallen
    assert "gesprekken weggehaald: 1" in trace.aantallen
    assert "vries" not in str(encode_item(trace)).casefold()
    newest = filled.history(limit=1)[0]
    assert (newest.who, newest.type) == ("beheer", "wissen")


def test_an_undo_brings_nothing_back(filled: Store) -> None:
    erase(filled, wanted())
    for number in (4, 3, 2):
        ops = undo_ops(filled, number)
        assert "vries" not in str(ops).casefold()
        if ops:
            filled.apply(Change(ops, who="anna", type="herstel", undoes=number))
    assert "vries" not in everything(filled)
    assert filled.check() == []


def test_a_backup_of_before_it_is_restored_without_the_person(
    filled: Store, tmp_path: Path, place: str, settings: Settings, open_again: Callable[[], Store]
) -> None:
    kept = tmp_path / "reserve.zip"
    filled.backup(kept)
    erase(filled, wanted())
    back = restore(kept, place, settings, overwrite=True, who="beheer")
    assert back.erased_again == 1
    again = open_again()
    for gone in ("vries", "12345678", "bea zwaan"):
        assert gone not in everything(again), gone
    assert again.check() == []
    assert again.counts()["Wissing"] == 1
    newer = tmp_path / "nieuwer.zip"
    again.backup(newer)
    assert restore(newer, place, settings, overwrite=True).erased_again == 0


def test_the_list_beside_the_store_is_enough_to_erase_again(
    filled: Store, tmp_path: Path, place: str, settings: Settings, open_again: Callable[[], Store]
) -> None:
    kept = tmp_path / "reserve.zip"
    filled.backup(kept)
    done = erase(filled, wanted())
    filled.load((), overwrite=True)  # the store itself is lost
    assert [one.id for one in listed(place)] == [done.id]
    assert restore(kept, place, settings, overwrite=True).erased_again == 1
    assert "vries" not in everything(open_again())


def test_whether_a_history_still_holds_something_can_be_told(filled: Store) -> None:
    before = list(history_of(filled, filled.revision()))
    done = erase(filled, wanted())
    known = [erasure_in(filled.get(Wissing, [done.id])[done.id].item)]
    assert still_held(known, lambda: iter(before)) == 1
    after = list(history_of(filled, filled.revision()))
    assert not_in(known, after) == ()
    assert still_held(known, lambda: iter(after)) == 0


def test_what_somebody_stores_meanwhile_is_not_lost(filled: Store) -> None:
    head = filled.head()
    before = list(history_of(filled, head.revision))
    put(filled, Gebied(id="2", naam="Zuid"))
    with pytest.raises(StoreBusy, match="intussen"):
        filled.load(iter(before), overwrite=True, base=head)
    assert filled.get(Gebied, ["2"])
    filled.load(iter(before), overwrite=True, base=filled.head())
    assert not filled.get(Gebied, ["2"])


def test_an_item_that_stays_gets_an_id_without_the_name(filled: Store) -> None:
    erase(
        filled,
        erasure_of(
            AT,
            "beheer",
            places=[("Actor", "jan-de-vries"), ("Relatie", "jan-de-vries--club")],
            forms=forms_of_name("Jan de Vries"),
        ),
    )
    (jan,) = [e.item for e in filled.all(Actor) if e.item.naam == "[gewist]"]
    assert jan.id.startswith("gewist-")
    assert jan.id in filled.get(Signaal, ["s"])["s"].item.betrokken
    assert filled.check() == []


def test_nothing_is_on_the_list_of_what_was_not_done(filled: Store, place: str) -> None:
    class Full(Exception):
        pass

    def broken(*_: object, **__: object) -> None:
        raise StoreBusy("bezet")

    filled.load = broken  # type: ignore[method-assign]
    with pytest.raises(StoreBusy):
        erase(filled, wanted())
    assert listed(place) == ()
    assert list_file(place).stat().st_mode & 0o777 == 0o600
