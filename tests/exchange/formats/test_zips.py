"""A zip with several files: each read by itself, those that belong together read together."""

import io
import warnings
import zipfile

from netwerk.exchange.formats import zips
from tests.exchange.formats.read import read, refused, zipped
from tests.exchange.given import actors, plan, relaties, texts, xlsx

GEXF = '<gexf><graph><nodes><node id="n0" label="{0}"/><node id="n1" label="{1}"/></nodes><edges><edge source="n0" target="n1"/></edges></graph></gexf>'


def test_points_and_lines_of_a_zip_find_each_other():
    done = plan(
        (
            "net.zip",
            zipped(
                {"nodes.csv": "Id,Label\n1,Koor\n2,Club\n", "edges.csv": "Source,Target\n1,2\n"}
            ),
        ),
        soort="bewonersgroep",
        relatie="kent",
    )
    assert sorted(actors(done)) == ["Club", "Koor"]
    assert len(relaties(done)) == 1


def test_two_networks_with_the_same_numbers_stay_apart():
    content = zipped(
        {"een.gexf": GEXF.format("Koor", "Club"), "twee.gexf": GEXF.format("Klas", "Kerkraad")}
    )
    done = plan(("net.zip", content), soort="bewonersgroep", relatie="kent")
    named = {actor.id: actor.naam for actor in actors(done).values()}
    assert sorted(sorted((named[r.van], named[r.naar])) for r in relaties(done)) == [
        ["Club", "Koor"],
        ["Kerkraad", "Klas"],
    ]


def test_what_is_not_read_in_a_zip_is_said_with_its_name():
    content = zipped(
        {
            "a.csv": "naam\nKoor\n",
            "map/b.pdf": "%PDF-1.7",
            "leeg.csv": "",
            "__MACOSX/c.csv": "x",
            "l.xlsx": xlsx({"Blad": [["Naam"], ["Club"]]}),
        }
    )
    found = read(content)
    assert [table.where.text for table in found.tables] == [
        "bestand.txt > a.csv",
        "bestand.txt > l.xlsx, blad Blad",
    ]
    assert "map/b.pdf: is een PDF" in found.said


def test_a_zip_in_a_zip_and_bombs_are_refused(monkeypatch):
    assert "zip in een zip" in refused(zipped({"in.zip": zipped({"a.csv": "naam\nKoor\n"})}))
    many = zipped({f"{n}.csv": "naam\nKoor\n" for n in range(201)})
    assert "heeft 201 bestanden" in refused(many)
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        for n in range(9):
            archive.writestr(f"{n}.csv", bytes(48 * 1024 * 1024))
    assert "uitgepakt meer dan 400 MB" in refused(bomb.getvalue())
    monkeypatch.setattr(zips, "LARGEST", 5)
    assert "is uitgepakt 0 MB groot" in refused(zipped({"a.csv": "naam\nKoor\n"}))


HSDS = {
    "organizations.csv": "id,name,alternate_name,description,email,website,tax_status,tax_id,year_incorporated,legal_status,logo,uri,parent_organization_id\n"
    "o1,Welzijn Dorp,WD,Hulp,info@welzijn.example,https://welzijn.example,,,2011,,,,\no2,De Kade,,,,,,,2000,,,,o1\n",
    "services.csv": "id,organization_id,program_id,name,status,fees_description\ns1,o1,,Spreekuur,active,\ns2,o1,,Eettafel,active,\n",
    "locations.csv": "id,organization_id,name,transportation,latitude,longitude\nl1,o2,Zaal,bus,1,2\n",
    "service_at_location.csv": "id,service_id,location_id,description\nx,s1,l1,\n",
    "contacts.csv": "id,organization_id,service_id,name,title,department,email\nc,o1,,Anna Lepel,coördinator,,a@welzijn.example\n",
    "phones.csv": "id,organization_id,contact_id,number,extension\np,o1,,0315-700001,\nq,o2,c,0600000000,\n",
    "addresses.csv": "id,location_id,address_1,city,postal_code\na,l1,Kade 1,Ulft,7071 AA\n",
    "schedules.csv": "id,service_id,location_id,freq\nz,s1,l1,WEEKLY\n",
}


def test_hsds_gives_organisations_and_their_ties_and_never_services_or_contacts():
    found = read(zipped(HSDS))
    assert found.names == ["Welzijn Dorp", "De Kade"]
    assert found.points["o1"]["labels"] == "Spreekuur; Eettafel"
    assert found.points["o1"]["contact"] == "coördinator"
    assert found.points["o1"]["telefoon"] == "0315-700001"
    assert (
        found.points["o2"] | {"adres": "Kade 1", "postcode": "7071 AA", "plaats": "Ulft"}
        == found.points["o2"]
    )
    assert [(line["van"], line["naar"], line["soort"]) for line in found.lines] == [
        ("o2", "o1", "onderdeel van"),
        ("o1", "o2", "gebruikt locatie van"),
    ]
    assert "Anna" not in str(found.points)
    assert "0600000000" not in str(found.points)
    assert (
        "diensten staan met hun naam bij hun organisatie (labels); het zijn geen actoren (2)"
        in found.said
    )
    assert "geen plek voor: schedules" in found.said
    done = plan(("hsds.zip", zipped(HSDS)))
    assert {actor.soort for actor in actors(done).values()} == {"instelling"}
    assert {r.soort for r in relaties(done)} == {"lid_van", "gebruikt_locatie_van"}


def test_hsds_tables_by_themselves():
    assert read(HSDS["organizations.csv"]).names == ["Welzijn Dorp", "De Kade"]
    assert "een tabel van HSDS (services)" in refused(HSDS["services.csv"])
    assert "zonder organizations.csv" in refused(zipped({"services.csv": HSDS["services.csv"]}))


def test_hsds_tables_and_interviews_chosen_together_are_read_together():
    done = plan(*HSDS.items())
    assert sorted(actors(done)) == ["De Kade", "Welzijn Dorp"]
    assert {r.soort for r in relaties(done)} == {"lid_van", "gebruikt_locatie_van"}
    assert {sheet.left_out for sheet in done.sheets} == {
        None,
        "samen gelezen met organizations.csv",
    }
    assert (
        "services.csv: samen gelezen met organizations.csv, waar het iets over zegt (2 rijen)."
        in texts(done)
    )
    with_other = plan(*HSDS.items(), ("lijst.csv", "naam;soort\nKoor;vereniging\n"))
    assert "Koor" in actors(with_other)


def test_hsds_as_json():
    found = read(
        '{"id": "o1", "name": "Welzijn Dorp", "legal_status": "stichting", "services": [{"id": "s", "name": "Eettafel"}],'
        '"organization_identifiers": [{"identifier_scheme": "NL-KVK", "identifier": "01234567"}], "phones": [{"number": "0315-1"}]}'
    )
    assert found.points["o1"]["labels"] == "Eettafel"
    assert found.points["o1"]["kvk"] == "01234567"


def test_network_canvas():
    found = read(
        zipped(
            {
                "k_1_ego.csv": "networkCanvasEgoUUID,networkCanvasCaseID,naam\ne1,k,Kees\n",
                "k_1_attributeList_Groep.csv": "nodeID,networkCanvasEgoUUID,networkCanvasUUID,name,Rol_buur,Rol_vriend,Cords_x,Cords_y\n1,e1,u1,Koor,true,true,0.1,0.2\n2,e1,u2,Club,false,true,0.3,0.4\n",
                "k_1_edgeList_kent.csv": "edgeID,from,to,networkCanvasEgoUUID,networkCanvasUUID,networkCanvasSourceUUID,networkCanvasTargetUUID\n1,1,2,e1,x,u1,u2\n",
            }
        )
    )
    assert found.names == ["Koor", "Club"]
    assert found.points["u1"] == {
        "id": "u1",
        "naam": "Koor",
        "type": "Groep",
        "Rol": "buur; vriend",
    }
    assert found.lines == [{"van": "u1", "naar": "u2", "soort": "kent"}]
    assert "1 gesprek: wie zelf is ondervraagd, is geen actor geworden" in found.said


def test_of_two_files_with_one_name_is_said_that_one_is_not_read():
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name in ("Koor", "Veer"):
            archive.writestr("x.csv", f"Naam;Soort\n{name};club\n")
    done = plan(("a.zip", content.getvalue()))
    assert list(actors(done)) == ["Veer"]
    assert any("meer keren in de zip" in text for text in texts(done))
