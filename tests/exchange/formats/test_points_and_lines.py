"""A file of points and a file of lines: ends are ids of the points, and a number is nobody's name."""

from tests.exchange.formats.read import read, refused
from tests.exchange.given import (
    accepted,
    actors,
    as_excel_writes_it,
    plan,
    relaties,
    repacked,
    xlsx,
)

GIVEN = {"soort": "bewonersgroep", "relatie": "kent"}


def test_no_actor_is_called_by_a_number_when_the_list_of_points_is_not_understood():
    done = plan(
        ("n.csv", "id;iets over een club\n1;Koor\n2;Veer\n"),
        ("e.csv", "source;target\n1;2\n"),
        create_missing=True,
        **GIVEN,
    )
    assert not {"1", "2"} & set(actors(done))
    assert done.missing_ends == ()
    assert "'1' is een nummer en geen naam" in done.rows[-1].sentence


def test_neo4j_headers_are_read_and_ids_match_across_files():
    nodes = "id:ID(Partij),naam,sinds:date,tags:string[],:LABEL\n10,Koor,2020-01-01,zang;jeugd,vereniging\n11,Club,,,vereniging\n"
    ties = ":START_ID(Partij),:END_ID(Partij),:TYPE,sterkte:int,:IGNORE\n10,11,kent,3,x\n"
    done = plan(("a.csv", nodes), ("b.csv", ties), relatie="kent")
    assert {actor.naam: actor.soort for actor in actors(done).values()} == {
        "Koor": "bewonersgroep",
        "Club": "bewonersgroep",
    }
    assert [(r.van, r.naar, r.sterkte) for r in relaties(done)] == [("10", "11", 3)]
    assert read(nodes).tables[0].rows[0][1] == ("id", "naam", "sinds", "tags", "type")


def test_the_id_of_a_network_file_is_a_key_and_never_a_name():
    text = '*Vertices 3\n1 "Koor"\n2 "Club"\n3 "Koor"\n*Edges\n1 2\n3 2\n'
    done = plan(("dorp.net", text), **GIVEN)
    assert sorted(row.item.naam for row in done.rows if row.label == "Actor") == [
        "Club",
        "Koor",
        "Koor",
    ]
    assert len(relaties(done)) == 2
    again = plan(("dorp.net", text), existing=accepted(done), **GIVEN)
    assert {row.state for row in again.rows} == {"gelijk"}


def test_a_network_of_numbers_only_gives_problems_and_no_actors():
    done = plan(("x.net", "*Vertices 2\n*Edges\n1 2\n"), create_missing=True, **GIVEN)
    assert done.count("probleem") == len(done.rows)
    assert done.created == ()


def test_gephi_with_blanks_between_and_onodo_in_spanish():
    lines = read(
        'Source Target Type timeset\nKoor Club Directed "[2016, 2017]"\nClub Klas Directed "x, y"\n'
    )
    assert [cells[:2] for _, cells in lines.tables[0].rows[1:]] == [
        ("Koor", "Club"),
        ("Club", "Klas"),
    ]
    onodo = read(
        xlsx(
            {
                "nodos": [
                    ["Nombre", "Tipo", "Descripción", "Visible"],
                    ["Koor", "groep", None, 1],
                    ["Club", "groep", None, 0],
                ],
                "relaciones": [
                    ["Origen", "Tipo", "Destino", "Dirigido"],
                    ["Koor", "kent", "Club", 0],
                ],
            }
        )
    )
    assert onodo.pairs == [("Koor", "Club")]
    assert "blad nodos, rij 3: 1 rij is in Onodo verborgen (Visible 0); wel gelezen." in onodo.said


def test_days_of_onodo_are_no_ends_and_a_direction_is_no_kind():
    onodo = plan(
        ("o.csv", "Source,Type,Target,Directed,From,To\nKoor,kent,Club,0,2020,2024\n"),
        create_missing=True,
        soort="bewonersgroep",
    )
    relatie = relaties(onodo)[0]
    assert (relatie.sinds, relatie.tot) == ("2020", "2024")
    gephi = plan(
        ("g.csv", "Source,Target,Type\nKoor,Club,Directed\n"), create_missing=True, **GIVEN
    )
    assert relaties(gephi)[0].soort == "kent"
    assert any("kolom 'richting' is niet overgenomen" in message.text for message in gephi.messages)


WORKBOOK = xlsx({"Actoren": [["Naam", "Soort"], ["Koor", "vereniging"]]})


def test_a_workbook_with_tricks_is_refused():
    sheet = "xl/worksheets/sheet1.xml"
    shared = '<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2"><c r="A2" t="s"><v>-1</v></c></row>'
    negative = as_excel_writes_it("<si><t>Naam</t></si><si><t>Koor</t></si>", shared)
    assert "als Excel-bestand niet te lezen" in refused(negative)
    hidden = repacked(
        WORKBOOK, sheet, r"^.*?<worksheet", '<?xml version="1.0" encoding="cp037"?><worksheet'
    )
    assert "tekenset" in refused(hidden)
    doctype = repacked(WORKBOOK, sheet, r"<worksheet", "<!DOCTYPE worksheet><worksheet")
    assert "DOCTYPE" in refused(doctype)
