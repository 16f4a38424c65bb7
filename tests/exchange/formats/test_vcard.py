"""Address books: organisations and who works there, nobody's private contacts."""

from tests.exchange.formats.read import read, refused
from tests.exchange.given import actors, plan, relaties

CARDS = """BEGIN:VCARD
VERSION:4.0
KIND:org
FN:De Kade
ORG:De Kade
TEL;TYPE=work:0315-700001
EMAIL:info@kade.example
ADR;TYPE=work:;;Kade 1;Ulft;;7071 AA;
NOTE:Zaal\\, keuken\\nen tuin
CATEGORIES:zaal,ontmoeten
END:VCARD
BEGIN:VCARD
VERSION:3.0
N:Lepel;Anna;van;;
FN:Anna van Lepel
ORG:De Kade;Balie
TITLE:beheerder
TEL;TYPE=CELL:06-10000000
TEL;TYPE=WORK:0315-700002
EMAIL;TYPE=HOME:anna@thuis.example
ADR;TYPE=HOME:;;Laan 2;Ulft;;7071 BB;
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Oma
N:;Oma;;;
TEL:06-20000000
END:VCARD
"""


def test_organisations_are_read_and_private_contacts_are_not():
    found = read(CARDS)
    assert found.names == ["De Kade", "Anna van Lepel"]
    kade = found.points["De Kade"]
    assert kade["adres"] == "Kade 1"
    assert kade["postcode"] == "7071 AA"
    assert kade["omschrijving"] == "Zaal, keuken en tuin"
    assert kade["labels"] == "zaal; ontmoeten"
    anna = found.points["Anna van Lepel (De Kade)"]
    assert (anna["rol"], anna["telefoon"], anna["email"], anna["adres"]) == (
        "beheerder",
        "0315-700002",
        "",
        "",
    )
    text = str(found.tables)
    assert "Oma" not in text
    assert "06-" not in text
    assert "Laan 2" not in text
    assert "niet gelezen: 1 kaartje zonder organisatie" in found.said
    assert "3 nummers en adressen van thuis" in found.said


def test_cards_become_an_organisation_and_a_professional_who_works_there():
    done = plan(("adressen.vcf", CARDS))
    assert {naam: actor.soort for naam, actor in actors(done).items()} == {
        "De Kade": "instelling",
        "Anna van Lepel": "professional",
    }
    assert [r.soort for r in relaties(done)] == ["werkt_voor"]


def test_outlook_writes_quoted_printable_in_pieces():
    found = read(
        "BEGIN:VCARD\nVERSION:2.1\nORG;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Caf=C3=A9 =\nde Molen\nEND:VCARD\n"
        "BEGIN:VCARD\nFN:Koor\nORG:Ko\n or\nEND:VCARD\n"
    )
    assert found.names == ["Café de Molen", "Koor"]


def test_a_book_with_private_contacts_only_is_refused():
    sentence = refused("BEGIN:VCARD\nFN:Oma\nN:;Oma;;;\nEND:VCARD\n")
    assert "heeft 1 kaartje zonder organisatie" in sentence
