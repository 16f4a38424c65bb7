"""One item of any label without a browser: `netwerk item add|change|show|list|remove`."""

import re
from pathlib import Path

import pytest

from netwerk.schema import schema
from tests.cli.conftest import Netwerk

PAGE = Path(__file__).parents[2] / "docs" / "gebruik" / "opdrachten.md"
SCREENS = [label for label in schema().labels.values() if label.scherm]


def add(netwerk: Netwerk, *words: str) -> str:
    said = netwerk("item", "add", *words, "--json")
    assert said.code == 0, said.err
    return str(said.json["id"])


@pytest.fixture
def village(netwerk: Netwerk) -> Netwerk:
    """Two actors and a signal in gebied 5."""
    add(netwerk, "actor", "naam=Koor De Lijster", "soort=vereniging", "gebieden=5", "id=koor")
    add(netwerk, "actor", "naam=Zaal, Het Hof", "soort=bedrijf", "gebieden=5", "id=zaal")
    add(netwerk, "signaal", "titel=Zaal dicht", "gebied=5", "bron=keukentafel", "id=s1")
    return netwerk


def test_a_signal_is_added_shown_changed_and_removed(village: Netwerk) -> None:
    id = add(village, "signaal", "titel=Bushalte weg", "betrokken=lijster; Zaal, Het Hof")
    card = village("item", "show", "signaal", "bushalte", "--json").json
    assert card["values"]["betrokken"] == ["koor", "zaal"]
    assert card["facts"]["betrokken"] == "Koor De Lijster, Zaal, Het Hof"
    assert village("item", "change", "signaal", id, "staat=loopt", "betrokken=").code == 0
    card = village("item", "show", "signaal", id, "--json").json
    assert card["values"] == {"id": id, "titel": "Bushalte weg", "staat": "loopt"}
    assert len(card["history"]) == 2
    assert village("item", "remove", "signaal", id, "--yes").code == 0
    said = village("item", "show", "signaal", id)
    assert (said.code, "geen signaal" in said.err) == (1, True)
    assert village("undo", "--yes").code == 0
    assert village("item", "show", "signaal", id).code == 0


def test_a_list_keeps_to_a_gebied_and_to_words(village: Netwerk) -> None:
    add(village, "signaal", "titel=Elders", "gebied=3")
    listed = village("item", "list", "signalen", "--gebied", "5", "--json").json
    assert [item["name"] for item in listed["items"]] == ["Zaal dicht"]
    assert listed["items"][0]["facts"]["bron"] == "keukentafel"
    assert "Elders" in village("item", "list", "signaal", "--zoek", "elders").out
    assert "geen signalen" in village("item", "list", "signaal", "--zoek", "niets").out


def test_a_relation_names_its_ends_and_can_be_changed(village: Netwerk) -> None:
    id = add(village, "relatie", "van=lijster", "naar=zaal", "soort=werkt samen met", "sterkte=4")
    said = village("item", "change", "relatie", id, "sterkte=2", "tot=2026-05", "thema=feest")
    assert (said.code, "Koor De Lijster - Zaal, Het Hof gewijzigd" in said.out) == (0, True)
    values = village("item", "show", "relatie", id, "--json").json["values"]
    assert (values["sterkte"], values["tot"], values["thema"]) == (2, "2026-05", "feest")
    (tie,) = village("item", "show", "actor", "koor", "--json").json["ties"]
    assert (tie["relatie"], tie["over"]) == (id, True)


def test_numbers_and_dates_are_read_as_in_a_file(village: Netwerk) -> None:
    id = add(village, "opgave", "titel=Groen", "beginwaarde=25,5", "streefdatum=mei 2030")
    values = village("item", "show", "opgave", id, "--json").json["values"]
    assert (values["beginwaarde"], values["streefdatum"]) == (25.5, "2030-05")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("add", "opgave", "titel=Groen", "beginwaarde=veel"), "Beginwaarde: 'veel' is geen getal"),
        (("add", "signaal", "gebied=5"), "Titel ontbreekt"),
        (("add", "signaal", "titel=A", "kleur=rood"), "geen veld 'kleur'. Kies uit: id, titel"),
        (("add", "signaal", "titel=A", "betrokken=niemand"), "geen actor"),
        (("add", "signaal", "Zaal dicht"), "geen veld=waarde"),
        (("add", "signaal", "titel=A", "titel=B"), "twee keer"),
        (("add", "signaal", "titel=zaal  DICHT", "gebied=5"), "Zaal dicht.*--toch"),
        (("add", "actor", "naam=Koor de Lyster", "soort=club"), "Koor De Lijster.*--toch"),
        (("add", "relatie", "van=koor", "naar=koor", "soort=kent"), "twee verschillende"),
        (("change", "signaal", "s1"), "Zeg wat er anders wordt"),
        (("change", "signaal", "s1", "titel="), "Titel ontbreekt"),
        (("change", "signaal", "s1", "id=s2"), "sleutel kan niet wijzigen"),
        (("change", "signaal"), "Zet de naam of sleutel achter.*netwerk item list signaal"),
        (("show", "signaal", "s9"), "geen signaal.*s9"),
        (("show", "signaal", "s1", "s2"), "hoort er niet bij: 's2'"),
        (("remove", "gebied", "5", "--yes"), "kan niet weg: kern"),
        (("remove", "signaal", "s1"), "--yes"),
    ],
)
def test_what_cannot_be_is_one_dutch_sentence_and_changes_nothing(
    village: Netwerk, words: tuple[str, ...], says: str
) -> None:
    before = village("history", "--json").json["revisions"][0]["number"]
    said = village("item", *words)
    assert said.code == 1
    assert re.search(says, said.err), said.err
    assert said.err.count("\n") == 1
    assert village("history", "--json").json["revisions"][0]["number"] == before


@pytest.mark.parametrize(
    "words", [("add",), ("add", "fiets", "naam=x"), ("maak", "signaal"), ("list", "weergave")]
)
def test_a_wrong_call_is_exit_2(netwerk: Netwerk, words: tuple[str, ...]) -> None:
    said = netwerk("item", *words)
    assert (said.code, "verkeerde aanroep" in said.err) == (2, True)


def test_what_looks_private_goes_in_only_when_said(village: Netwerk) -> None:
    facts = ("actor", "naam=Fanfare Noord", "soort=club", "telefoon=06-12345678")
    asked = village("item", "add", *facts)
    assert (asked.code, "--toch-prive" in asked.err) == (1, True)
    assert village("item", "add", "--toch-prive", *facts).code == 0
    assert "toch opgenomen: Telefoon" in village("history").out
    change = ("item", "change", "actor", "Fanfare Noord", "email=jan.vork@gmail.com")
    assert "--toch-prive" in village(*change).err
    assert village(*change, "--toch-prive").code == 0


def test_a_contact_is_asked_by_function_and_a_name_goes_in_only_when_said(village: Netwerk) -> None:
    change = ("item", "change", "actor", "Fanfare Noord")
    assert village("item", "add", "actor", "naam=Fanfare Noord", "soort=club").code == 0
    for name in ("Jan de Vries", "Mevr. Jansen", "mw. A. Smit", "secretaris Jan de Vries"):
        asked = village(*change, f"contact={name}")
        assert asked.code == 1
        assert f"Contact (functie): '{name}' lijkt de naam van een mens" in asked.err
    assert village(*change, "contact=secretaris").code == 0
    assert village(*change, "contact=mw. A. Smit", "--toch-prive").code == 0


def test_a_key_that_is_taken_is_refused_also_with_toch(village: Netwerk) -> None:
    words = ("item", "add", "signaal", "titel=Zaal dicht", "gebied=5", "bron=keukentafel", "id=s1")
    for more in ((), ("--toch",)):
        said = village(*words, *more)
        assert said.code == 1
        assert "De sleutel 's1' bestaat al." in said.err
        assert "--toch" not in said.err


OPTION_PLACES = [
    (("--json", "show", "signaal", "s1"), 0),
    (("show", "--json", "signaal", "s1"), 0),
    (("show", "signaal", "--json", "s1"), 0),
    (("show", "signaal", "s1", "--json"), 0),
    (("add", "--toch", "signaal", "titel=Zaal dicht", "gebied=5"), 0),
    (("add", "signaal", "--toch", "titel=Zaal dicht", "gebied=5"), 0),
    (("add", "signaal", "titel=Zaal dicht", "--toch", "gebied=5"), 0),
    (("add", "signaal", "titel=Zaal dicht", "gebied=5", "--toch"), 0),
    (("change", "--versie", "2", "actor", "koor", "telefoon=3"), 0),
    (("change", "actor", "--versie", "2", "koor", "telefoon=3", "--json"), 0),
    (("change", "actor", "koor", "--versie", "2", "telefoon=3"), 0),
    (("change", "actor", "koor", "telefoon=3", "--versie", "2", "email=a@b.nl"), 0),
    (("remove", "signaal", "--yes", "s1"), 0),
    (("remove", "--yes", "signaal", "s1"), 0),
    (("show", "signaal", "--json", "--", "s1"), 0),
    (("list", "signaal", "--gebied", "5", "--zoek", "zaal"), 0),
    (("show", "signaal", "--onzin", "s1"), 2),
    (("show", "signaal", "s1", "-x"), 2),
]


@pytest.mark.parametrize(("words", "code"), OPTION_PLACES, ids=lambda w: str(w))
def test_an_option_may_stand_at_any_place(
    village: Netwerk, words: tuple[str, ...], code: int
) -> None:
    version = village("item", "show", "actor", "koor", "--json").json["version"]
    said = village("item", *(str(version) if word == "2" else word for word in words))
    assert said.code == code, said.err
    if words[0] == "change":
        assert village("item", "show", "actor", "koor", "--json").json["values"]["telefoon"] == "3"


def test_an_option_may_stand_between_the_words_of_every_command(village: Netwerk) -> None:
    before = village("history", "--json").json["revisions"][0]["number"]
    assert village("undo", "--yes", str(before)).code == 0
    assert village("reach", "koor", "--json", "zaal").code == 0
    for name in ("een.csv", "twee.csv"):
        Path(name).write_text(f"naam;soort\n{name};bedrijf\n", encoding="utf-8")
    said = village("import", "een.csv", "--dry-run", "twee.csv", "--json")
    assert said.json["files"] == ["een.csv", "twee.csv"]
    assert village("undo", "1", "--yes", "2").code == 2
    assert "heel getal" in village("undo", "--yes", "vijf").err


def test_an_equals_sign_may_stand_in_a_name_or_a_key(village: Netwerk) -> None:
    add(village, "signaal", "titel=E=mc2", "id=a=b")
    for word in ("a=b", "E=mc2"):
        assert village("item", "show", "signaal", word, "--json").json["id"] == "a=b"
        assert village("item", "change", "signaal", word, f"bron={word}").code == 0
    assert village("item", "remove", "signaal", "E=mc2", "--yes").code == 0
    said = village("item", "change", "signaal", "titel=Zaal")
    assert (said.code, "Zet de naam of sleutel achter" in said.err) == (1, True)


@pytest.mark.parametrize("id", ["a\nb", "a\x07", "a\u200b", " a", "a\r"])
def test_a_key_that_cannot_be_typed_again_is_refused(village: Netwerk, id: str) -> None:
    said = village("item", "add", "signaal", "titel=Nieuw", f"id={id}")
    assert (said.code, "In een sleutel mag geen" in said.err) == (1, True)


def test_the_usage_says_gebruik_once(netwerk: Netwerk) -> None:
    for words in (("--help",), ("item", "--help"), ("undo", "--help")):
        assert netwerk(*words).out.count("gebruik:") == 1
    assert "Zie 'netwerk item --help'" in netwerk("item", "list").err


def test_what_is_undone_is_what_was_asked_about(
    village: Netwerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    newest = village("history", "--json").json["revisions"][0]["number"]

    def meanwhile(question: str) -> bool:
        assert f"Wijziging {newest} ongedaan" in question
        add(village, "signaal", "titel=Van een ander")
        return True

    monkeypatch.setattr("netwerk.cli.data.confirmed", meanwhile)
    assert village("undo", "--json").code == 0
    assert [
        item["name"] for item in village("item", "list", "signaal", "--json").json["items"]
    ] == ["Van een ander"]


def test_what_looks_like_what_is_there_is_stored_with_toch(village: Netwerk) -> None:
    add(village, "signaal", "titel=Zaal dicht", "gebied=5", "--toch")
    assert len(village("item", "list", "signaal", "--json").json["items"]) == 2


def test_who_saw_an_older_version_hears_both_values(village: Netwerk) -> None:
    version = village("item", "show", "signaal", "s1", "--json").json["version"]
    assert village("item", "change", "signaal", "s1", "bron=brief").code == 0
    said = village("item", "change", "signaal", "s1", "bron=gesprek", "--versie", str(version))
    assert said.code == 1
    assert "'brief'" in said.err
    assert "'gesprek'" in said.err


def test_saying_the_same_again_changes_nothing(village: Netwerk) -> None:
    said = village("item", "change", "signaal", "s1", "bron=keukentafel")
    assert (said.code, "niets veranderd" in said.out) == (0, True)


@pytest.mark.usefixtures("begun")
@pytest.mark.parametrize("label", SCREENS, ids=lambda label: label.naam)
def test_every_kind_of_item_has_its_list_by_one_and_by_several(netwerk: Netwerk, label) -> None:  # type: ignore[no-untyped-def]
    for word in (label.naam, label.enkel, label.meervoud):
        assert netwerk("item", "list", word, "--json").json["label"] == label.naam


def test_every_action_and_kind_is_on_the_page_about_the_commands() -> None:
    text = PAGE.read_text(encoding="utf-8")
    actions = {"add", "change", "show", "list", "remove"}
    assert set(re.findall(r"`netwerk item (\w+)", text)) == actions
    part = text[text.index("## Eén gegeven") : text.index("## Vragen")]
    assert all(f"`{label.enkel}`" in part for label in SCREENS)
    assert all(option in part for option in ("--toch", "--versie", "--zoek", "--gebied", "--yes"))
