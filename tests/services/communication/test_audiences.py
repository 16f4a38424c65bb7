"""Doelgroepen: kept as a rule, always of now, and no more shown than may be seen."""

from dataclasses import replace

import pytest

from netwerk.access.rights import User
from netwerk.errors import AccessDenied, InputError, LooksPrivate
from netwerk.model import Actor, Doelgroep
from netwerk.net.selection import Selection
from netwerk.services.communication.audiences import (
    audience,
    audience_of,
    audiences,
    every_audience,
    labels_there,
    offered_audiences,
    save_audience,
)
from netwerk.services.communication.reach_ways import reach_told
from netwerk.services.records.edits import undo
from netwerk.store.port import Change, Put

RULE = Doelgroep(
    id="",
    naam="Basisscholen en sportclubs in gebied 6",
    gebieden=("6",),
    categorieen=("sport_en_spel",),
    woorden=("basisschool", "obs"),
    kanalen=("mail", "dorpswebsite"),
)
SIX = Selection(gebied="6")


def saved(desk, rule=RULE):
    save_audience(desk, rule, "t")
    return audiences(desk, Selection())[0]


def members(shown):
    return [member.id for member in shown.members]


def test_who_stopped_or_stands_there_twice_does_not_count(desk, six):
    shown = saved(desk)
    assert members(shown) == ["tc", "obs", "vv"]
    assert shown.sentence == "Basisscholen en sportclubs in gebied 6: 3 actoren."
    assert shown.rule == (
        "Actoren in gebied 6 met de categorie Sport & spel, of met 'basisschool' of 'obs' in de "
        "naam."
    )


def test_a_doelgroep_is_always_of_now(desk, six):
    shown = saved(desk)
    new = Actor(id="nieuw", naam="Basisschool Nieuw", soort="instelling", kern="netterden")
    desk.store.apply(Change((Put(new),), "An"))
    desk.networks.changed()
    assert members(audience(desk, shown.item.id)) == ["tc", "nieuw", "obs", "vv"]
    mail = replace(new, email="info@basisschoolnieuw.nl")
    entry = desk.store.get(Actor, ["nieuw"])["nieuw"]
    desk.store.apply(Change((Put(mail, entry.version),), "An"))
    desk.networks.changed()
    found = {m.id: m.email for m in audience(desk, shown.item.id).members}
    assert found["nieuw"] == "info@basisschoolnieuw.nl"


def test_ready_made_doelgroepen_are_offered_until_they_are_kept(desk, six):
    offers = offered_audiences(desk, SIX)
    assert [offer.item.naam for offer in offers] == [
        "Basisscholen en sportclubs in gebied 6",
        "Vrijwilligersorganisaties in gebied 6",
        "Kerken in gebied 6",
        "Kernpartners in gebied 6",
    ]
    assert offers[2].sentence == "Kerken in gebied 6: 1 actor."
    save_audience(desk, offers[2].item, "t")
    names = [offer.item.naam for offer in offered_audiences(desk, SIX)]
    assert "Kerken in gebied 6" not in names
    assert len(names) == 3
    assert offered_audiences(desk, Selection(gebied="1")) == ()


def test_a_doelgroep_is_changed_and_undo_gives_the_rule_back(desk, six):
    shown = saved(desk)
    wider = replace(shown.item, categorieen=("sport_en_spel", "kerk_en_zin"), woorden=(" obs ",))
    save_audience(desk, wider, "t2", shown.version, shown.item)
    assert members(audience(desk, shown.item.id)) == ["tc", "obs", "kerk", "vv"]
    assert audience(desk, shown.item.id).item.woorden == ("obs",)
    undo(desk)
    assert audience(desk, shown.item.id).item == shown.item


def test_a_rule_that_means_everybody_is_asked_for_more(desk, six):
    with pytest.raises(InputError, match="Wie wil je bereiken"):
        save_audience(desk, Doelgroep(id="", naam="Iedereen", woorden=("  ",)), "t")
    with pytest.raises(InputError, match="Naam"):
        save_audience(desk, replace(RULE, naam=" "), "t")
    assert audiences(desk, Selection()) == ()


def test_a_name_is_of_one_doelgroep_but_alike_names_may_be(desk, six):
    saved(desk)
    save_audience(desk, RULE, "t")  # pressed twice
    with pytest.raises(InputError, match="al een doelgroep"):
        save_audience(desk, replace(RULE, naam=RULE.naam.upper()), "t2")
    save_audience(desk, replace(RULE, naam="Basisscholen en sportclubs in gebied 5"), "t3")
    assert len(audiences(desk, Selection())) == 2


def test_what_looks_private_is_asked_about_first(desk, six):
    telling = replace(RULE, omschrijving="Mevrouw Jansen is ziek, bel 06-12345678")
    with pytest.raises(LooksPrivate):
        save_audience(desk, telling, "t")
    assert "toch opgenomen" in save_audience(desk, telling, "t", private=True).why


def test_how_many_are_reached_and_who_is_not(desk, six):
    told = reach_told(desk, saved(desk))
    assert [way.words for way in told.ways] == [
        "Mail: bekend van 2 van de 3.",
        "Telefoon: bekend van 1 van de 3.",
        "Adres: bekend van 1 van de 3.",
        "Naar wie je vraagt (functie): bekend van 1 van de 3.",
    ]
    assert told.ways[0].unknown == (("tc", "=TC Gendringen"),)
    assert told.open_ways == ("Website van het dorp",)
    assert (told.nowhere, told.sentence) == ((), "")
    kerk = reach_told(desk, audience_of(desk, Doelgroep(id="", naam="K", woorden=("sint",))))
    assert kerk.nowhere == (("kerk", "Sint-Jan"),)
    assert kerk.sentence == "Van 1 actor is geen mail, telefoon of adres bekend."
    assert kerk.ways[0].words == "Mail: van niemand bekend."


def test_nobody_yet_is_not_said_to_be_nobody(desk, six):
    none = audience_of(desk, Doelgroep(id="", naam="Musea", woorden=("museum",)))
    assert none.sentence == "Musea: nog geen actor vastgelegd."
    assert reach_told(desk, none).ways == ()


def test_a_reader_of_one_gebied_sees_of_a_doelgroep_who_is_there(desk, six):
    both = replace(RULE, naam="Sportclubs", gebieden=("5", "6"), woorden=())
    save_audience(desk, both, "t")
    five = desk.of(User("Bo", "geen", {"5": "bewerker"}))
    shown = every_audience(five)
    assert [members(one) for one in shown] == [["etten"]]
    assert shown[0].sentence == "Sportclubs: 1 actor."
    one = desk.of(User("Bo", "geen", {"1": "bewerker"}))
    assert every_audience(one) == ()
    with pytest.raises(AccessDenied):
        audience(one, shown[0].item.id)
    with pytest.raises(AccessDenied):
        save_audience(five, RULE, "t3")
    assert labels_there(five) == ()
    assert labels_there(desk) == ("lastig",)


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"soorten": ("bewonersgroep",)}, "Bewonersgroepen."),
        (
            {"soorten": ("instelling", "professional"), "gebieden": ("6",)},
            "Instellingen of professionals in gebied 6.",
        ),
        ({"categorieen": ("kerk_en_zin",)}, "Actoren met de categorie Kerk & zin."),
        (
            {"gebieden": ("6", "5"), "kernen": ("etten",), "rollen": ("wijkagent",)},
            "Actoren in gebied 6 en Etten met de rol Wijkagent.",
        ),
        (
            {"woorden": ("koor",), "domeinen": ("cultuur", "zorg"), "labels": ("x", "y")},
            "Actoren met 'koor' in de naam, en met het domein Cultuur of Zorg, en met het label 'x' "
            "of 'y'.",
        ),
    ],
)
def test_a_rule_is_told_in_one_sentence(desk, six, asked, says):
    assert audience_of(desk, Doelgroep(id="", naam="D", **asked)).rule == says
