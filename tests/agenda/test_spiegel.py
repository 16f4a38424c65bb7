"""The spiegel of a kern: what does not fit, when nothing is said, and how it is told."""

from dataclasses import replace

import pytest

from netwerk.agenda.spiegel.agreement import (
    FOR_HOW_MANY,
    NOT_MEASURED,
    NOT_SHOWN,
    SAME,
    agreement,
)
from netwerk.agenda.spiegel.mismatch import (
    NO_FIGURE,
    NO_NETWORK,
    NOT_RECORDED,
    OFTEN_NAMED,
    KernFacts,
    mismatches_of,
)
from netwerk.agenda.spiegel.mismatch_words import (
    mismatch_band,
    mismatch_certainty,
    mismatch_sentence,
    mismatch_step,
)
from netwerk.agenda.spiegel.network_side import NetworkSide, network_sides, who_serves
from netwerk.agenda.spiegel.noticed import stands_out
from netwerk.agenda.spiegel.themes import THEMES, Wish
from netwerk.agendadata import Signaal
from netwerk.figures.measures import MATEN
from netwerk.figures.place_figure import PlaceFigure
from netwerk.schema import schema
from tests.builders import net_from_text

ZORG, JEUGD = THEMES["zorg"], THEMES["jeugd"]
NO_CONTACT = NetworkSide(actors=9, asked=8, serving=(), with_contact=0, contacts=0, expected=3.4)


def figure(maat, value, jaar=2024, **more):
    return PlaceFigure(maat=maat, plek="etten", jaar=jaar, value=value, bron="CBS", **more)


def signal(id, bronsoort, datum="2026-03-01", titel="t", **more):
    return Signaal(id=id, titel=titel, bronsoort=bronsoort, datum=datum, **more)


FACTS = KernFacts(
    kern="sinderen",
    naam="Sinderen",
    inhabitants=1200,
    figures={"aandeel_leeftijd_65": figure("aandeel_leeftijd_65", 34.0)},
    gemeente={"aandeel_leeftijd_65": figure("aandeel_leeftijd_65", 26.0)},
    signals=(),
    network=NO_CONTACT,
)


MEEDOEN = THEMES["meedoen"]
ALONE_HERE = {"eenzaam": figure("eenzaam", 38.0, modelled=True)}
ALONE_USUAL = {"eenzaam": figure("eenzaam", 46.0, modelled=True)}


def facts_heard(titel, figures, gemeente):
    """Three sides say the same, and who is there for it is known."""
    sides = ("keukentafel", "dorpsbelang", "team")
    heard = tuple(signal(s, s, f"2026-0{i + 1}-01", titel) for i, s in enumerate(sides))
    network = replace(NO_CONTACT, contacts=4, with_contact=3)
    return replace(FACTS, figures=figures, gemeente=gemeente, signals=heard, network=network)


def rules(theme, facts):
    return [one.rule for one in mismatches_of(theme, facts)]


def test_many_older_inhabitants_without_signal_or_contact_with_care_do_not_fit():
    (one,) = mismatches_of(ZORG, FACTS)
    assert one.rule == NO_NETWORK
    assert mismatch_sentence(one, "Sinderen") == (
        "Sinderen: 34 % van de inwoners is 65 jaar of ouder (gemeente 26 %). Er is geen signaal "
        "over zorg of ouderen, en van de negen actoren heeft er geen een bekend contact met zorg "
        "of welzijn."
    )
    assert "hoort daar ongeveer drie contacten bij" in mismatch_certainty(one)
    assert "8 van de 9" in mismatch_certainty(one)
    assert mismatch_band(one) == "redelijk"
    assert mismatch_step(one, "Sinderen").startswith("Vraag in Sinderen wie er wordt gebeld")


@pytest.mark.parametrize(("count", "words"), [(1, "is er één signaal"), (2, "twee signalen")])
def test_signals_are_counted_in_the_sentence(count, words):
    signals = tuple(signal(str(i), "team") for i in range(count))
    (one,) = mismatches_of(ZORG, replace(FACTS, signals=signals))
    assert words in mismatch_sentence(one, "Sinderen")
    assert "geen signaal" not in mismatch_sentence(one, "Sinderen")


@pytest.mark.parametrize(
    "change",
    [
        {"inhabitants": 199},
        {"inhabitants": None},
        {"figures": {}},
        {"gemeente": {}},
        {"figures": {"aandeel_leeftijd_65": figure("aandeel_leeftijd_65", 28.0)}},
        {"figures": {"aandeel_leeftijd_65": figure("aandeel_leeftijd_65", 34.0, jaar=2019)}},
        {"network": replace(NO_CONTACT, contacts=1)},
        {"network": replace(NO_CONTACT, with_contact=1)},
        {"network": replace(NO_CONTACT, asked=4)},
        {"network": replace(NO_CONTACT, expected=0.9)},
        {"network": replace(NO_CONTACT, expected=None)},
        {"network": replace(NO_CONTACT, actors=2, asked=2)},
    ],
)
def test_nothing_is_said_where_it_is_not_known_or_ordinary(change):
    assert rules(ZORG, replace(FACTS, **change)) == []


def test_of_few_inhabitants_a_share_must_differ_more():
    wish = Wish(maat="aandeel_leeftijd_65", more=True, least=4.0)
    here, usual = figure("aandeel_leeftijd_65", 32.0), figure("aandeel_leeftijd_65", 26.0)
    assert stands_out(wish, here, usual, 5000) == 1
    assert stands_out(wish, here, usual, 300) == 0
    assert stands_out(wish, here, usual, None) == 0  # by how much is not known
    assert stands_out(wish, usual, here, 5000) == -1


def test_an_estimated_share_must_differ_more_than_the_error_of_the_model():
    wish = Wish(maat="eenzaam", more=True, least=1.0)
    usual = figure("eenzaam", 45.0, modelled=True)
    assert stands_out(wish, figure("eenzaam", 49.0, modelled=True), usual, 5000) == 0
    assert stands_out(wish, figure("eenzaam", 51.0, modelled=True), usual, 5000) == 1
    near = figure("eenzaam", 51.0, low=44.0, high=58.0, modelled=True)
    assert stands_out(wish, near, usual, 5000) == 0


def test_three_sides_that_say_what_a_figure_measures_and_it_is_lower_do_not_fit():
    facts = facts_heard("Mensen voelen zich eenzaam", ALONE_HERE, ALONE_USUAL)
    (one,) = mismatches_of(MEEDOEN, facts)
    assert (one.rule, one.sides) == (NO_FIGURE, 3)
    words = mismatch_sentence(one, "Sinderen")
    assert "drie kanten noemen meedoen of ontmoeten" in words
    assert "De cijfers laten dit niet zien: 38 % van de volwassenen" in words
    assert words.endswith("Allebei kan waar zijn.")
    assert rules(MEEDOEN, replace(facts, signals=facts.signals[:2])) == []


def test_how_many_people_there_are_neither_shows_nor_denies_what_three_sides_say():
    few = {"aandeel_leeftijd_65": figure("aandeel_leeftijd_65", 18.0)}
    facts = facts_heard("Ouderen kunnen overdag nergens heen", few, FACTS.gemeente)
    assert rules(ZORG, facts) == []
    found = agreement(ZORG, facts, facts.signals)
    assert (found.verdict, found.people) == (FOR_HOW_MANY, "weinig ouderen")


@pytest.mark.parametrize(
    ("theme", "said", "maat"),
    [
        ("zorg", "Er is geen huisarts in het dorp", "afstand_huisarts"),
        ("zorg", "De huisartsen weten niet naar welke groep zij ouderen kunnen verwijzen", ""),
        ("zorg", "Veel ouderen zijn eenzaam", "eenzaam"),
        ("jeugd", "De school vraagt hulp om open te blijven", ""),
        ("jeugd", "De basisschool is te ver weg", "afstand_school"),
        ("veiligheid", "Er worden weer fietsen gestolen", "misdrijven_per_1000"),
        ("veiligheid", "De oversteek is onveilig", ""),
        ("veiligheid", "Er is overlast op het plein", "leefbaar_overlast"),
    ],
)
def test_a_figure_stands_beside_what_people_say_only_when_it_measures_that(theme, said, maat):
    values = {m: figure(m, 1.0) for m in MATEN}
    facts = replace(FACTS, figures=values, gemeente=values)
    found = agreement(THEMES[theme], facts, [signal("s", "team", titel=said)])
    if maat:
        assert found.figure is not None
        assert (found.verdict, found.figure.maat) == (NOT_SHOWN, maat)
    else:
        assert found.verdict == NOT_MEASURED


def test_a_theme_that_several_sides_name_without_any_contact_does_not_fit():
    sides = ("keukentafel", "dorpsbelang", "team")
    signals = tuple(signal(s, s, f"2026-0{i + 1}-01") for i, s in enumerate(sides))
    facts = replace(FACTS, figures={}, signals=signals)
    (one,) = mismatches_of(ZORG, facts)
    assert one.rule == OFTEN_NAMED
    assert mismatch_sentence(one, "Sinderen") == (
        "Sinderen: drie kanten noemen zorg of ouderen, maar van de negen actoren heeft er geen "
        "een bekend contact met zorg of welzijn."
    )
    assert rules(ZORG, replace(facts, signals=signals[:2])) == []
    known = replace(NO_CONTACT, with_contact=2)
    assert rules(ZORG, replace(facts, network=known)) == []
    for small in (199, None):  # nor is a kern compared of which it is not known how large it is
        assert rules(ZORG, replace(facts, inhabitants=small)) == []


def test_three_signals_of_one_side_are_not_three_sides():
    dag = ("2026-01-01", "2026-02-01", "2026-03-01")
    same = tuple(signal(f"s{i}", "team", day) for i, day in enumerate(dag))
    assert rules(ZORG, replace(FACTS, figures={}, signals=same)) == []
    facts = facts_heard("Mensen zijn eenzaam", ALONE_HERE, ALONE_USUAL)
    alone = tuple(replace(one, titel="Mensen zijn eenzaam") for one in same)
    assert rules(MEEDOEN, replace(facts, signals=alone)) == []


def test_what_rests_on_an_estimated_figure_is_not_sure():
    eenzaam = figure("eenzaam", 60.0, modelled=True)
    usual = {"eenzaam": figure("eenzaam", 45.0, modelled=True)}
    facts = replace(FACTS, figures={"eenzaam": eenzaam}, gemeente=usual)
    (one,) = mismatches_of(THEMES["meedoen"], facts)
    assert (one.rule, mismatch_band(one)) == (NO_NETWORK, "onzeker")


def test_a_school_nearby_that_is_not_recorded_does_not_fit():
    facts = replace(FACTS, figures={"afstand_school": figure("afstand_school", 0.5)}, gemeente={})
    (one,) = mismatches_of(JEUGD, facts)
    assert one.rule == NOT_RECORDED
    assert mismatch_sentence(one, "Sinderen").startswith("Sinderen: een basisschool is")
    assert mismatch_sentence(one, "Sinderen").endswith(
        "In het netwerk van Sinderen staat geen school."
    )
    assert rules(JEUGD, replace(facts, recorded=frozenset({"onderwijs_en_kind"}))) == []
    far = {"afstand_school": figure("afstand_school", 0.7)}
    assert rules(JEUGD, replace(facts, figures=far)) == []


def test_who_works_for_care_counts_as_care_and_what_is_expected_comes_from_other_kernen():
    actors = {
        "Koor": {"kern": "etten"},
        "Club": {"kern": "etten"},
        "Gilde": {"kern": "voorst"},
        "Fanfare": {"kern": "voorst"},
        "Zorg": {"soort": "instelling", "categorie": "zorg"},
        "Zuster": {"soort": "professional"},
    }
    net = net_from_text(
        "Koor-Club Gilde-Fanfare Gilde-Zuster Zuster[werkt_voor]Zorg",
        actors,
        everyone={"soort": "bewonersgroep", "gevraagd": "2026"},
    )
    serves = who_serves(net, schema(), ZORG)
    assert {str(net.actors["id"][i]) for i in serves.nonzero()[0]} == {"Zorg", "Zuster"}
    sides = network_sides(net, schema(), ZORG, ~serves | serves)
    assert (sides["voorst"].actors, sides["voorst"].contacts, sides["voorst"].with_contact) == (
        2,
        1,
        1,
    )
    assert sides["etten"].contacts == 0
    assert sides["etten"].expected == pytest.approx(2 / 3)  # one of three ends elsewhere, of two


def test_every_theme_names_figures_and_words_of_the_schema_that_there_are():
    domeinen, rollen, categorieen = (
        set(schema().keuzes[name].keuzes) for name in ("domein", "rol", "categorie")
    )
    for theme in THEMES.values():
        assert {*theme.shown, *(wish.maat for wish in theme.wishes)} <= set(MATEN)
        assert {one.wish.maat for one in theme.measures} <= set(MATEN)
        assert set(theme.domeinen) <= domeinen
        assert set(theme.rollen) <= rollen
        assert set(theme.categorieen) <= categorieen
    assert len({one.key for one in THEMES.values()}) == len(THEMES)


def test_figures_show_the_same_or_do_not_or_measure_nothing():
    said = [signal("s", "team", titel="Mensen zijn eenzaam")]
    facts = replace(FACTS, figures=ALONE_HERE, gemeente=ALONE_USUAL)
    assert agreement(MEEDOEN, facts, said).verdict == NOT_SHOWN
    swapped = replace(FACTS, figures=ALONE_USUAL, gemeente=ALONE_HERE)
    assert agreement(MEEDOEN, swapped, said).verdict == SAME
    usual = {"aandeel_leeftijd_65": figure("aandeel_leeftijd_65", 27.0)}
    for facts, why in (
        (replace(FACTS, figures=usual), ""),
        (replace(FACTS, figures={}), ""),
        (replace(FACTS, inhabitants=120), "te weinig inwoners voor cijfers"),
        (replace(FACTS, inhabitants=None), "het aantal inwoners is niet bekend"),
    ):
        found = agreement(ZORG, facts, said)
        assert (found.verdict, found.why) == (NOT_MEASURED, why)


def test_many_people_of_whom_it_may_matter_are_told_as_just_that():
    found = agreement(ZORG, FACTS, [signal("s", "team", titel="Er is niets te doen")])
    assert (found.verdict, found.people) == (FOR_HOW_MANY, "veel ouderen")
