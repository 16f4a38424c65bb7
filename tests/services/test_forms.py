from dataclasses import replace

import pytest

from netwerk.errors import Clash, InputError
from netwerk.model import ITEM_TYPES, Actor, Item, Opgave, Relatie, field_names
from netwerk.schema import VELD_TYPES, read_plaatsen, schema
from netwerk.services.rules.forms import (
    as_typed,
    item_typed,
    more_fields,
    resolved,
    short_fields,
    suggest_place,
    with_suggested_place,
)
from tests.exchange.given import plan
from tests.store_contract.examples import ONE_OF_EACH

KERNEN = read_plaatsen().kernen


def actor_from(typed: dict[str, object], current: Actor | None = None) -> Actor:
    item = item_typed("Actor", typed, current)
    assert isinstance(item, Actor)
    return item


def test_lines_become_a_list_and_blank_lines_nothing() -> None:
    actor = actor_from(
        {
            "naam": "Koor",
            "soort": "bewonersgroep",
            "andere_namen": "Zangclub\n\n  De Lijster \nZangclub",
        }
    )
    assert actor.andere_namen == ("Zangclub", "De Lijster")


@pytest.mark.parametrize(
    ("typed", "stored"), [("17-5-2024", "2024-05-17"), ("2024", "2024"), ("", None)]
)
def test_a_date_is_read_as_a_dutch_person_writes_it(typed: str, stored: str | None) -> None:
    assert (
        actor_from({"naam": "Koor", "soort": "bewonersgroep", "gevraagd": typed}).gevraagd == stored
    )


def test_a_date_that_is_none_is_refused_with_an_example() -> None:
    with pytest.raises(InputError, match="morgen.*17-5-2024"):
        actor_from({"naam": "Koor", "soort": "bewonersgroep", "gevraagd": "morgen"})


def test_a_missing_soort_is_named() -> None:
    with pytest.raises(InputError, match="Soort ontbreekt"):
        actor_from({"naam": "Koor", "soort": None})


def test_strength_is_stored_as_a_number() -> None:
    item = item_typed("Relatie", {"van": "a", "naar": "b", "soort": "kent", "sterkte": "4"})
    assert item == Relatie(id="", van="a", naar="b", soort="kent", sterkte=4)


WRITTEN = [
    ("tekst", "Actor", "adres", ["Dorpsstraat 1", "  Dorps\u00adstraat   1 ", "x" * 20_001]),
    ("teksten", "Actor", "andere_namen", ["Koor", "Koor, De Lijster", "Koor; De Lijster;Koor"]),
    ("teksten", "Actor", "labels", ['"Koor, gemengd"; Zang', "kern\u200bgroep"]),
    ("datum", "Actor", "gevraagd", ["17-5-2024", "mei 2024", "2024", "morgen", "31-2-2024"]),
    ("keuze", "Actor", "status", ["Actief", "gestopt", "Zwevend"]),
    ("keuze", "Actor", "categorie", ["Sport & spel", "voetbal", "iets eigens"]),
    ("keuzes", "Actor", "domeinen", ["Sport, Jeugd", "sport en jeugd", "sport; eigen woord"]),
    ("getal", "Kern", "inwoners", ["5.875", "1 015", "12,0", "0", "veel", "12,5"]),
    ("kommagetal", "Kern", "lengtegraad", ["6,45", "6.453", "1.000,5", "-3", "51,92 N"]),
    ("verwijzing", "Actor", "kern", ["etten", "silvolde"]),
    ("verwijzingen", "Actor", "gebieden", ["5", "3; 5"]),
]


def imported(label: str, veld: str, text: str) -> object:
    """The value that a cell of an imported file gets, as it is planned."""
    cell = '"' + text.replace('"', '""') + '"'
    if label == "Actor":
        done = plan(f"sleutel;naam;soort;{veld}\nx;Koor;bewonersgroep;{cell}\n")
    else:
        file = f"Sleutel;Naam;Ligt in gebied;{veld}\nx;Nieuwdorp;5;{cell}\n"
        done = plan(("kernen.csv", file))
    (item,) = [item for item in done.items() if type(item).__name__ == label]
    return getattr(item, veld)


@pytest.mark.parametrize(
    ("label", "veld", "text"),
    [(label, veld, text) for _, label, veld, texts in WRITTEN for text in texts],
)
def test_a_form_and_an_import_make_the_same_of_the_same_text(
    label: str, veld: str, text: str
) -> None:
    """Where the import leaves a value out with a remark, the form refuses and names the property."""
    type_ = schema().labels[label].velden[veld].type
    raw: object = text.split("; ") if type_.startswith("verwijzing") else text
    raw = raw[0] if type_ == "verwijzing" and isinstance(raw, list) else raw
    required = {"naam": "Koor", "soort": "bewonersgroep" if label == "Actor" else None}
    required |= {"gebied": "5"} if label == "Kern" else {}
    value = imported(label, veld, text)
    typed = {**required, veld: raw}
    if value not in (None, ()):
        assert getattr(item_typed(label, typed), veld) == value
        return
    with pytest.raises(InputError) as refusal:
        item_typed(label, typed)
    assert str(refusal.value).startswith(f"{schema().labels[label].velden[veld].label}: ")


def test_every_type_of_property_is_compared_with_an_import() -> None:
    assert {type_ for type_, *_ in WRITTEN} == set(VELD_TYPES)


@pytest.mark.parametrize(
    ("veld", "text", "says"),
    [
        ("beginwaarde", "veel", "Beginwaarde: 'veel' is geen getal.*25,5"),
        ("streefdatum", "ooit", "Streefdatum: 'ooit' is geen datum.*17-5-2024"),
        ("titel", "x" * 20_001, "Titel: .* te lang"),
    ],
)
def test_a_wrong_value_is_refused_with_its_property_and_how_to_mend_it(
    veld: str, text: str, says: str
) -> None:
    with pytest.raises(InputError, match=says):
        item_typed("Opgave", {"titel": "Meer vrijwilligers", veld: text})


def test_a_number_with_a_comma_is_a_number() -> None:
    item = item_typed("Opgave", {"titel": "Meer vrijwilligers", "beginwaarde": "25,5"})
    assert item == Opgave(id="", titel="Meer vrijwilligers", beginwaarde=25.5)


def test_a_word_outside_a_closed_list_is_refused_with_the_words_to_choose_from() -> None:
    with pytest.raises(InputError, match="Status: 'zwevend' staat niet in de lijst.*Actief"):
        actor_from({"naam": "Koor", "soort": "bewonersgroep", "status": "zwevend"})


@pytest.mark.parametrize("item", ONE_OF_EACH, ids=lambda item: type(item).__name__)
def test_a_form_sent_untouched_changes_nothing(item: Item) -> None:
    label = type(item).__name__
    velden = schema().labels[label].velden
    typed = {n: as_typed(velden[n], getattr(item, n)) for n in field_names(type(item)) if n != "id"}
    assert item_typed(label, typed, item) == item


@pytest.mark.parametrize("label", ITEM_TYPES)
def test_every_property_stands_in_a_form_once(label: str) -> None:
    names = [veld.naam for veld in (*short_fields(label), *more_fields(label))]
    assert sorted(names) == sorted(set(schema().labels[label].velden) - {"id"})


def test_a_name_with_a_comma_stays_one_name_when_the_form_is_sent() -> None:
    veld = schema().labels["Actor"].velden["andere_namen"]
    current = Actor(id="a", naam="Koor", soort="bewonersgroep", andere_namen=("Koor, gemengd",))
    shown = as_typed(veld, current.andere_namen)
    assert actor_from({"andere_namen": shown + "\nZang"}, current).andere_namen == (
        "Koor, gemengd",
        "Zang",
    )


def test_clearing_a_field_makes_it_unknown() -> None:
    current = Actor(id="a", naam="Koor", soort="bewonersgroep", telefoon="1")
    assert actor_from({"telefoon": ""}, current).telefoon is None


def test_a_postcode_suggests_only_what_is_certain() -> None:
    assert suggest_place("7064 AB", KERNEN) == ("3", "silvolde")
    assert suggest_place("7071AA", KERNEN) == (None, None)
    assert suggest_place(None, KERNEN) == (None, None)
    filled = with_suggested_place(
        Actor(id="", naam="Koor", soort="bewonersgroep", postcode="7075 XX"), KERNEN
    )
    assert (filled.gebieden, filled.kern) == (("5",), "etten")


def test_a_named_gebied_goes_before_the_postcode() -> None:
    actor = Actor(id="", naam="Koor", soort="bewonersgroep", postcode="7075", gebieden=("6",))
    assert with_suggested_place(actor, KERNEN) == actor


def test_after_a_conflict_the_choice_and_my_other_changes_are_kept() -> None:
    opened = Actor(id="a", naam="Koor", soort="bewonersgroep")
    theirs = replace(opened, naam="Koor A", adres="Dorpsstraat 1")
    mine = replace(opened, naam="Koor B", telefoon="1")
    clash = (Clash("Koor", "Naam", "Koor", "Koor A", "Koor B"),)
    assert resolved(theirs, opened, mine, clash, {"Naam": False}) == replace(theirs, telefoon="1")
    assert resolved(theirs, opened, mine, clash, {"Naam": True}) == replace(
        theirs, telefoon="1", naam="Koor B"
    )


@pytest.mark.parametrize("text", ["1.500", " 1.500 "])
def test_a_number_that_is_thousands_or_a_fraction_is_asked_about(text: str) -> None:
    with pytest.raises(InputError, match=r"Streefwaarde: .*Bedoel je 1500 of 1,5\? Schrijf"):
        item_typed("Opgave", {"titel": "Meer", "streefwaarde": text})
    kern = item_typed("Kern", {"naam": "K", "gebied": "5", "breedtegraad": "51.905"})
    assert getattr(kern, "breedtegraad") == 51.905  # noqa: B009


def test_after_a_conflict_the_end_that_i_left_alone_can_win_too() -> None:
    opened = Relatie(id="r", van="een", naar="twee", soort="kent")
    theirs, mine = replace(opened, van="vier"), replace(opened, naar="vier")
    clashes = (Clash("r", "Van", "een", "vier", "een"), Clash("r", "Naar", "twee", "twee", "vier"))
    assert resolved(theirs, opened, mine, clashes, {"Van": True, "Naar": True}) == mine
    assert resolved(theirs, opened, mine, clashes, {"Van": False, "Naar": False}) == theirs


def test_what_cannot_be_seen_in_typed_text_is_left_out_as_an_import_does() -> None:
    typed = {
        "naam": "Koor",
        "soort": "bewonersgroep",
        "adres": "Dorps\u00adstraat\x1b 1",
        "labels": "kern\u200bgroep\n\u200b",
    }
    actor = actor_from(typed)
    assert (actor.adres, actor.labels) == ("Dorpsstraat 1", ("kerngroep",))


def test_all_that_is_wrong_is_said_at_once() -> None:
    with pytest.raises(InputError) as said:
        actor_from({"naam": "", "soort": None, "gevraagd": "morgen"})
    assert str(said.value).startswith(
        "Naam en Soort ontbreken. Vul dit in en sla opnieuw op. Naar contacten gevraagd"
    )
    assert "'morgen' is geen datum" in str(said.value)
    typed = {"titel": "Meer leden", "streefwaarde": "veel", "streefdatum": "ooit"}
    with pytest.raises(InputError, match="'veel' is geen getal.*'ooit' is geen datum"):
        item_typed("Opgave", typed)
