"""The schema: what it holds, and how a broken file is refused with file, line and reason."""

import shutil
from dataclasses import MISSING, fields

import pytest

from netwerk.errors import SchemaError
from netwerk.model import ITEM_TYPES, field_names
from netwerk.schema import data_folder, read_plaatsen, read_schema, schema
from netwerk.store.port import ACTOR_COLUMNS, RELATIE_COLUMNS


@pytest.fixture
def folder(tmp_path):
    """A copy of the schema that a test may break."""
    return shutil.copytree(data_folder("graph_schema"), tmp_path / "graph_schema")


def broken(folder, name, old, new):
    """The refusal after replacing ``old`` in a file, and the line where it stood."""
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    line = text[: text.index(old)].count("\n") + 1
    (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(SchemaError) as refusal:
        read_plaatsen(folder / name) if name == "plaatsen.toml" else read_schema(folder)
    return str(refusal.value), line


@pytest.mark.parametrize("label", ITEM_TYPES)
def test_the_model_has_exactly_the_properties_of_the_schema(label):
    assert sorted(field_names(ITEM_TYPES[label])) == sorted(schema().labels[label].velden)


@pytest.mark.parametrize("label", ITEM_TYPES)
def test_what_the_model_cannot_do_without_is_required_in_the_schema(label):
    needed = {f.name for f in fields(ITEM_TYPES[label]) if f.default is MISSING}
    assert needed == {
        veld.naam for veld in schema().labels[label].velden.values() if veld.verplicht
    }


@pytest.mark.parametrize("label", ITEM_TYPES)
def test_a_list_in_the_schema_is_a_list_in_the_model(label):
    lists = {f.name for f in fields(ITEM_TYPES[label]) if "tuple" in str(f.type)}
    assert lists == {
        veld.naam for veld in schema().labels[label].velden.values() if veld.meervoudig
    }


def test_the_schema_has_no_label_that_the_model_lacks():
    assert set(schema().labels) == set(ITEM_TYPES)


def test_the_columns_of_a_snapshot_are_properties():
    assert set(ACTOR_COLUMNS) <= set(schema().labels["Actor"].velden)
    assert set(RELATIE_COLUMNS) <= set(schema().labels["Relatie"].velden)


def test_every_property_says_why_it_is_kept_and_personal_ones_are_marked():
    velden = [veld for label in schema().labels.values() for veld in label.velden.values()]
    assert all(veld.doel for veld in velden)
    assert {veld.naam for veld in schema().labels["Actor"].velden.values() if veld.persoonlijk} >= {
        "contact",
        "telefoon",
        "email",
    }


def test_a_domein_can_be_on_the_physical_or_the_social_side_and_some_give_care():
    domeinen = schema().keuzes["domein"].keuzes
    assert (domeinen["wonen"].zijde, domeinen["jeugd"].zijde, domeinen["sport"].zijde) == (
        "fysiek",
        "sociaal",
        None,
    )
    assert (
        schema().keuzes["categorie"].keuzes["zorg"].zorg,
        schema().keuzes["rol"].keuzes["wijkagent"].zorg,
    ) == (True, False)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('zijde = "fysiek"', 'zijde = "groen"', "zijde 'groen'"),
        ("zorg = true, koppen", 'zorg = "ja", koppen', "'zorg' bij"),
    ],
)
def test_a_mark_that_does_not_exist_is_refused(folder, old, new, says):
    sentence, line = broken(folder, "keuzes.toml", old, new)
    assert says in sentence
    assert f"regel {line}" in sentence


def test_every_form_starts_with_what_is_required_and_only_own_records_have_no_screen():
    for label in schema().labels.values():
        if label.scherm:
            assert any(veld.kort for veld in label.velden.values())
            assert {v.naam for v in label.velden.values() if v.verplicht and not v.kort} == {"id"}
    assert {n for n, label in schema().labels.items() if not label.scherm} == {
        "Leesafspraak",
        "Navraag",
        "Afspraak",
        "Gesprek",
        "Peilmoment",
        "Verbindkans",
        "Verschil",
        "Weergave",
        "Wissing",
        "Stap",
        "Cijfer",
        "Grens",
        "Hoofdstuk",
        "Uitgave",
        "Huisstijl",
    }


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("kort = true", 'kort = "ja"', "'kort' bij"),
        ("scherm = false", 'scherm = "nee"', "'scherm' bij"),
    ],
)
def test_a_mark_for_forms_that_is_no_yes_or_no_is_refused_with_its_line(folder, old, new, says):
    sentence, line = broken(folder, "labels.toml", old, new)
    block = (folder / "labels.toml").read_text(encoding="utf-8").splitlines()[:line]
    start = max(i for i, text in enumerate(block, 1) if text.startswith("["))
    assert says in sentence
    assert f"regel {start}" in sentence


def test_a_required_property_that_a_form_would_hide_is_refused(folder):
    text = (folder / "labels.toml").read_text(encoding="utf-8")
    start = text.index("[Meting.velden.bron]")
    line = text[:start].count("\n") + 1
    (folder / "labels.toml").write_text(
        text[:start] + text[start:].replace("kort = true\n", "", 1), encoding="utf-8"
    )
    with pytest.raises(SchemaError, match=f"regel {line}: 'bron' van Meting is verplicht"):
        read_schema(folder)


def test_a_label_with_a_screen_and_no_short_property_is_refused(folder):
    text = (folder / "labels.toml").read_text(encoding="utf-8")
    start = text.index("[Bron]")
    end = text.index("[Verbindkans]")
    bare = text[start:end].replace("kort = true\n", "")
    (folder / "labels.toml").write_text(text[:start] + bare + text[end:], encoding="utf-8")
    with pytest.raises(SchemaError, match="geen veld van Bron is kort"):
        read_schema(folder)


def test_contact_and_affiliation_are_told_apart():
    layers = {name: relatie.is_contact for name, relatie in schema().relaties.items()}
    assert {name for name, contact in layers.items() if contact} == {
        "werkt_samen_met", "kent", "overlegt_met", "organiseert_samen", "verwijst_naar", "ondersteunt", "informeert",
    }  # fmt: skip
    assert {name for name, contact in layers.items() if not contact} == {
        "werkt_voor", "lid_van", "bestuurslid_van", "gebruikt_locatie_van", "voorganger_van",
    }  # fmt: skip
    directed = {
        name
        for name, relatie in schema().relaties.items()
        if relatie.richting and relatie.is_contact
    }
    assert directed == {"verwijst_naar", "ondersteunt", "informeert"}


@pytest.mark.parametrize(
    ("lijst", "word", "waarde"),
    [("soort", "Vereniging", "bewonersgroep"), ("soort", "INSTELLING", "instelling"), ("rol", "wijkcoördinator", "gemeentelijke_wijkcoordinator"),
     ("relatie", "Werkt samen met", "werkt_samen_met"), ("relatie", "lid_van", "lid_van"), ("frequentie", "elke week", "wekelijks"),
     ("sterkte", "3", "3"), ("categorie", "Belang & dorp", "belang_en_dorp")],
)  # fmt: skip
def test_a_word_of_a_file_is_recognised_in_any_case(lijst, word, waarde):
    assert schema().keuzes[lijst].find(word) == waarde


def test_an_unknown_word_is_not_guessed():
    assert schema().keuzes["soort"].find("kroegentocht") is None


@pytest.mark.parametrize(
    ("veld", "waarde", "words"),
    [("soort", "bedrijf", "Bedrijf"), ("kern", None, "niet bekend"), ("domeinen", ("zorg", "sport"), "Zorg, Sport"),
     ("domeinen", (), "niet bekend"), ("categorie", "eigen woord", "eigen woord")],
)  # fmt: skip
def test_a_value_is_shown_in_words(veld, waarde, words):
    assert schema().toon("Actor", veld, waarde) == words


def test_the_places_are_the_six_gebieden_with_their_kernen():
    places = read_plaatsen()
    assert places.gemeente == "Oude IJsselstreek"
    assert [(g.id, g.nummer) for g in places.gebieden] == [(str(i), i) for i in range(1, 7)]
    kernen = {g.id: {k.naam for k in places.kernen if k.gebied == g.id} for g in places.gebieden}
    assert kernen["1"] == {"Varsseveld", "Heelweg", "Westendorp", "Sinderen"}
    assert kernen["5"] == {"Ulft-noord", "Ulft-centrum", "Varsselder-Veldhunten", "Etten"}
    assert kernen["6"] == {"Gendringen", "Breedenbroek", "Voorst", "Megchelen", "Netterden"}


def test_postcode_7071_lies_in_two_gebieden():
    assert {kern.gebied for kern in read_plaatsen().kernen if "7071" in kern.postcodes} == {
        "4",
        "5",
    }


def test_cbs_codes_come_with_their_year_and_points_lie_in_the_municipality():
    for kern in read_plaatsen().kernen:
        assert not kern.cbs_codes or kern.cbs_jaar, kern.id
        assert 6.2 < kern.lengtegraad < 6.6, kern.id
        assert 51.8 < kern.breedtegraad < 52.0, kern.id


@pytest.mark.parametrize(
    ("name", "old", "new", "reason"),
    [("keuzes.toml", 'bedrijf = { label', "bedrijf = { label =", ""),
     ("relaties.toml", 'laag = "contact"', 'laag = "vaag"', "laag 'vaag'"),
     ("relaties.toml", '[kent]\nlabel = "kent"\n', "[kent]\n", "'label' ontbreekt bij kent"),
     ("labels.toml", 'keuzes = "soort"', 'keuzes = "smaak"', "de lijst 'smaak'"),
     ("labels.toml", 'type = "datum"', 'type = "dag"', "type 'dag' bestaat niet"),
     ("labels.toml", 'verwijst_naar = "Gebied"', 'verwijst_naar = "Planeet"', "'Planeet' is geen label"),
     ("relaties.toml", 'van = ["professional"]', 'van = ["robot"]', "'robot' bij werkt_voor"),
     ("plaatsen.toml", 'gebied = "3"', 'gebied = "33"', "gebied '33'"),
     ("plaatsen.toml", "inwoners = 5500", "bewoners = 5500", "bewoners")],
)  # fmt: skip
def test_a_broken_file_is_refused_with_file_line_and_reason(folder, name, old, new, reason):
    sentence, line = broken(folder, name, old, new)
    assert sentence.startswith(f"{name}, regel ")
    told = int(sentence.split("regel ")[1].split(":")[0])
    # the line of the block it stands in, or of the property itself
    assert line - 12 <= told <= line + 1
    assert reason in sentence


def test_a_missing_file_is_refused(folder):
    (folder / "relaties.toml").unlink()
    with pytest.raises(SchemaError, match=r"relaties\.toml: dit bestand is er niet"):
        read_schema(folder)


def test_a_file_in_another_encoding_is_refused(folder):
    (folder / "keuzes.toml").write_bytes("[soort]\n# coördinator\n".encode("cp1252"))
    with pytest.raises(SchemaError, match=r"keuzes\.toml"):
        read_schema(folder)


def test_a_schema_without_relations_or_actors_is_refused(folder):
    (folder / "relaties.toml").write_text("", encoding="utf-8")
    with pytest.raises(SchemaError, match="geen enkele soort relatie"):
        read_schema(folder)


def test_another_municipality_brings_its_own_places(tmp_path):
    own = tmp_path / "plaatsen.toml"
    own.write_text(
        'gemeente = "Juinen"\n[gebieden]\noost = "Oost"\n[kernen.dorp]\nnaam = "Dorp"\ngebied = "oost"\n',
        encoding="utf-8",
    )
    places = read_plaatsen(own)
    assert (
        places.gemeente,
        places.gebieden[0].nummer,
        places.kernen[0].gebied,
        places.inwoners_bron,
    ) == (
        "Juinen",
        None,
        "oost",
        "",
    )
