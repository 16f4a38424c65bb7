"""A mapping as a file: round trip, faults with their place, and nothing private in it."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netwerk.errors import InputError
from netwerk.exchange.guard.safe_samples import is_safe_sample
from netwerk.exchange.mapping.file_mapping import (
    AS_IS,
    AS_TEXT,
    CROSS,
    FEATURE,
    REMARK,
    SKIP,
    TIE,
    Defaults,
    FileMapping,
    RowMend,
    TableMapping,
    header_set,
)
from netwerk.exchange.mapping.toml_in import read_mapping
from netwerk.exchange.mapping.toml_out import mapping_text
from netwerk.model import fold
from tests.exchange.given import plan

text = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
filled = text.filter(bool)
meanings = st.sampled_from(["naam", "telefoon", FEATURE, REMARK, SKIP, f"{TIE}kent", TIE])
tables = st.builds(
    TableMapping,
    st.none() | text,
    text,
    st.lists(filled, max_size=4).map(header_set),
    st.sampled_from(["", "Actor", SKIP]),
    st.dictionaries(text, meanings, max_size=4),
)
words = st.dictionaries(
    st.tuples(
        st.just("Actor"),
        st.sampled_from(["soort", "domeinen"]),
        text.map(fold).filter(lambda t: fold(t) == t),
    ),
    st.sampled_from(["sport", "bewonersgroep", AS_TEXT]),
    max_size=4,
).map(
    lambda d: {
        k: "sport" if k[1] == "domeinen" and v == "bewonersgroep" else v for k, v in d.items()
    }
)
rows = st.builds(RowMend, filled, st.none() | text, st.integers(1, 10**6), filled, text)
gone = st.builds(RowMend, filled, st.none() | text, st.integers(1, 10**6))
defaults = st.builds(
    Defaults, gebied=st.none() | filled, bron=st.none() | filled, create_missing=st.booleans()
)
mappings = st.builds(
    FileMapping,
    st.lists(tables, max_size=3).map(tuple),
    words,
    st.lists(rows | gone, max_size=3).map(tuple),
    defaults,
)


@settings(max_examples=100, deadline=None)
@given(mappings)
def test_what_is_written_is_read_back(mapping):
    words = {k: v for k, v in mapping.words.items() if not (k[1] == "soort" and v == "sport")}
    mapping = FileMapping(mapping.tables, words, mapping.rows, mapping.defaults)
    assert read_mapping("m.toml", mapping_text(mapping).encode()) == mapping


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda t: t.encode("utf-8", "replace")))
def test_only_our_own_fault_leaves_the_reader(content):
    with suppress(InputError):
        read_mapping("m.toml", content)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("x =\n", "m.toml: bij regel 1 is het geen geldige TOML. Kijk"),
        ("\n\n[[tabel]\n", "m.toml: bij regel 3 is het geen geldige TOML."),
        ("[tabellen]\n", "m.toml: 'tabellen' ken ik niet. Het kan zijn: standaard, tabel,"),
        ("[tabel]\n", "m.toml: 'tabel' hoort met dubbele haken: [[tabel]]."),
        ("[[tabel]]\n", "m.toml, tabel 1: zeg welke tabel het is"),
        ('[[tabel]]\nkop=["a"]\n', "m.toml, tabel 1: 'kop' ken ik niet."),
        ('[[tabel]]\nkoppen="a"\n', "m.toml, tabel 1: 'koppen' hoort een lijst"),
        ('[[tabel]]\nblad="a"\ninhoud="mensen"\n', "m.toml, tabel 1: inhoud 'mensen' ken ik niet"),
        (
            '[[tabel]]\nblad="a"\n[tabel.kolommen]\nWie="naamm"\n',
            "m.toml, tabel 1: kolom 'Wie': 'naamm' is geen bekend gegeven. Kies uit: id,",
        ),
        (
            '[[tabel]]\nblad="a"\n[tabel.kolommen]\nWie="relatie: haat"\n',
            "m.toml, tabel 1: kolom 'Wie': 'relatie: haat' is geen bekende relatie.",
        ),
        ('[[tabel]]\nblad="a"\n[tabel.kolommen]\nWie=3\n', "m.toml, tabel 1: kolom 'Wie' hoort"),
        ('[woorden.Actors.soort]\na="b"\n', "m.toml, woorden.Actors: 'Actors' ken ik niet."),
        ('[woorden.Actor.naamm]\na="b"\n', "m.toml, woorden.Actor.naamm: 'naamm' is geen gegeven"),
        (
            '[woorden.Actor.soort]\nhonk="gebouwtje"\n',
            "m.toml, woorden.Actor.soort: 'honk' staat voor 'gebouwtje', en dat is geen bekend",
        ),
        ('[[rij]]\nbestand="a"\n', "m.toml, rij-onderdeel 1: zeg welke rij het is"),
        ('[[rij]]\nbestand="a"\nrij=2\n', "m.toml, rij-onderdeel 1: zet er 'kolom' en 'tekst' bij"),
        ("[standaard]\ncreate=true\n", "m.toml, standaard: 'create' ken ik niet."),
        (
            "[standaard]\nontbrekende_aanmaken=1\n",
            "m.toml, standaard: 'ontbrekende_aanmaken' hoort",
        ),
    ],
)
def test_a_fault_is_said_with_its_place_and_how_to_mend_it(content, said):
    with pytest.raises(InputError) as raised:
        read_mapping("m.toml", content.encode())
    assert str(raised.value).startswith(said)
    assert "\n" not in str(raised.value)


def test_people_may_write_words_as_they_say_them():
    content = (
        '[[tabel]]\nkoppen = ["Clubje", "Bellen"]\ninhoud = "actoren"\n[tabel.kolommen]\n'
        'Clubje = "Naam"\nBellen = "Telefoon"\nMaatjes = "relatie: werkt samen met"\n'
        '[woorden.Actor.soort]\nHonk = "buurthuis"\n[standaard]\ngebied = 4\n'
    )
    mapping = read_mapping("m.toml", b"\xef\xbb\xbf" + content.encode())
    (table,) = mapping.tables
    assert table.holds == "Actor"
    assert dict(table.columns) == {
        "Clubje": "naam",
        "Bellen": "telefoon",
        "Maatjes": f"{TIE}werkt_samen_met",
    }
    assert set(mapping.words) == {("Actor", "soort", "honk")}
    assert mapping.defaults == Defaults(gebied="4")


def test_what_was_seen_is_there_to_be_filled_in():
    done = plan("naam;soort;kleur\nKoor;clubje;rood\n", ("b.csv", "wat;hoe\na;b\n"))
    written = mapping_text(FileMapping(), done.questions, lambda _header, _text: True)
    assert '"kleur" = ""  # bijvoorbeeld: rood' in written
    assert '"naam" = "naam"' in written
    assert '"clubje" = ""  # 1 keer' in written
    assert '"wat" = ""' in written
    assert read_mapping("m.toml", written.encode()).words == {}


def test_without_a_judge_no_cell_of_a_file_is_written():
    done = plan("naam;soort;kleur\nKoor;clubje;rood\n")
    written = mapping_text(FileMapping(), done.questions)
    assert not any(cell in written for cell in ("Koor", "clubje", "rood"))


def test_names_above_a_table_of_who_knows_whom_are_not_written():
    done = plan(
        ";Jan Bos;Piet Vos\nJan Bos;;x\nPiet Vos;x;\n", soort="professional", relatie="kent"
    )
    written = mapping_text(FileMapping(), done.questions, lambda _header, _text: True)
    assert f'inhoud = "{CROSS}"' in written
    assert "Bos" not in written
    assert AS_IS in written


@pytest.mark.parametrize(
    ("header", "text", "safe"),
    [
        ("clubje", "Koor", True),
        ("clubje", "Jan Bos", False),
        ("clubje", "Jan de Boer", False),
        ("", "Jan de Boer", False),
        ("", "Naam van Vereniging", True),
        ("", "Werkt Samen Met", True),
        ("", "Subsidie 2024", True),
        ("Telefoon", "geen", False),
        ("Geboortedatum", "1 mei", False),
        ("wat", "0315-123456", False),
        ("wat", "a@b.example", False),
        ("wat", "mw. Roos", False),
        ("wat", "de voorzitter heeft dementie", False),
    ],
)
def test_a_sample_could_be_nobodys(header, text, safe):
    assert is_safe_sample(header, text) is safe


def test_the_first_row_of_a_list_without_headers_is_not_written():
    done = plan(("p.csv", "Jan de Boer;vrijwilliger\nPiet Vos;bestuur\n"))
    written = mapping_text(FileMapping(), done.questions, is_safe_sample)
    assert "p.csv" in written
    for cell in ("Boer", "Vos", "boer", "vrijwilliger"):
        assert cell not in written


SHAPES = {
    "people": "Voornaam;Achternaam;Organisatie;Functie\nJan;Bos;Koor;arts\nPiet;Vos;Veer;arts\n",
    "employer": "Name;Organisatie;Rol\nR01;Koor;bestuur\nR02;Veer;arts\n",
    "ties": "Naam;Werkt samen met;Hoe vaak;Locatie\nKoor;Veer en Kerk;wekelijks;Zaal\nVeer;;;Zaal\n",
    "matrix": "werkt samen met;Koor;Veer;Kerk\nKoor;;x;1\nVeer;x;;\nKerk;;;\n",
    "contact": "Naam;Contactpersoon;Functie;Telefoon\nKoor;mw. Roos;voorzitter;0315-123456\n",
    "form": "ID;Begintijd;Voltooiingstijd;E-mail;Naam;Wat is de naam van de organisatie waar je voor "
    "werkt (voluit, zoals op de website)?;Met wie werken jullie samen in dit dorp?\n"
    "1;3-4-2024 10:00;3-4-2024 10:05;a@b.example;;Koor;Veer\n"
    "2;3-4-2024 11:00;3-4-2024 11:05;a@c.example;;Veer;Koor\n",
    "grid": "Naam;Contact met [Koor];Contact met [Veer]\nKoor;;ja\nVeer;ja;\n",
    "ids": "id;naam;organization_id\n1;Koor;2\n2;Bond;\n",
    "relations": "van;naar;soort;opmerking\nKoor;Veer;kent;mooi\n",
    "unknown": "kleur;maat\nrood;XL\n",
}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("contacts", [False, True])
def test_a_file_read_with_what_was_written_of_it_gives_the_same_plan(shape, contacts):
    said = {"soort": "instelling", "relatie": "kent", "create_missing": True}
    first = plan(SHAPES[shape], contactpersonen=contacts, **said)
    written = mapping_text(FileMapping(), first.questions, lambda _header, _text: True)
    mapping = read_mapping("m.toml", written.encode())
    again = plan(SHAPES[shape], contactpersonen=contacts, mapping=mapping, **said)
    assert again.rows == first.rows
    assert again.messages == first.messages


def test_a_row_is_left_out_by_true_only():
    row = '[[rij]]\nbestand = "a.csv"\nrij = 2\noverslaan = "nee"\n'
    with pytest.raises(InputError, match="true of false"):
        read_mapping("m.toml", row.encode())


@pytest.mark.parametrize("holds", [CROSS, "paren", "namen"])
def test_a_table_that_only_its_headers_name_can_be_read_back(holds):
    told = FileMapping((TableMapping(headers=("naam", "soort"), holds=holds),))
    assert read_mapping("m.toml", mapping_text(told).encode()) == told
