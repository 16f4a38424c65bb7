"""What a format cannot hold is said before, and counted."""

import pytest

from netwerk.exchange.out.left_out import left_out, personal
from netwerk.exchange.out.out_formats import OUT_FORMATS, fitting, out_format
from netwerk.exchange.out.outgoing import Outgoing
from netwerk.model import Actor, Relatie, Signaal
from tests.exchange.given import stored
from tests.exchange.out.test_programs import BOTH_WAYS, KOOR, MIXED, ONE_WAY, WIJK, ZAAL


def said(key, *items, ended=()):
    out, unfit = fitting(Outgoing(stored(*items), ended=frozenset(ended)), out_format(key))
    return " ".join((*unfit, *left_out(out, out_format(key))))


@pytest.mark.parametrize("key", [key for key in OUT_FORMATS if key != "alles"])
def test_history_views_and_decisions_are_always_named(key):
    words = said(key, KOOR)
    assert (
        "verbindkansen, verschillen, weergaven, navragen, leesafspraken, "
        "afspraken, gesprekken, peilmomenten en wissingen"
    ) in words
    assert "geschiedenis gaat niet mee" in words


def test_a_workbook_leaves_nothing_out_of_what_is_entered():
    signaal = Signaal(id="s", titel="Zaal dicht", gebied="5")
    assert "Niet in dit formaat" not in said("xlsx", KOOR, ZAAL, signaal, *ONE_WAY)


def test_other_labels_and_properties_are_counted():
    signaal = Signaal(id="s", titel="Zaal dicht", gebied="5")
    assert "1 signaal" in said("gexf", KOOR, signaal)
    words = said("pajek", KOOR, ZAAL, WIJK, *BOTH_WAYS)
    assert "Soort (3 keer)" in words
    assert "Omschrijving (1 keer)" in words
    assert "1 relatie heeft sterkte 1" in words
    assert "1 naam krijgt een enkel aanhalingsteken" in words


def test_what_is_over_is_left_out_where_its_end_has_no_place():
    """Else it would look as if it still held."""
    words = said("pajek", KOOR, ZAAL, WIJK, *MIXED, ended=["r3"])
    assert "1 relatie die voorbij is, gaat niet mee" in words
    out, _ = fitting(
        Outgoing(stored(KOOR, ZAAL, WIJK, *MIXED), ended=frozenset(["r3"])), out_format("pajek")
    )
    assert [relatie.id for relatie in out.relaties] == ["r1", "r2"]
    assert "1 relatie is voorbij" in said("gexf", KOOR, ZAAL, WIJK, *MIXED, ended=["r3"])


def test_two_kinds_of_direction_are_said_for_who_uses_networkx():
    assert "networkx" in said("graphml", KOOR, ZAAL, WIJK, *MIXED)
    assert "networkx" not in said("graphml", KOOR, ZAAL, *ONE_WAY)


def test_hsds_names_persons_and_what_it_asks():
    words = said("hsds", KOOR, ZAAL, WIJK, *MIXED)
    assert "1 professional gaat niet mee" in words
    assert "niet bekend bij 1 organisatie" in words
    assert "3 relaties" in words


def test_a_text_that_excel_cuts_is_counted():
    long = Actor(id="a", naam="A", soort="bedrijf", omschrijving="x" * 40_000)
    assert "1 tekst past niet in een cel" in said("xlsx", long)
    assert "past niet" not in said("csv", long)


def test_a_relation_without_its_actor_is_counted():
    assert "1 relatie gaat niet mee: een van de actoren is er niet" in said(
        "gexf", KOOR, Relatie(id="r", van="koor", naar="weg", soort="kent")
    )


def test_facts_that_may_lead_to_a_person_are_named():
    known = Actor(id="a", naam="A", soort="bedrijf", telefoon="0315-123456", contact="balie")
    words = personal(Outgoing(stored(known)), out_format("gexf"))
    assert "Contact (functie), Telefoon" in words
    assert personal(Outgoing(stored(known)), out_format("pajek")) == ""
    assert personal(Outgoing(stored(ZAAL)), out_format("xlsx")) == ""
