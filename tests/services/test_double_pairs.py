"""Two that may be one: who sees the pair, what stays, and that "not the same" holds everywhere."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from netwerk.access.rights import User
from netwerk.errors import AccessDenied, Conflict, InputError, NotFound
from netwerk.exchange.request import ImportOptions
from netwerk.model import Actor, Relatie, Verschil
from netwerk.net.selection import Selection
from netwerk.services.desk import Desk
from netwerk.services.imports import preview_import
from netwerk.services.records.double_pairs import (
    BOTH,
    FIRST,
    SECOND,
    ask_again,
    duplicates,
    said_apart,
    say_not_same,
    side_by_side,
)
from netwerk.services.records.edits import merge_actoren, undo
from netwerk.services.records.items import change_item, remove_item, stored_item
from netwerk.store.port import Change, Put, Store
from netwerk.typed.moments import AS_STORED

KOOR = {"naam": "Koor De Lijster", "soort": "bewonersgroep", "kern": "silvolde"}


def put(store: Store, *items: Any) -> None:
    store.apply(Change(tuple(map(Put, items)), "Jan"))


@pytest.fixture
def twice(village: Store) -> Store:
    """The choir of the village, once more."""
    put(village, Actor(id="koor-2", naam="Koor de Lijster", soort="bewonersgroep", kern="silvolde"))
    return village


def told(desk: Desk) -> list[str]:
    return [f.kind for f in desk.networks.findings(Selection(), desk.today) if "twice" in f.kind]


def test_the_pair_is_told_of_its_gebied_and_of_all(twice: Store, desk: Desk) -> None:
    (pair,) = duplicates(desk)
    assert pair.names == ("Koor De Lijster (Silvolde)", "Koor de Lijster (Silvolde)")
    assert pair.why == "Dezelfde naam, dezelfde kern."
    assert duplicates(desk, "3") == (pair,)
    assert duplicates(desk, "5") == ()


def test_not_the_same_holds_on_the_page_in_the_findings_and_after_an_undo_not(
    twice: Store, desk: Desk
) -> None:
    assert told(desk) == ["maybe_twice"]
    before = Selection(op=datetime.now(UTC).strftime(AS_STORED))
    assert desk.networks.net(before).alike.doubles.any()
    made = say_not_same(desk, "koor", "koor-2")
    assert duplicates(desk) == ()
    assert told(desk) == []
    for day in (before, Selection(op="2099-01-01")):
        past = desk.networks.net(day)
        assert past.n == 4
        assert not past.alike.doubles.any()
    with pytest.raises(InputError, match="al gezegd"):
        say_not_same(desk, "koor-2", "koor")
    undo(desk, made.number)
    assert len(duplicates(desk)) == 1
    assert told(desk) == ["maybe_twice"]


def test_not_the_same_holds_in_the_preview_of_an_import(twice: Store, desk: Desk) -> None:
    sheet = ("x.csv", b"id;naam;soort;kern\nnieuw;Koor de  Lijster!;bedrijf;Silvolde\n")
    asked = preview_import(desk, [sheet], ImportOptions()).plan.duplicates
    assert {d.other_id for d in asked} | {d.id for d in asked} >= {"nieuw", "koor"}
    said = Verschil(id="niet--koor--nieuw", actoren=("koor", "nieuw"))
    new = Actor(id="nieuw", naam="Koor de Lijster!", soort="bedrijf", kern="silvolde")
    put(twice, new, said)
    assert not [p for p in duplicates(desk) if set(p.ids) == {"koor", "nieuw"}]


def test_what_was_said_is_listed_and_taken_back(twice: Store, desk: Desk) -> None:
    say_not_same(desk, "koor", "koor-2")
    (said,) = said_apart(desk)
    assert said.names == ("Koor De Lijster (Silvolde)", "Koor de Lijster (Silvolde)")
    ask_again(desk, said.id)
    assert said_apart(desk) == ()
    assert len(duplicates(desk)) == 1
    with pytest.raises(NotFound):
        ask_again(desk, said.id)


def test_it_goes_with_one_of_the_two(twice: Store, desk: Desk) -> None:
    say_not_same(desk, "koor", "koor-2")
    remove_item(desk, "Actor", "koor-2", stored_item(desk, "Actor", "koor-2").version)
    assert said_apart(desk) == ()


def test_who_came_after_the_other_is_another(twice: Store, desk: Desk) -> None:
    put(twice, Relatie(id="v", van="koor", naar="koor-2", soort="voorganger_van"))
    assert duplicates(desk) == ()


def test_side_by_side_the_one_confirmed_last_is_first_and_gaps_are_filled(
    village: Store, desk: Desk
) -> None:
    put(
        village,
        Actor(
            id="koor-2",
            naam="Koor de Lijster",
            soort="bewonersgroep",
            kern="silvolde",
            labels=("zang",),
            email="koor@voorbeeld.example",
            laatst_bevestigd="2026-01",
            domeinen=("cultuur",),
        ),
    )
    koor = stored_item(desk, "Actor", "koor")
    changed = Actor(id="koor", **KOOR, labels=("feest",), telefoon="0315")
    change_item(desk, changed, koor.version, "t")
    seen = side_by_side(desk, "koor", "koor-2")
    assert seen.pair.ids == ("koor-2", "koor")
    assert seen.ties == (0, 1)
    lines = {line.veld: line for line in seen.lines}
    assert lines["naam"].options == (FIRST, SECOND)
    assert lines["labels"].options == (BOTH, FIRST, SECOND)
    assert lines["labels"].stays == BOTH
    assert (lines["telefoon"].options, lines["telefoon"].stays) == ((), SECOND)
    assert not lines["kern"].differs
    assert lines["kern"].one == "Silvolde"
    made = merge_actoren(
        desk, "koor-2", "koor", {"naam": "koor", "labels": "koor-2"}, seen.versions
    )
    kept = stored_item(desk, "Actor", "koor-2").item
    assert (kept.naam, kept.andere_namen, kept.labels, kept.telefoon) == (
        "Koor De Lijster",
        (),
        ("zang",),
        "0315",
    )
    assert "samengevoegd" in made.why
    undo(desk, made.number)
    assert stored_item(desk, "Actor", "koor").item == changed


def test_what_a_colleague_changed_meanwhile_is_looked_at_first(twice: Store, desk: Desk) -> None:
    seen = side_by_side(desk, "koor", "koor-2")
    entry = stored_item(desk, "Actor", "koor-2")
    change_item(desk, Actor(id="koor-2", **KOOR, telefoon="1"), entry.version, "t")
    with pytest.raises(Conflict, match="intussen gewijzigd"):
        merge_actoren(desk, "koor", "koor-2", {}, seen.versions)


@pytest.mark.parametrize("chosen", [{"id": "koor"}, {"onzin": "koor"}, {"naam": "zaal"}])
def test_a_choice_that_cannot_be_is_refused(
    twice: Store, desk: Desk, chosen: dict[str, str]
) -> None:
    with pytest.raises(InputError):
        merge_actoren(desk, "koor", "koor-2", chosen)


def test_who_may_not_change_both_sees_the_pair_and_does_not_merge(twice: Store, desk: Desk) -> None:
    put(twice, Actor(id="los", naam="Koor De Lijster", soort="bewonersgroep", gebieden=("5",)))
    put(twice, Actor(id="ver", naam="Koor De Lijster", soort="bewonersgroep"))
    half = desk.of(User("Bo", "lezer", {"3": "bewerker"}))
    assert len(duplicates(half)) == len(duplicates(desk)) > 2
    assert side_by_side(half, "koor", "koor-2").refused == ""
    assert "jij wijzigt in gebied 3" in side_by_side(half, "koor", "ver").refused
    with pytest.raises(AccessDenied):
        merge_actoren(half, "koor", "ver")


def test_who_reads_one_gebied_sees_only_pairs_of_that_gebied(twice: Store, desk: Desk) -> None:
    put(twice, Actor(id="ver", naam="Koor De Lijster", soort="bewonersgroep"))
    own = desk.of(User("Bo", "geen", {"3": "lezer"}))
    assert [pair.ids for pair in duplicates(own)] == [("koor", "koor-2")]
    with pytest.raises(AccessDenied):
        side_by_side(own, "koor", "ver")
    with pytest.raises(AccessDenied):
        duplicates(own, "5")
