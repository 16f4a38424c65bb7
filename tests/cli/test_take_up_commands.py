"""``samen``, ``deskundigheid``, ``bestuur`` and ``signalen``: words, JSON and what is wrong."""

from netwerk.model import Actor, Relatie, Stap, Vraagstuk
from netwerk.services.stores import open_store
from netwerk.settings import load_settings
from netwerk.store.port import Change, Put
from tests.cli.conftest import Netwerk


def fill() -> None:
    """Wonen and Zorg of Etten know each other; a vraagstuk about both went to the board."""
    store = open_store(load_settings())
    items = (
        Actor(id="w", naam="Wonen", soort="instelling", kern="etten", domeinen=("wonen",)),
        Actor(
            id="z",
            naam="Zorg",
            soort="instelling",
            kern="etten",
            domeinen=("zorg",),
            contact="teamleider",
        ),
        Relatie(id="r", van="w", naar="z", soort="werkt_samen_met"),
        Vraagstuk(
            id="v", titel="Stil in Etten", gebied="5", kern="etten", domeinen=("wonen", "zorg")
        ),
        Stap(
            id="s",
            soort="opschalen",
            niveau="bestuur",
            datum="2026-01-05",
            vraagstuk="v",
            naar="het college",
            verteld="Alles",
            antwoord="Er komt geld",
            antwoord_op="2026-01-15",
        ),
    )
    store.apply(Change(tuple(map(Put, items)), "An"))
    store.close()


def test_who_can_take_it_up_is_told_in_words_and_as_json(netwerk: Netwerk) -> None:
    fill()
    said = netwerk("samen", "--vraagstuk", "Stil")
    assert said.out.startswith("Twee kunnen dit samen oppakken: Wonen en Zorg.\n")
    assert "- Zorg: zorg, komt van hier, de sociale kant; vraag naar teamleider" in said.out
    answer = netwerk("samen", "--vraagstuk", "v", "--json").json
    assert [m["actor"]["id"] for m in answer["best"]["members"]] == ["w", "z"]
    assert answer["niveau"] == "netwerk"


def test_who_knows_about_it_is_told_with_the_function_and_the_route(netwerk: Netwerk) -> None:
    fill()
    said = netwerk("deskundigheid", "zorg", "--als", "Wonen", "--gebied", "5")
    assert "- Zorg (Etten): Werkt aan zorg en noemt het in de naam." in said.out
    assert "Vraag naar: teamleider." in said.out
    assert "Wonen en Zorg hebben zelf contact" in said.out
    assert netwerk("deskundigheid", "zorg", "--json").json["found"][0]["actor"]["id"] == "z"


def test_what_went_to_the_board_is_told_with_what_came_back(netwerk: Netwerk) -> None:
    fill()
    said = netwerk("bestuur")
    assert "Antwoord na 10 dagen, nog niet terugverteld. Wat terugkwam: Er komt geld" in said.out
    answer = netwerk("bestuur", "--json").json
    assert answer["total"]["usual"] == 10.0
    assert [row["to"] for row in answer["lines"]] == ["het college"]


def test_without_history_it_is_said_that_nothing_can_be_said(netwerk: Netwerk) -> None:
    fill()
    assert "Er zijn nog te weinig signalen" in netwerk("signalen").out
    assert netwerk("signalen", "--json").json["found"] == []


def test_what_is_not_there_is_one_sentence_and_exit_code_one(netwerk: Netwerk) -> None:
    fill()
    for words in (
        ("samen", "--vraagstuk", "Onbekend"),
        ("deskundigheid", " "),
        ("bestuur", "--gebied", "99"),
        ("signalen", "--maak", "returning_signals:etten:zorg:0"),
        ("signalen", "--herken-niet", "onzin"),
    ):
        said = netwerk(*words)
        assert said.code == 1
        assert said.err.count("\n") <= 2
        assert said.err.strip()
