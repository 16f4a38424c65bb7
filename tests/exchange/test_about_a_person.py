"""What is told of one person is asked about, and an ordinary sentence of a neighbourhood is not.

The list says which are: who changes a word in graph_schema/privacy.toml sees here what it does.
"""

import csv
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from netwerk.exchange.guard.private_facts import told_in
from netwerk.exchange.guard.why_private import private_facts_of
from netwerk.model import Gesprek, Signaal

ASKED = """
Jan is ziek (kanker)
Piet Bakker heeft schulden en dementie
de zoon van Ans drinkt en slaat zijn moeder
De zoon van Ans drinkt.
mevr Janssen kan niet meer naar dialyse
mevr Janssen uit de Dorpsstraat ... kan niet meer naar dialyse
Gesproken over de sleutel, want Jan is ziek
De soep is op en Ans is depressief
Piet: heeft schulden
Jan komt niet, is ziek
Jan van der Berg (vz) ligt met een beroerte in bed
Ria kampt al jaren met schulden
Henk lijdt aan parkinson
Anneke heeft last van depressies
Jan is vrijwilliger en heeft kanker
Fatima zit in de bijstand
Truus is verslaafd
Kees is gokverslaafd
Wim is opgenomen
Haar vader gaat naar dialyse
Zijn moeder heeft dementie
Mevrouw wordt geslagen
De buurman drinkt te veel
De heer Mos slaat zijn vrouw
Piet heeft schulden bij de club?
Mevrouw is in de war
Hij heeft longkanker
Omdat Jan ziek is, gaat het niet door
Ik hoorde dat de zoon van Ans schulden heeft
Ze belde af omdat hij verslaafd is
"""
NOT_ASKED = """
Jan is voorzitter
Jan is voorzitter van de parkinsonvereniging
Jan is vrijwilliger in het ziekenhuis
de club is ziek van het gedoe
De Zaal is open
Roos heeft de sleutel
Wij drinken koffie
Jan drinkt koffie met de buren
Mevrouw drinkt graag thee bij de inloop
Hij drinkt elke dinsdag koffie mee
Piet heeft een nieuwe fiets
Piet is penningmeester en doet de kas
Jan heeft een groep voor eenzame ouderen
Ria kan eenzame ouderen ophalen
Ria heeft contact met de dialyseafdeling
Anna gaat over de inloop voor mensen met schulden
Ans vertelt dat de club is gestart met eenzame ouderen
Henk heeft een plan tegen eenzaamheid
Fatima is bezig met het schuldenloket
Truus wil iets doen aan eenzaamheid
De voorzitter gaat eenzaamheid aanpakken
Zij kan helpen bij schulden
Zij willen iets doen tegen eenzaamheid
Ze gaat naar de avond over dementie
Inloop voor wie dementie heeft
Voor ouderen met dementie en hun mantelzorgers
Cursus omgaan met dementie
Kees mag niet parkeren bij de zaal
Kees slaat de trom bij de harmonie
De harmonie slaat zijn slag op Koningsdag
De klok slaat twaalf
Er is een brug geslagen tussen oud en jong
Er is te veel gedronken op het feest
De jeugd drinkt in het park
Jongeren blowen bij de speeltuin
Veel mensen zijn eenzaam
Er zijn zorgen over drugs in de wijk
De voedselbank helpt gezinnen met schulden
De kerk heeft schulden
De speeltuin is gesloten
De huisarts is verhuisd
De wijkverpleegkundige komt op dinsdag
De school zoekt voorleesouders
Het koor zoekt tenoren
De toneelgroep oefent in De Zaal
De buurtbus rijdt weer
De bibliotheek heeft een taalcafe
Jeugdwerk en ouderen koken samen
Het dorpshuis heeft een nieuwe keuken
De secretaris is nieuw
De secretaris mailt de notulen
De buurvrouw heeft de sleutel
De beheerder is met vakantie
Mevrouw Bos leidt de leesclub
Meneer Mos repareert fietsen
Wim en Ans organiseren de kerstmarkt
Gerrit regelt de tent en de stroom
Marieke zoekt een zaal voor veertig mensen
Willem heeft contact met de gemeente
Max vijftien deelnemers
Bas en Tom maken de website
Ben benieuwd wie er meedoet
Jan heeft gebeld over de rolstoelhelling
De rolstoelhelling is klaar
Ik hoorde dat Jan vrijwilliger in het ziekenhuis is
Zij vertelt dat eenzaamheid een probleem is
De trap is slecht voor wie in een rolstoel zit
"""
NOT_SEEN = """
Jan ziek
Annet en Wim hebben schulden
Roos heeft kanker
De man op nummer 12 is in behandeling
Jan van de voetbal zit er doorheen
"""
"""Private, and no rule here tells so: docs/gebruik/privacy.md says that users must look too."""
ROOT = Path(__file__).parent.parent.parent


def lines(text: str) -> list[str]:
    return text.strip().splitlines()


@pytest.mark.parametrize("text", lines(ASKED))
def test_what_is_told_of_one_person_is_asked_about(text: str) -> None:
    assert told_in(text, False) is not None


@pytest.mark.parametrize("text", lines(NOT_ASKED))
def test_an_ordinary_sentence_is_not(text: str) -> None:
    assert told_in(text, False) is None


@pytest.mark.parametrize("text", lines(NOT_SEEN))
def test_what_no_rule_sees_is_known(text: str) -> None:
    assert told_in(text, False) is None


@pytest.mark.parametrize(
    "text",
    [
        "De soep is op. Jan is ziek",
        "Aanwezig: Ans\nJan is ziek",
        "- Jan is ziek",
        "Hij heeft\nkanker",
    ],
)
def test_a_sentence_or_line_further_on_is_looked_at_too(text: str) -> None:
    assert told_in(text, False) is not None


def test_a_note_and_a_signal_ask_it() -> None:
    for item in (
        Gesprek(id="", datum="2026-11-01", met=(), waarover="Jan is ziek (kanker)"),
        Signaal(id="", titel="Piet Bakker heeft schulden en dementie"),
    ):
        ((_, why),) = private_facts_of(item, None)
        assert "gezondheid" in why


def texts_in(value: object) -> Iterator[str]:
    """Every text in what was read from a file."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from texts_in(one)


def test_the_texts_of_the_example_ask_nothing() -> None:
    asked, seen = [], 0
    for path in sorted((ROOT / "seed_data").glob("*.*")):
        if path.suffix == ".toml":
            read: object = tomllib.loads(path.read_text(encoding="utf-8"))
        elif path.suffix == ".csv":
            with path.open(encoding="utf-8-sig", newline="") as file:
                read = list(csv.reader(file, delimiter=";"))
        else:
            continue
        for text in texts_in(read):
            seen += 1
            asked += [text] if told_in(text, False) else []
    assert seen > 1000
    assert asked == []
