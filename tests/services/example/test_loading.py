"""The example comes with three years of history, goes in one press, and comes back with one undo."""

import csv
import sys
import time

import pytest

from netwerk.access.rights import User
from netwerk.errors import AccessDenied, InputError
from netwerk.model import (
    ITEM_TYPES,
    Actor,
    Afspraak,
    Meting,
    Opgave,
    Peilmoment,
    Relatie,
    Signaal,
    Stap,
)
from netwerk.net.selection import Selection
from netwerk.schema import data_folder
from netwerk.services.day.example_area import clear_example
from netwerk.services.imports import load_demo
from netwerk.services.records.edits import undo
from netwerk.store.port import Change, Put
from tests.services.example.conftest import desk_of

NOT_IN_IT = {
    "Bron", "Grens", "Verbindkans", "Verschil", "Weergave", "Navraag", "Leesafspraak", "Wissing",
}  # fmt: skip
"""What would decide on findings for the newcomer, or is only made while working."""
END_OF_YEARS = ("2023-12-31", "2024-12-31", "2025-12-31")


def everything(desk):
    return {
        label: {e.item.id: e.item for e in desk.store.all(c)} for label, c in ITEM_TYPES.items()
    }


def contacts(desk, op=None):
    return desk.networks.numbers(Selection(op=op))["contact_pairs"]


def test_every_label_that_has_to_do_with_the_gebied_has_something(empty):
    began = time.perf_counter()
    made = load_demo(empty)
    sys.stdout.write(f"loaded in {time.perf_counter() - began:.2f} s\n")
    assert made is not None
    assert {label for label, items in everything(empty).items() if not items} == NOT_IN_IT
    assert empty.store.check() == []
    assert load_demo(empty) is None, "the second time there is nothing left to bring"


def test_what_there_is_today_is_what_the_lists_say(loaded):
    for name, cls in (("actoren.csv", Actor), ("relaties.csv", Relatie)):
        with (data_folder("seed_data") / name).open(encoding="utf-8", newline="") as file:
            rows = {row["id"]: row for row in csv.DictReader(file, delimiter=";")}
        there = {e.item.id: e.item for e in loaded.store.all(cls)}
        assert there.keys() == rows.keys()
        for id, row in rows.items():
            assert there[id].laatst_bevestigd == row["laatst bevestigd"]
            assert there[id].bron == row["bron"]
            assert (getattr(there[id], "gevraagd", None) or "") == row.get("gevraagd", "")
            assert (getattr(there[id], "sterkte", None) or "") == (
                int(row["sterkte"]) if row.get("sterkte") else ""
            )


def test_the_network_grew_over_three_years(empty):
    load_demo(empty)
    grew = [contacts(empty, op) for op in END_OF_YEARS] + [contacts(empty)]
    assert grew == sorted(set(grew))
    assert contacts(empty, "2023-11-01") == 0


def test_nothing_was_known_before_it_was_told(loaded):
    for at in {r.at for r in loaded.store.history() if r.type == "demo"}:
        seen = loaded.store.snapshot(at[:10])
        for column in (seen.actors["laatst_bevestigd"], seen.actors["gevraagd"]):
            assert max(filter(None, column), default="") <= at[:10]
        assert max(filter(None, seen.relaties["laatst_bevestigd"])) <= at[:10]
        assert all(str(since)[:4] <= at[:4] for since in seen.relaties["sinds"] if since)


def test_things_also_ended_in_those_years(loaded):
    was = set(loaded.store.snapshot("2025-12-31").relaties["id"])
    assert was - {e.item.id for e in loaded.store.all(Relatie)}


def test_each_change_of_the_past_says_who_and_why_in_order(loaded):
    told = [r for r in reversed(loaded.store.history()) if r.type == "demo"]
    assert len(told) >= 10
    assert [r.at for r in told] == sorted(r.at for r in told)
    assert all(r.why.startswith("Demogebied: ") and r.who for r in told[:-1])
    assert told[-1].why == "Verzonnen demogebied geladen"


@pytest.mark.parametrize("year", ["2024", "2025"])
def test_the_present_can_be_compared_with_a_nulmeting(loaded, year):
    there = {e.item.naam: e.item for e in loaded.store.all(Peilmoment)}
    moment = there[f"Nulmeting {year}"]
    assert moment.soort == "nulmeting"
    then = set(loaded.store.snapshot(moment.tijdstip).relaties["id"])
    now = {e.item.id for e in loaded.store.all(Relatie)}
    assert now - then
    asked = loaded.networks.net(Selection(op=moment.tijdstip)).actors
    before = {id for id, day in zip(asked["id"], asked["gevraagd"], strict=True) if day}
    again = {
        e.item.id for e in loaded.store.all(Actor) if (e.item.gevraagd or "") > moment.tijdstip[:10]
    }
    assert len(before & again) >= 30, "enough were asked at both moments to see a difference"


def test_all_of_it_goes_in_one_change_and_comes_back_with_one_undo(empty):
    load_demo(empty)
    before = everything(empty)
    gone = clear_example(empty)
    assert {label for label, items in everything(empty).items() if items} == {"Gebied", "Kern"}
    assert empty.store.check() == []
    undo(empty, gone.number)
    assert everything(empty) == before


def test_what_somebody_made_himself_stays_and_forgets_the_example(empty):
    load_demo(empty)
    own = (
        Signaal(id="s", titel="Eigen signaal", betrokken=("demo-etten-belang",)),
        Stap(id="st", soort="opschalen", datum="2026-11-28", vraagstuk="demo-v-etten-plek"),
        Meting(id="m", opgave="demo-opgave-5-plek", jaar=2026, bron="eigen telling", waarde=4),
        Afspraak(
            id="a", titel="Bellen", beslissing="doen", stand="open",
            initiatief="demo-i-etten-onderzoek",
        ),
    )  # fmt: skip
    empty.store.apply(Change(tuple(map(Put, own)), "Jan"))
    empty.networks.changed()
    clear_example(empty)
    left = everything(empty)
    assert left["Signaal"]["s"].betrokken == ()
    assert left["Afspraak"]["a"].initiatief is None
    assert not left["Stap"], "a step is about something"
    assert not left["Meting"], "a measurement is of an opgave"


def test_beside_something_of_your_own_it_comes_as_it_is_now_in_one_change(empty):
    empty.store.apply(Change((Put(Actor(id="koor", naam="Koor", soort="bewonersgroep")),), "Jan"))
    empty.networks.changed()
    assert load_demo(empty).changes == 1
    there = everything(empty)
    assert "koor" in there["Actor"]
    assert len(there["Signaal"]) > 30
    assert not there["Peilmoment"], "there is no past to compare with"
    assert empty.store.check() == []


def test_what_somebody_changed_of_the_agenda_is_not_changed_back(empty):
    load_demo(empty)
    entry = empty.store.get(Signaal, ["demo-s-etten-bus"])["demo-s-etten-bus"]
    mine = Signaal(id=entry.item.id, titel="Anders", gebied="5")
    empty.store.apply(Change((Put(mine, entry.version),), "Jan"))
    empty.networks.changed()
    assert load_demo(empty) is None
    assert empty.store.get(Signaal, [mine.id])[mine.id].item == mine


def test_in_another_municipality_it_is_not_loaded_and_says_where_it_can_be_seen(tmp_path):
    places = tmp_path / "plaatsen.toml"
    places.write_text(
        'gemeente = "Elders"\n[gebieden]\nx = "Midden"\n[kernen.dorp]\nnaam = "Dorp"\n'
        'gebied = "x"\nsoort = "dorp"\n',
        encoding="utf-8",
    )
    desk = desk_of(str(tmp_path / "netwerk.db"), tmp_path, places)
    before = desk.store.revision()
    with pytest.raises(InputError, match="Het voorbeeld speelt in een andere gemeente"):
        load_demo(desk)
    assert desk.store.revision() == before
    assert everything(desk)["Kern"].keys() == {"dorp"}
    desk.close()


def test_a_reader_cannot_load_it(empty):
    with pytest.raises(AccessDenied):
        load_demo(empty.of(User("Bo", "lezer")))
    assert not everything(empty)["Actor"]


def test_every_opgave_that_the_network_measures_comes_with_its_baseline(loaded):
    measured = [e.item for e in loaded.store.all(Opgave) if str(e.item.maat).startswith("net-")]
    assert len(measured) >= 3
    assert all(o.beginwaarde is not None and o.begindatum for o in measured)
