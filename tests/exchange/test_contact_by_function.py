"""Contact (functie) holds a function: names are left away, functions and organisations stay."""

import pytest

from netwerk.exchange.guard.function_named import function_in, names_somebody_in
from tests.exchange.given import accepted, plan

NAMES = {
    "Jan de Vries": None,
    "Mevr. Jansen": None,
    "mw. A. Smit": None,
    "dhr. Piet Bakker": None,
    "secretaris Jan de Vries": "secretaris",
    "Mevrouw Jansen": None,
    "Annie Jansen": None,
    "familie Jansen": None,
    "Fam. De Wit": None,
    "mevr jansen": None,
    "meneer van den Berg": None,
    "de heer Bos (voorzitter)": "voorzitter",
    "A. Smit": None,
    "J.P. Jansen, penningmeester": "penningmeester",
    "penningmeester: mw. Smit": "penningmeester",
    "voorzitter J. de Vries": "voorzitter",
    "Voorzitter Fatima El Amrani": "Voorzitter",
    "secretaris jan de vries": "secretaris",
    "coördinator (Wim van 't Hof)": "coördinator",
    "beheerder Jan Bakker 0314-123456": "beheerder",
    "Jan de Vries en Annie Jansen": None,
    "wijkverpleegkundige mw. De Boer": "wijkverpleegkundige",
    "bestuur, t.a.v. Piet Bakker": "bestuur",
    "Jan": None,
    "penningmeester Gerda Nijhuis": "penningmeester",
    "bestuurslid Jan van der Laan": "bestuurslid",
}
FUNCTIONS = """secretaris|voorzitter|wijkverpleegkundige|penningmeester (bestuur)|Beheerder De Bongerd
|beheerder De Zaal|Gebiedsmakelaar gebied 5|Team Jeugd|sociaal werker|opbouwwerker|buurtsportcoach
|mantelzorgconsulent|vrijwilligerscoördinator|jongerenwerker|Jongerenwerker Doetinchem|wijkagent
|huisarts|praktijkondersteuner (POH)|cliëntondersteuner|mw consulent|MW consulent|balie
|balie, vraag naar de beheerder|secretariaat Stichting De Brug|Bestuur S.V. Etten|V.V. Gendringen
|directeur O.B.S. De Regenboog|dominee R.K. Kerk|coördinator Familie en Jeugd|familiecoach
|Familie- en jeugdwerk|Contactpersoon Sint Jan|koster Sint Jan Parochie|Huis van de buurt
|Anne Frankschool|directeur Anne Frankschool|beheerder Huize Maria|Loket Jan|Zaal De Vries
|info@zaal.nl|Team Wmo|ledenadministratie|dorpsbelang|vz.|Ria Beheer|consulent Mark Welzijn
|activiteitenbegeleider|ouderenadviseur|teamleider Welzijn Achterhoek|receptie Azora|de beheerder
|projectleider Samen Sterk|wethouder|Mantelzorg Team Oude IJssel|commissie Jan Ligthartschool
|voorzitter dorpsraad Etten|voorzitter / secretaris|secretaris en penningmeester|kerkenraad
|weduwen en weduwnaars|De Herensociëteit|kerkrentmeester St. Jan|voorzitter ad hoc|Sint Willibrord"""


@pytest.mark.parametrize(("text", "kept"), NAMES.items(), ids=str)
def test_a_name_is_seen_wherever_it_stands_and_the_function_beside_it_stays(text, kept):
    assert names_somebody_in(text)
    assert function_in(text) == kept


@pytest.mark.parametrize("text", FUNCTIONS.replace("\n", "").split("|"))
def test_a_function_or_organisation_is_no_name(text):
    assert not names_somebody_in(text)
    assert function_in(text) == text


@pytest.mark.parametrize("header", ["contact", "contactpersoon", "contact functie"])
def test_an_import_leaves_a_name_away_under_any_header_and_says_so(header):
    rows = "\n".join(f"Club {n};bewonersgroep;{text}" for n, text in enumerate(NAMES))
    done = plan(("clubs.csv", f"naam;soort;{header}\n{rows}\n"))
    actors = {a.naam: a.contact for a in accepted(done).items["Actor"].values()}
    assert actors == {f"Club {n}": kept for n, kept in enumerate(NAMES.values())}
    assert len({held.key for held in done.held}) == len(NAMES)


def test_a_note_tells_what_of_a_contact_was_taken():
    done = plan(("clubs.csv", "naam;soort;contact\nKoor;bewonersgroep;secretaris Jan de Vries\n"))
    said = " ".join(message.text for message in done.messages)
    assert "alleen 'secretaris' is overgenomen" in said
