"""What people change in Neo4j with tools of their own is seen and never breaks reading."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from netwerk.errors import NotFound
from netwerk.model import ITEM_TYPES, Actor, Gebied, Kern, Relatie
from netwerk.net.net import net_from
from netwerk.schema import schema
from netwerk.store.port import Change, Delete, Put, Store
from tests.neo4j.conftest import Outside

pytestmark = pytest.mark.neo4j

ANNA = Actor(
    id="anna", naam="Koor Anna", soort="bewonersgroep", gebieden=("2", "1"), kern="terborg"
)
HAL = Actor(id="hal", naam="De Hal", soort="instelling", domeinen=("sociaal",))
TIE = Relatie(id="r", van="anna", naar="hal", soort="werkt_samen_met", sterkte=3)


@pytest.fixture
def filled(store: Store) -> Store:
    items = (
        Gebied(id="1", naam="Een"),
        Gebied(id="2", naam="Twee"),
        Kern(id="terborg", naam="Terborg", gebied="2"),
        ANNA,
        HAL,
        TIE,
    )
    store.apply(Change(tuple(map(Put, items)), "Anna"))
    return store


def said(store: Store) -> str:
    return "\n".join(f"{problem.where}: {problem.sentence}" for problem in store.check())


def looking(store: Store) -> Callable[[], bool]:
    look = store.watch()
    assert look
    return look


def read_everything(store: Store) -> None:
    net_from(store.snapshot(), schema())
    for cls in ITEM_TYPES.values():
        list(store.all(cls))
    store.get(Actor, ["anna", "hal"])
    store.relaties_of(["anna"])
    store.referring_to("Actor", ["anna"])
    store.search("a")
    store.counts()
    store.history()


def test_the_graph_is_plain_and_readable(filled: Store, outside: Outside) -> None:
    found = outside(
        """MATCH (a:Actor:Bewonersgroep {naam: 'Koor Anna'})-[r:WERKT_SAMEN_MET]->(b:Actor:Instelling)
        MATCH (a)-[:GEVESTIGD_IN]->(k:Kern)-[:LIGT_IN]->(g:Gebied)
        RETURN r.sterkte AS sterkte, b.naam AS met, b.domeinen AS domeinen, k.naam AS kern, g.naam AS gebied,
          COUNT { (a)-[:ACTIEF_IN]->(:Gebied) } AS gebieden,
          COLLECT { UNWIND keys(a) AS name RETURN name ORDER BY name } AS eigen"""
    )
    assert found == [
        {
            "sterkte": 3, "met": "De Hal", "domeinen": ["sociaal"], "kern": "Terborg", "gebied": "Twee", "gebieden": 2,
            "eigen": ["id", "naam", "versie", "zoek"],
        }
    ]  # fmt: skip


def test_an_added_actor_and_tie_without_key_become_a_revision(
    filled: Store, outside: Outside
) -> None:
    outside(
        """MATCH (h:Actor {id: 'hal'}), (g:Gebied {id: '1'})
        CREATE (n:Actor:Bedrijf {naam: 'Café Zomer'})-[:KENT {sinds: '2020'}]->(h), (n)-[:ACTIEF_IN]->(g)"""
    )
    read_everything(filled)
    assert filled.revision() == 1
    look = looking(filled)
    assert (look(), look(), filled.revision()) == (True, False, 2)
    revision = filled.history()[0]
    assert (revision.type, revision.added, revision.changed, revision.removed) == (
        "buitenom",
        2,
        0,
        0,
    )
    (found,) = filled.search("zomer")
    assert (found.item.naam, found.item.soort, found.item.gebieden, found.version) == (
        "Café Zomer",
        "bedrijf",
        ("1",),
        2,
    )
    (tie,) = filled.relaties_of([found.item.id])
    assert (tie.item.soort, tie.item.naar, tie.item.sinds, tie.version) == (
        "kent",
        "hal",
        "2020",
        2,
    )
    assert filled.check() == []
    filled.apply(Change((Put(replace(found.item, naam="Café Winter"), found.version),), "Bram"))
    assert filled.check() == []


def test_a_removed_actor_becomes_a_revision_that_can_be_undone(
    filled: Store, outside: Outside
) -> None:
    outside("MATCH (a:Actor {id: 'anna'}) DETACH DELETE a")
    read_everything(filled)
    assert filled.take_over() == 2
    assert {(c.label, c.id, c.after) for c in filled.changes(2)} == {
        ("Actor", "anna", None),
        ("Relatie", "r", None),
    }
    before = {c.id: c.before for c in filled.changes(2)}
    assert before == {"anna": ANNA, "r": TIE}
    filled.apply(Change((Put(ANNA), Put(TIE)), "Bram", undoes=2))
    assert filled.check() == []


def test_check_says_what_stands_there_what_may_and_what_to_do(
    filled: Store, outside: Outside
) -> None:
    outside("MATCH ()-[r:WERKT_SAMEN_MET]->() SET r.sterkte = 9")
    (line,) = [line for line in said(filled).splitlines() if "wordt niet getoond" in line]
    assert "sterkte" in line
    assert "9" in line
    assert "1, 2, 3, 4, 5" in line
    assert line.endswith("Verander het in Neo4j, of vul het in netwerk opnieuw in.")


def test_writing_takes_over_what_others_added_first(filled: Store, outside: Outside) -> None:
    outside("MATCH (a:Actor {id: 'anna'}), (h:Actor {id: 'hal'}) CREATE (h)-[:INFORMEERT]->(a)")
    revision = filled.apply(Change((Put(replace(HAL, kern="terborg"), 1),), "Bram"))
    assert (revision.number, filled.history()[1].type) == (3, "buitenom")
    assert filled.check() == []


def test_a_store_of_a_netwerk_that_knew_fewer_labels_is_written_in(
    filled: Store, outside: Outside
) -> None:
    """It counted fewer kinds."""
    outside("MATCH (s) WHERE s.geteld IS NOT NULL SET s.geteld = s.geteld[0..3]")
    assert filled.check() == []
    revision = filled.apply(Change((Put(replace(HAL, kern="terborg"), 1),), "Bram"))
    assert (revision.number, [r.type for r in filled.history()]) == (2, ["invoer", "invoer"])
    assert filled.apply(Change((Put(replace(HAL, kern=None), 2),), "Bram")).number == 3
    assert filled.check() == []


def test_a_changed_value_is_read_and_reported_until_it_is_taken_over(
    filled: Store, outside: Outside
) -> None:
    outside("MATCH (a:Actor {id: 'anna'}) SET a.naam = 'Koor Bea', a.telefoon = '0315'")
    read_everything(filled)
    assert filled.get(Actor, ["anna"])["anna"].item.naam == "Koor Bea"
    assert "'Koor Bea' is anders dan de geschiedenis zegt" in said(filled)
    assert "'Koor Bea' is met zoeken niet of niet goed te vinden" in said(filled)
    assert filled.take_over() == 2
    assert [e.item.id for e in filled.search("bea")] == ["anna"]
    assert filled.check() == []


def test_what_the_schema_does_not_know_stays_and_is_reported(
    filled: Store, outside: Outside
) -> None:
    outside(
        """MATCH (a:Actor {id: 'anna'})-[r:WERKT_SAMEN_MET]->(h:Actor)
        SET a.kleur = 'rood', r.gewicht = 2 CREATE (h)-[:VINDT_LEUK]->(a), (h)-[:HEEFT]->(:Eigen {x: 1})"""
    )
    read_everything(filled)
    assert filled.revision() == 1
    report = said(filled)
    for words in (
        "'kleur' (1 keer bij een actor)",
        "'gewicht' (1 keer",
        "'VINDT_LEUK' (1 keer)",
        "'HEEFT' (1 keer)",
    ):
        assert words in report
    filled.apply(
        Change((Put(replace(ANNA, naam="Koor A"), 1), Put(replace(TIE, soort="kent"), 1)), "Bram")
    )
    assert outside(
        "MATCH (a:Actor {id: 'anna'})-[r:KENT]->() RETURN a.kleur AS kleur, r.gewicht AS gewicht"
    ) == [{"kleur": "rood", "gewicht": 2}]


def test_an_actor_to_which_others_tied_something_is_not_removed(
    filled: Store, outside: Outside
) -> None:
    outside("MATCH (h:Actor {id: 'hal'}) CREATE (h)-[:HEEFT]->(:Eigen {x: 1})")
    with pytest.raises(NotFound, match=r"'hal' \(HEEFT\)"):
        filled.apply(Change((Delete("Relatie", "r", 1), Delete("Actor", "hal", 1)), "Bram"))
    assert filled.revision() == 1
    assert filled.check()[0].where == "Relatie"


def test_values_that_cannot_be_are_left_out_and_reported(filled: Store, outside: Outside) -> None:
    outside(
        """MATCH (a:Actor {id: 'anna'})-[r:WERKT_SAMEN_MET]->(h)
        SET a.status = 'weg', a.gevraagd = duration('P1D'), a.telefoon = 3.5, a.domeinen = 3.5, r.sterkte = 'veel', r.sinds = 20199,
          h.domeinen = [1, 2], h.labels = ['a', 'a'], h.omschrijving = point({x: 1, y: 2}), h.versie = 'nieuw'"""
    )
    read_everything(filled)
    anna = filled.get(Actor, ["anna"])["anna"].item
    assert (anna.status, anna.gevraagd, anna.telefoon, anna.domeinen) == (None, None, None, ())
    (tie,) = filled.relaties_of(["anna"])
    assert (tie.item.sterkte, tie.item.sinds) == (None, None)
    assert filled.get(Actor, ["hal"])["hal"].version == 0
    report = said(filled)
    assert (
        "Actor anna: Bij deze actor wordt niet getoond wat er staat bij: domeinen, telefoon, status, gevraagd"
        in report
    )
    assert (
        "Relatie r: Bij deze relatie wordt niet getoond wat er staat bij: sterkte, sinds" in report
    )


def test_an_item_that_misses_what_it_must_have_is_left_out_and_reported(
    filled: Store, outside: Outside
) -> None:
    outside(
        "CREATE (:Actor {id: 'x', naam: 'Zonder soort'}), (:Actor:Bedrijf {id: 7, naam: 'Getal'}), (:Actor:Bedrijf)"
    )
    outside("MATCH (h:Actor {id: 'hal'}) REMOVE h.naam")
    read_everything(filled)
    assert [e.item.id for e in filled.all(Actor)] == ["anna"]
    assert net_from(filled.snapshot(), schema()).lone == 1
    report = said(filled)
    for words in (
        "Actor x: Deze actor wordt niet getoond: soort",
        "Actor 7: Deze actor wordt niet getoond: id",
        "Actor hal",
    ):
        assert words in report
    assert (
        "1 keer kan netwerk een actor zonder sleutel (id) niet overnemen: naam (1 keer)" in report
    )
    outside("MATCH (h:Actor {id: 'hal'}) SET h.naam = 'De Hal'")
    outside("MATCH (n:Actor) WHERE NOT n.id IN ['anna', 'hal'] OR n.id IS NULL DELETE n")
    filled.take_over()
    assert filled.check() == []


def test_damaged_history_is_reported_and_the_network_still_read(
    filled: Store, outside: Outside
) -> None:
    outside(
        "CREATE (:Netwerk_Wijziging {revisie: 99, label: 'Actor', sleutel: 'q'}), (:Netwerk_Wijziging)"
    )
    outside("MATCH (w:Netwerk_Wijziging {sleutel: 'anna'}) SET w.na = 'geen json'")
    read_everything(filled)
    report = said(filled)
    assert "2 wijzigingen horen bij geen enkele revisie" in report
    assert "wijziging 1 van Actor 'anna' niet te lezen" in report
    filled.apply(Change((Put(replace(HAL, naam="Hal"), 1),), "Bram"))
    assert filled.revision() == 2


def test_a_graph_that_was_there_before_netwerk_is_taken_over(
    store: Store, outside: Outside
) -> None:
    outside("CREATE (:Actor:Bedrijf {naam: 'Bakker'})-[:KENT]->(:Actor:Bedrijf {naam: 'Slager'})")
    assert store.take_over() == 1
    assert [e.item.naam for e in store.search("bakker")] == ["Bakker"]
    assert store.counts()["Relatie"] == 1
    assert store.check() == []


def test_two_references_where_one_can_be_are_reported(filled: Store, outside: Outside) -> None:
    outside(
        """CREATE (k:Kern {id: 'zz', naam: 'Zz'}) WITH k MATCH (g:Gebied {id: '1'}), (a:Actor {id: 'anna'})
        CREATE (k)-[:LIGT_IN]->(g), (a)-[:GEVESTIGD_IN]->(k)"""
    )
    read_everything(filled)
    assert filled.get(Actor, ["anna"])["anna"].item.kern == "terborg"
    assert "Actor anna: Er is meer dan één 'GEVESTIGD_IN'" in said(filled)


def test_history_stays_out_of_the_way_of_the_network(filled: Store, outside: Outside) -> None:
    labels = {
        row["label"]
        for row in outside("CALL db.labels() YIELD label RETURN label")
        if row["label"].startswith("Netwerk_")
    }
    assert labels == {"Netwerk_Stand", "Netwerk_Revisie", "Netwerk_Wijziging"}
    assert (
        outside(
            "MATCH (n:Netwerk_Revisie|Netwerk_Wijziging|Netwerk_Stand)--(m) "
            "WHERE NOT m:Netwerk_Revisie|Netwerk_Wijziging RETURN n LIMIT 1"
        )
        == []
    )
