"""The agenda by command: the same acts as on the page, each one change."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Netwerk


@pytest.fixture
def heard(netwerk: Netwerk) -> str:
    """The key of a signal in Etten."""
    netwerk("item", "add", "actor", "naam=Zaal", "soort=bedrijf", "kern=Etten", "id=zaal")
    said = netwerk(
        "agenda", "signal", "Zaal", "zonder", "opvolger", "--kern", "Etten", "--domein", "sociaal",
        "--gehoord", "keukentafel", "--wie", "zaal",
    )  # fmt: skip
    assert (said.code, said.err) == (0, "")
    return str(listed(netwerk)[0]["id"])


def listed(netwerk: Netwerk, *words: str) -> list[dict[str, object]]:
    return netwerk("agenda", "list", *words, "--json").json["agenda"]


def test_of_two_lines_the_second_is_what_more_there_is(netwerk: Netwerk, heard: str) -> None:
    said = netwerk("agenda", "signal", "Brug dicht\nIn mei open", "--kern", "Etten")
    assert (said.code, said.err) == (0, "")
    told = netwerk("agenda", "show", "Brug dicht").out
    assert "Signaal: Brug dicht\n" in told
    assert "Meer: In mei open" in told


def test_the_same_signal_is_noted_once_more_when_that_is_said(netwerk: Netwerk, heard: str) -> None:
    again = ("agenda", "signal", "Zaal", "zonder", "opvolger", "--kern", "Etten")
    said = netwerk(*again)
    assert said.code == 1
    assert "Dit signaal staat er al: Zaal zonder opvolger" in said.err
    assert "--toch" in said.err
    assert len(listed(netwerk)) == 1
    assert netwerk(*again, "--toch").code == 0
    assert len(listed(netwerk)) == 2


def test_who_does_it_and_whose_money_it_is_is_a_function(netwerk: Netwerk, heard: str) -> None:
    netwerk("agenda", "vraagstuk", heard, "--titel", "Waar kunnen de clubs terecht?")
    netwerk("agenda", "initiatief", "Waar kunnen", "--titel", "Samen een")
    budget = ("agenda", "budget", "Samen een", "--bedrag", "500", "--bron", "Jan Pietersen")
    agreed = ("agenda", "afspraak", "Samen een", "--wat", "Bellen", "--wie", "Jan Pietersen")
    for words in (budget, agreed):
        said = netwerk(*words)
        assert (said.code, "lijkt de naam van een mens" in said.err) == (1, True)
        assert netwerk(*words, "--toch-prive").code == 0


def test_an_amount_and_a_day_are_typed_as_in_dutch(netwerk: Netwerk, heard: str) -> None:
    netwerk("agenda", "vraagstuk", heard, "--titel", "Waar kunnen de clubs terecht?")
    netwerk("agenda", "initiatief", "Waar kunnen", "--titel", "Samen een")
    budget = ("agenda", "budget", "Samen een", "--bron", "Fonds", "--besluit", "toegekend")
    for typed, held in (("1.500", 1500), ("€ 1.500,50", 1500.5), ("1500,50", 1500.5)):
        said = netwerk(*budget, "--bedrag", typed, "--op", "28-11-2024")
        assert (said.code, said.err) == (0, ""), typed
        item = netwerk("agenda", "show", "Samen een", "--json").json["item"]
        assert (item["budget"], item["budget_besloten_op"]) == (held, "2024-11-28")
    said = netwerk(*budget, "--bedrag", "veel")
    assert said.code == 2
    assert "'veel' is geen getal" in said.err


def test_from_a_signal_to_a_celebrated_initiatief(netwerk: Netwerk, heard: str) -> None:
    for words in (
        ("vraagstuk", heard, "--titel", "Waar kunnen de clubs terecht?"),
        ("step", "Waar kunnen", "--verteld", "De zaal sluit in mei", "--naar", "teamleider"),
    ):
        said = netwerk("agenda", *words)
        assert (said.code, said.err) == (0, "")
    seen = netwerk("agenda", "show", "Waar kunnen", "--json").json
    assert seen["signalen"] == [heard]
    assert seen["item"]["niveau"] == "gebiedsteam"
    step = seen["steps"][0]
    assert (step["verteld"], step["antwoord"]) == ("De zaal sluit in mei", "")
    for words in (
        ("answer", step["id"], "--antwoord", "Het team zoekt mee"),
        ("initiatief", "Waar kunnen", "--titel", "Samen een zaal", "--wie", "zaal"),
        ("budget", "Samen een", "--bedrag", "2500", "--bron", "Leefbaarheidsfonds"),
        ("afspraak", "Samen een", "--wat", "Notaris bellen", "--voor", "2999-01-01"),
        ("celebrate", "Samen een", "--succes", "De zaal blijft open"),
        ("close", "Waar kunnen"),
    ):
        said = netwerk("agenda", *words)
        assert (said.code, said.err) == (0, ""), words
    made = netwerk("agenda", "show", "Samen een", "--json").json
    assert (made["item"]["budget"], made["card"]["done"]) == (2500, True)
    assert [a["titel"] for a in made["afspraken"]] == ["Notaris bellen"]
    assert "Notaris bellen" in netwerk("afspraken").out
    assert "Het team zoekt mee" in netwerk("agenda", "show", "Waar kunnen").out
    told = netwerk("agenda", "show", "Samen een").out
    assert "Buurtbudget: € 2.500 van Leefbaarheidsfonds, aangevraagd" in told
    assert "Gelukt: De zaal blijft open." in told
    assert "Gehoord: Aan de keukentafel" in netwerk("agenda", "show", heard).out
    assert "Waar het over gaat: Sociaal" in netwerk("agenda", "show", heard).out
    assert {card["staat"] for card in listed(netwerk)} == {"Klaar"}
    assert netwerk("agenda", "open", "Waar kunnen").code == 0
    assert [c["titel"] for c in listed(netwerk, "--staat", "loopt")] == [
        "Waar kunnen de clubs terecht?"
    ]


def test_a_change_is_taken_back_with_one_undo(netwerk: Netwerk, heard: str) -> None:
    before = netwerk("agenda", "show", heard, "--json").json["item"]
    assert netwerk("agenda", "step", heard, "--verteld", "Alles").code == 0
    assert netwerk("undo", "--yes").code == 0
    assert netwerk("agenda", "show", heard, "--json").json["item"] == before


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("signal", "Geen inloop"), 1, "Waar speelt het"),
        (("signal", "--kern", "Etten"), 1, "hoorde of zag"),
        (("signal", "Bel 06-12345678", "--kern", "Etten"), 1, "--toch-prive"),
        (("signal", "Inloop", "--kern", "Etten", "--gehoord", "roddel"), 1, "Kies uit"),
        (("show", "kermis"), 1, "agenda list"),
        (("show",), 1, "Noem de titel"),
        (("step", "Zaal zonder"), 1, "vertelde"),
        (("step", "Zaal zonder", "--soort", "omhoog"), 2, "kan niet"),
        (("budget", "Zaal zonder", "--bedrag", "5", "--op", "28-11-2999"), 1, "initiatief"),
        (("budget", "Zaal zonder", "--bedrag", "5", "--bron", "Fonds"), 1, "initiatief"),
        (("initiatief", "Zaal zonder", "--titel", "Plan"), 1, "geen vraagstuk"),
        (("sheet", "--gebied", "5"), 1, "--out"),
        (("sheet", "--gebied", "5", "--out", "blad.docx"), 1, ".html"),
        (("list", "--gebied", "99"), 1, "bestaat niet"),
        (("toveren",), 2, "kan niet"),
        ((), 2, "ontbreekt"),
    ],
)
@pytest.mark.usefixtures("heard")
def test_what_cannot_be_is_one_sentence_and_changes_nothing(
    netwerk: Netwerk, words: tuple[str, ...], code: int, told: str
) -> None:
    before = json.dumps(listed(netwerk))
    said = netwerk("agenda", *words)
    assert said.code == code
    assert told in said.err
    assert "Traceback" not in said.err
    assert json.dumps(listed(netwerk)) == before


@pytest.mark.usefixtures("heard")
def test_the_sheet_is_written_and_not_over_another_file(netwerk: Netwerk) -> None:
    call = ("agenda", "sheet", "--gebied", "5", "--out", "blad.html")
    assert netwerk(*call).code == 0
    assert "Zaal zonder opvolger" in Path("blad.html").read_text(encoding="utf-8")
    assert netwerk(*call).code == 1
    assert netwerk(*call, "--force").code == 0


def test_a_signal_is_put_right_and_only_what_is_named_changes(netwerk: Netwerk, heard: str) -> None:
    said = netwerk("agenda", "change", heard, "--titel", "Zaal dicht", "--heel-gebied")
    assert (said.code, said.err) == (0, "")
    seen = netwerk("agenda", "show", heard, "--json").json
    assert (seen["item"]["titel"], seen["item"]["kern"]) == ("Zaal dicht", None)
    assert (seen["item"]["bronsoort"], seen["item"]["domeinen"]) == ("keukentafel", ["sociaal"])
    assert seen["card"]["where"] == "heel gebied 5"
    assert "heel gebied 5" in netwerk("agenda", "list").out
    said = netwerk("agenda", "change", heard)
    assert (said.code, "niets veranderd" in said.err) == (1, True)


def test_a_signal_of_the_whole_gebied_is_noted_so(netwerk: Netwerk, heard: str) -> None:
    netwerk("agenda", "signal", "Geen bus", "--gebied", "5", "--heel-gebied")
    netwerk("agenda", "signal", "Geen trein", "--gebied", "5")
    assert {str(c["titel"]): c["where"] for c in listed(netwerk) if c["id"] != heard} == {
        "Geen bus": "heel gebied 5",
        "Geen trein": "",
    }


def test_what_the_board_said_is_told_back(netwerk: Netwerk, heard: str) -> None:
    netwerk("agenda", "step", heard, "--niveau", "bestuur", "--verteld", "Wij komen er niet uit")
    step = netwerk("agenda", "show", heard, "--json").json["steps"][0]["id"]
    netwerk("agenda", "answer", step, "--antwoord", "Er komt een bus")
    assert "Nog niet terugverteld." in netwerk("agenda", "show", heard).out
    said = netwerk("agenda", "told", step, "--aan", "dorpsbelang")
    assert (said.code, said.err) == (0, "")
    assert ", aan dorpsbelang." in netwerk("agenda", "show", heard).out
    assert netwerk("agenda", "told", step, "--aan", "dorpsbelang").code == 1
