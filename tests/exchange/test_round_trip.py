"""What is written is read back without any difference."""

import csv
import io

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerk.errors import InputError
from netwerk.exchange.formats.workbook import export
from netwerk.exchange.report import STATES
from netwerk.exchange.request import Existing
from netwerk.model import Actor, Gebied, Kern, Relatie, field_names
from netwerk.schema import schema
from tests.effort import examples
from tests.exchange.given import places, plan, states, stored, texts

NASTY = 'Null; "De Brug", ’t Höfke | \U0001f3e1\nregel 2\x0b & <b> =1+1'
FULL_ACTOR = Actor(
    id="a1", naam=NASTY, soort="professional", andere_namen=("=1+1", "a;b", "null", "x, y"), categorie="eigen woord; met komma's",
    domeinen=("sport", "eigen, domein", "zorg"), gebieden=("4", "5"), kern="ulft-noord", rol="wijkagent", contact="@balie",
    telefoon="+31 315 123456", email="info@koor.example", website="https://koor.example/?a=1", adres="Dorpsstraat 1\nachterom",
    postcode="0123 AB", kvk="01234567", omschrijving="-begin\n\neinde", labels=("+een", "'twee", "'=drie"), status="opgegaan_in",
    gevraagd="2024", bron="'t boek", laatst_bevestigd="2024-05", bevestigd_door="wijkcoördinator",
)  # fmt: skip
OTHER_ACTOR = Actor(id="a2", naam="Koor _x0041_ x", soort="bewonersgroep")
FULL_RELATIE = Relatie(
    id="r1", van="a2", naar="a1", soort="ondersteunt", sterkte=4, frequentie="kwartaal", thema="=thema", sinds="2020-01-31", tot="2021",
    bron="gids", laatst_bevestigd="2024-05-17", bevestigd_door="+31", toelichting="regel 1\r\nregel 2",
)  # fmt: skip
PLAIN_RELATIE = Relatie(id="r2", van="a2", naar="a1", soort="ondersteunt")
GEBIED = Gebied(id="zuid", naam="Zuid, en noord", nummer=9, omschrijving="a\nb")
KERN = Kern(
    id="heikant", naam="Heikant", gebied="zuid", andere_namen=("De Heikant",), soort="buurtschap", postcodes=("7064", "0123"),
    cbs_codes=("BU00010001",), cbs_jaar=2014, inwoners=1015, lengtegraad=6.45295, breedtegraad=-51.5,
)  # fmt: skip
EVERYTHING = stored(FULL_ACTOR, OTHER_ACTOR, FULL_RELATIE, PLAIN_RELATIE, GEBIED, KERN)


def test_the_examples_fill_every_property():
    for item in (FULL_ACTOR, FULL_RELATIE, GEBIED, KERN):
        assert all(getattr(item, name) not in (None, ()) for name in field_names(type(item)))


@pytest.mark.parametrize("format", ["csv", "xlsx"])
def test_reading_back_an_export_finds_nothing_new_or_changed(format):
    done = plan(*export(EVERYTHING, format).items(), existing=EVERYTHING)
    rows = sum(map(len, EVERYTHING.items.values()))
    assert states(done) == {"gelijk": rows}
    assert done.items() == ()
    assert texts(done, "probleem") == []


@pytest.mark.parametrize("format", ["csv", "xlsx"])
def test_an_export_fills_an_empty_store_with_the_same(format):
    done = plan(*export(EVERYTHING, format).items(), existing=Existing())
    by_id = {item.id: item for item in done.items()}
    assert by_id["heikant"] == KERN
    assert by_id["zuid"] == GEBIED
    actor = by_id["a1"]
    assert isinstance(actor, Actor)
    for name in set(field_names(Actor)) - {"naam", "adres"}:
        assert getattr(actor, name) == getattr(FULL_ACTOR, name), name
    assert actor.naam == NASTY.replace("\n", " ").replace("\x0b", "")
    assert isinstance(by_id["r1"], Relatie)
    assert by_id["r1"].toelichting == "regel 1\nregel 2"


@pytest.mark.parametrize("format", ["csv", "xlsx"])
def test_a_name_may_be_changed_in_an_export_and_comes_back_as_a_change(format):
    before = stored(
        Actor(id="a", naam="Koor", soort="bewonersgroep"),
        Actor(id="b", naam="Club", soort="bewonersgroep"),
    )
    files = export(
        stored(Actor(id="a", naam="Zangkoor", soort="bewonersgroep"), before.of(Actor)["b"]), format
    )
    changed = [
        row for row in plan(*files.items(), existing=before).rows if row.state == "gewijzigd"
    ]
    assert [(row.item.id, row.changes) for row in changed if row.item] == [("a", ("naam",))]


def test_csv_opens_right_in_dutch_excel():
    content = export(EVERYTHING, "csv")["kernen.csv"]
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert rows[0][0] == "Sleutel"
    kern = next(dict(zip(rows[0], row, strict=True)) for row in rows if row[0] == "heikant")
    assert (kern["Lengtegraad (WGS84)"], kern["Breedtegraad (WGS84)"], kern["Inwoners"]) == (
        "6,45295",
        "-51,5",
        "1015",
    )


def test_no_csv_cell_is_a_formula_and_a_phone_number_stays_usable():
    for content in export(EVERYTHING, "csv").values():
        cells = [
            cell
            for row in csv.reader(
                io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"
            )
            for cell in row
        ]
        risky = [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
        assert set(risky) <= {"+31 315 123456", "-51,5", "+31"}


def test_no_workbook_cell_is_a_formula():
    workbook = openpyxl.load_workbook(io.BytesIO(export(EVERYTHING, "xlsx")["netwerk.xlsx"]))
    assert workbook.sheetnames[:4] == ["Actoren", "Relaties", "Gebieden", "Kernen"]
    assert workbook.sheetnames[4:] == [
        "Bronnen",
        "Signalen",
        "Vraagstukken",
        "Initiatieven",
        "Opgaven",
        "Metingen",
        "Doelgroepen",
        "Activiteiten",
    ]
    cells = [
        cell
        for sheet in workbook
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    ]
    assert {cell.data_type for cell in cells} <= {"s", "n", "inlineStr"}
    formula = next(cell for cell in cells if cell.value == "@balie")
    assert formula.quotePrefix


def test_a_list_of_relations_shows_names_beside_the_keys():
    workbook = openpyxl.load_workbook(
        io.BytesIO(export(EVERYTHING, "xlsx")["netwerk.xlsx"]), read_only=True
    )
    header, first, *_ = workbook["Relaties"].iter_rows(values_only=True)
    row = dict(zip(header, first, strict=True))
    assert (row["Van"], row["Naam van"]) == ("a2", "Koor _x005F_x0041_ x")


def test_another_format_is_refused_with_the_known_ones():
    with pytest.raises(InputError, match="csv of xlsx"):
        export(places(), "pdf")


# An error of a formula (#NAAM?) is the one text that is no value in a file.
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12).filter(
    lambda t: not t.strip().startswith("#")
)
ITEMS = st.lists(TEXT.filter(str.strip), max_size=3).map(tuple)


def some(strategy):
    return st.none() | strategy


ACTORS = st.builds(
    Actor,
    id=st.uuids().map(str),
    naam=TEXT.filter(lambda t: any(c.isalnum() for c in t)),
    soort=st.sampled_from(sorted(schema().keuzes["soort"].keuzes)),
    andere_namen=ITEMS,
    domeinen=ITEMS,
    categorie=some(TEXT.filter(str.strip)),
    kern=st.sampled_from([None, *places().of(Kern)]),
    gebieden=st.lists(st.sampled_from(sorted(places().of(Gebied))), unique=True).map(tuple),
    telefoon=some(TEXT),
    omschrijving=some(TEXT),
    labels=ITEMS,
    status=st.sampled_from([None, "actief"]),
    gevraagd=st.sampled_from([None, "2024", "2024-05-17"]),
)


PEOPLE = st.lists(ACTORS, max_size=4, unique_by=lambda a: a.id)


@examples(60)
@given(PEOPLE)
def test_any_text_in_csv_comes_back_without_a_difference(people):
    comes_back(people, "csv")


@examples(12)
@given(PEOPLE)
def test_any_text_in_a_workbook_comes_back_without_a_difference(people):
    comes_back(people, "xlsx")


def comes_back(people, format):
    existing = stored(*people)
    done = plan(*export(existing, format).items(), existing=existing)
    assert done.items() == ()
    assert sum(done.count(state) for state in STATES if state != "gelijk") == 0
