"""Nothing is not something: geen, n.v.t., zie boven, a phone number or a number for a name."""

import pytest

from netwerk.errors import SchemaError
from netwerk.exchange.meaning.word_lists import read_words
from netwerk.model import Actor
from netwerk.schema import data_folder
from tests.exchange.given import accepted, actors, plan, relaties, states, stored, texts

GROUP = {"soort": "bewonersgroep", "create_missing": True}


def test_geen_as_an_end_is_nobody_and_who_was_asked_has_no_contact():
    done = plan(
        "Van;Naar;Soort relatie\nKoor;Veer;kent\nFanfare;geen;kent\nToneel;n.v.t.;kent\n", **GROUP
    )
    assert sorted(actors(done)) == ["Fanfare", "Koor", "Toneel", "Veer"]
    assert len(relaties(done)) == 1
    assert [row.state for row in done.rows] == ["nieuw", "overgeslagen", "overgeslagen"]
    assert "gevraagd, geen contact" in done.rows[1].sentence


@pytest.mark.parametrize(
    "word",
    [
        "geen",
        "Geen",
        "n.v.t.",
        "nvt",
        "N/A",
        "onbekend",
        "?",
        "??",
        "-",
        "--",
        ".",
        "x",
        "0",
        "#N/B",
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_a_word_for_nothing_never_becomes_an_actor(word, turned):
    pair = (word, "Koor") if turned else ("Koor", word)
    done = plan(f"Van;Naar;Soort\n{';'.join(pair)};kent\n", **GROUP)
    assert set(actors(done)) <= {"Koor"}
    assert relaties(done) == []


@pytest.mark.parametrize(
    "end", ["0315-700001", "06 12345678", "+31 315 700001", "info@koor.example"]
)
def test_a_phone_number_or_mail_address_is_no_name(end):
    done = plan(f"Van;Naar;Soort\nKoor;{end};kent\n", **GROUP)
    assert list(actors(done)) == ["Koor"]
    assert [missing.name for missing in done.missing_ends] == ["Koor"]
    assert "geen naam" in done.rows[0].sentence
    (row,) = plan(f"Naam;Soort\n{end};vereniging\n").rows
    assert (row.state, "geen naam" in row.sentence) == ("probleem", True)


def test_a_number_that_is_in_no_list_never_becomes_an_actor():
    done = plan("source;target\n10;396200\n", relatie="kent", **GROUP)
    assert actors(done) == {}
    assert "een nummer en geen naam" in done.rows[0].sentence


def test_an_actor_of_the_list_may_be_called_x_or_have_the_key_0():
    done = plan("id;naam;soort\n0;X;club\n1;Koor;club\n", "van;naar;soort\n0;1;kent\nX;Koor;kent\n")
    assert sorted(actors(done)) == ["Koor", "X"]
    assert len(relaties(done)) == 1


def test_in_other_columns_nothing_is_no_value_and_that_is_said():
    done = plan("Naam;Soort;Telefoon;E-mail;Status;KvK\nKoor;club;n.v.t.;-;?;0\n")
    koor = actors(done)["Koor"]
    assert (koor.telefoon, koor.email, koor.status, koor.kvk) == (None, None, None, None)
    assert any("'n.v.t.' betekent dat er niets is ingevuld" in text for text in texts(done))


def test_a_row_whose_name_is_nothing_has_no_name():
    assert states(plan("Naam;Soort\nonbekend;club\n-;club\n")) == {"probleem": 2}


@pytest.mark.parametrize("ditto", ["zie boven", "Idem", "''", '""""', "〃", "dito"])
def test_zie_boven_takes_the_value_of_the_row_above(ditto):
    done = plan(f"Naam;Soort;Kern;Telefoon\nKoor;club;Etten;0315-1\nVeer;{ditto};{ditto};\n")
    veer = actors(done)["Veer"]
    assert (veer.soort, veer.kern, veer.telefoon) == ("bewonersgroep", "etten", None)
    assert any("hetzelfde als in de rij erboven" in text for text in texts(done))


def test_zie_boven_twice_goes_back_to_what_was_said():
    done = plan("Van;Naar;Soort\nKoor;Veer;kent\nzie boven;Zaal;idem\nidem;Kerk;idem\n", **GROUP)
    assert len(relaties(done)) == 3
    assert sorted(actors(done)) == ["Kerk", "Koor", "Veer", "Zaal"]


def test_zie_boven_in_the_first_row_is_nothing():
    done = plan("Naam;Soort;Telefoon\nKoor;club;zie boven\n")
    assert actors(done)["Koor"].telefoon is None
    assert any("daarboven staat niets" in text for text in texts(done))


@pytest.mark.parametrize(
    ("header", "word"),
    [("Soort", "geen contact"), ("Sterkte", "0"), ("Hoe vaak", "nooit"), ("Sterkte", "geen")],
)
def test_no_contact_is_told_and_never_kept_as_one(header, word):
    done = plan(f"Van;Naar;{header}\nKoor;Veer;{word}\n", relatie="kent", **GROUP)
    assert relaties(done) == []
    assert sorted(actors(done)) == ["Koor", "Veer"]
    assert any("gevraagd, geen contact" in text for text in texts(done))


def test_a_conflict_is_no_contact_whatever_relation_was_chosen():
    done = plan("Van;Naar;Soort\nKoor;Veer;conflict\n", relatie="kent", **GROUP)
    assert relaties(done) == []
    assert "tegendeel" in done.rows[0].sentence


def test_the_day_on_which_somebody_was_asked_counts():
    ties = "Van;Naar;Soort;Datum\nKoor;geen;kent;3-4-2024\n"
    assert actors(plan(ties, **GROUP))["Koor"].gevraagd == "2024-04-03"
    existing = stored(Actor(id="k", naam="Koor", soort="bewonersgroep"))
    done = plan(ties, existing=existing)
    assert states(done) == {"gewijzigd": 1}
    assert accepted(done, existing).of(Actor)["k"].gevraagd == "2024-04-03"
    both = plan("Naam;Soort\nKoor;club\n", ties)
    assert actors(both)["Koor"].gevraagd == "2024-04-03"
    assert states(both) == {"nieuw": 1, "overgeslagen": 1}


@pytest.mark.parametrize("word", ["onbekend", "?", "geen idee", "n.v.t.", "N/A", "-"])
@pytest.mark.parametrize("turned", [False, True])
def test_what_is_not_known_is_no_answer(word, turned):
    """Who was not asked, or did not say, is not somebody without contacts."""
    pair = (word, "Koor") if turned else ("Koor", word)
    done = plan(f"Van;Naar;Soort;Datum\n{';'.join(pair)};kent;3-4-2024\n", **GROUP)
    assert actors(done)["Koor"].gevraagd is None
    assert [row.state for row in done.rows] == ["overgeslagen"]
    assert done.rows[0].sentence.startswith("niet bekend of er contact is")
    assert not any("geen contact" in text for text in texts(done))


@pytest.mark.parametrize(
    ("word", "asked"),
    [("geen", True), ("niemand", True), ("geen idee", False), ("N/A", False), ("x", False)],
)
def test_a_column_of_relations_that_names_nobody_makes_no_row_of_one(word, asked):
    done = plan(f"Naam;Soort;Werkt samen met\nKoor;club;{word}\nVeer;club;Zaal\n", **GROUP)
    assert sorted(actors(done)) == ["Koor", "Veer", "Zaal"]
    assert (len(relaties(done)), len(done.rows)) == (1, 3)
    assert any("gevraagd, geen contact" in text for text in texts(done)) == asked


def test_html_and_letters_in_the_wrong_encoding_are_mended_and_that_is_said():
    done = plan("Naam;Soort\nDe Haar &amp; Zn;bv\nDe Haar & Zn;bv\nCafÃ© Ons;café\n")
    assert sorted(actors(done)) == ["Café Ons", "De Haar & Zn"]
    assert any("hersteld" in text for text in texts(done))


def test_our_own_file_says_what_it_says():
    done = plan('Sleutel;Naam;Soort;Omschrijving\na-1;idem;bewonersgroep;"&amp; geen"\n')
    assert actors(done)["idem"].omschrijving == "&amp; geen"


@pytest.mark.parametrize("header", ["Categorie", "Rol", "Domeinen", "Status"])
@pytest.mark.parametrize("text", ["0315-700001", "info@koor.example"])
def test_a_phone_number_or_address_is_no_word_of_a_list(header, text):
    done = plan(f"Naam;Soort;{header}\nKoor;club;{text}\n")
    koor = actors(done)["Koor"]
    assert (koor.categorie, koor.rol, koor.domeinen, koor.status) == (None, None, (), None)
    assert text in koor.omschrijving
    assert any("hoort niet bij" in said for said in texts(done))


def test_a_broken_file_of_words_is_refused_with_its_line(tmp_path):
    whole = (data_folder("graph_schema") / "woorden.toml").read_text(encoding="utf-8")
    path = tmp_path / "woorden.toml"
    for old, new in (
        ("nul = [", "nul = 3 # ["),
        ('club = { soort = "bewonersgroep" }', 'club = { soort = "bestaat niet" }'),
        ('vul = { soort = "instelling" }', 'vul = "instelling"'),
        ('codes = "(WP', 'codes = "((WP'),
    ):
        assert old in whole
        path.write_text(whole.replace(old, new, 1), encoding="utf-8")
        with pytest.raises(SchemaError, match="regel"):
            read_words(path)
