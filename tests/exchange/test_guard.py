"""No residents and no private facts go in unless somebody says so, row by row."""

import pytest

from netwerk.errors import InputError, SchemaError
from netwerk.exchange.formats.workbook import export
from netwerk.exchange.guard.held_back import named
from netwerk.exchange.guard.privacy_words import privacy_words, read_privacy_words
from netwerk.exchange.guard.private_facts import passes_eleven_test, told_in
from netwerk.exchange.guard.why_private import private_facts_of
from netwerk.exchange.verdict import verdict
from netwerk.model import Gesprek
from tests.exchange.given import accepted, actors, plan, relaties, states, texts

BSN = "111222333"
MEMBERS = (
    "Naam;Geb.datum;BSN;Adres\n"
    f"A. Vork;3-4-1951;{BSN};Dorpsstraat 1\nB. Lepel;;{BSN};Dorpsstraat 2\nC. Mes;1950;;Dorpsstraat 3\n"
)


def test_a_list_of_members_with_birth_and_bsn_is_held_back_with_why():
    done = plan(MEMBERS, soort="bewonersgroep")
    assert states(done) == {"probleem": 3}
    assert [held.where.row for held in done.held] == [2, 3, 4]
    assert "BSN" in done.rows[0].sentence
    assert "geboren" in done.rows[2].sentence
    assert all("--toch" in row.sentence for row in done.rows)
    assert done.items() == ()
    assert verdict(done).exit_code == 1


@pytest.mark.parametrize(
    ("number", "is_bsn"),
    [("111222333", True), ("123456782", True), ("123456789", False), ("000000000", False)],
)
def test_a_bsn_is_told_by_its_check_digits(number, is_bsn):
    assert passes_eleven_test(number) == is_bsn


@pytest.mark.parametrize(
    "name", ["mevr. Jansen", "Dhr. P. de Wit", "De heer Mos", "Familie Vork", "Fam. Lepel"]
)
def test_a_person_with_a_home_is_no_group(name):
    done = plan(f"Naam;Soort;Adres\n{name};bewonersgroep;Dorpsstraat 1\n")
    assert states(done) == {"probleem": 1}
    assert states(plan(f"Naam;Soort;Adres\n{name};professional;Dorpsstraat 1\n")) == {"probleem": 1}
    assert states(plan(f"Naam;Soort\n{name};professional\n")) == {"nieuw": 1}


def test_a_number_of_a_person_in_a_name_holds_the_row_back():
    done = plan("Naam;Soort\nAnna 06-12345678;professional\n", toch=())
    assert states(done) == {"probleem": 1}
    assert "06-nummer" in done.rows[0].sentence


@pytest.mark.parametrize(
    "name",
    ["De Heerlijkheid", "Familiehuis", "Mevrouwtje Zang", "Weduwenfonds", "Dorpshuis (bestuur)"],
)
def test_a_group_whose_name_begins_like_that_is_a_group(name):
    assert states(plan(f"Naam;Soort;Adres\n{name};club;Dorpsstraat 1\n")) == {"nieuw": 1}


@pytest.mark.parametrize(
    "end", ["mevr. Jansen", "mw. Roos, Dorpshuis", "Piet (vz) - Club", "Anna 06-12345678"]
)
def test_a_person_never_becomes_an_actor_as_an_end(end):
    done = plan(f"Van;Naar;Soort\nKoor;{end};kent\n", soort="bewonersgroep", create_missing=True)
    assert list(actors(done)) == ["Koor"]
    assert "lijkt een mens" in done.rows[0].sentence


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("Telefoon", "06-12345678"),
        ("Telefoon", "+31 6 1234 5678"),
        ("E-mail", "jan.vork@gmail.com"),
        ("Contact", "Jan Vork 0612345678"),
        ("Omschrijving", "Bel Jan op 06 12 34 56 78"),
        ("Omschrijving", "De voorzitter heeft dementie"),
        ("Omschrijving", f"bsn {BSN}"),
        ("Omschrijving", "Mevr. Vork, geb. 3-4-1950"),
        ("Omschrijving", "Sleutel bij mevr. Vork, Dorpsstraat 12"),
    ],
)
@pytest.mark.parametrize("soort", ["club", "professional"])
def test_a_private_fact_is_held_back_and_the_row_goes_in_without_it(header, value, soort):
    done = plan(f"Naam;Soort;{header}\nHet Blik;{soort};{value}\n")
    blik = actors(done)["Het Blik"]
    assert (blik.telefoon, blik.email, blik.contact, blik.omschrijving) == (None,) * 4
    (held,) = done.held
    assert (held.where.row, held.taken) == (2, False)
    assert any("niet overgenomen" in text and "--toch 2" in text for text in texts(done))
    assert "privés" in verdict(done).sentence


@pytest.mark.parametrize(
    ("soort", "header", "value"),
    [
        ("winkel", "Telefoon", "06-12345678"),
        ("school", "E-mail", "deschool@gmail.com"),
        ("club", "E-mail", "secretaris.blik@gmail.com"),
        ("club", "E-mail", "blikzang@hotmail.com"),
        ("club", "Telefoon", "0316-123456"),
        ("club", "Omschrijving", "Voor ouderen met dementie en hun mantelzorgers"),
        ("school", "Omschrijving", "Zij helpen mensen met schulden, KvK 123456782"),
        ("club", "Omschrijving", "Opgericht op 3-4-1950 in de Dorpsstraat 12"),
        ("club", "Contact", "voorzitter"),
    ],
)
def test_an_ordinary_fact_goes_in(soort, header, value):
    done = plan(f"Naam;Soort;{header}\nHet Blik;{soort};{value}\n")
    assert done.held == ()
    assert value in vars_of(actors(done)["Het Blik"])


def vars_of(actor):
    return {str(getattr(actor, naam)) for naam in ("telefoon", "email", "contact", "omschrijving")}


def test_the_mail_of_a_colleague_is_never_that_of_the_organisation():
    done = plan(
        "Naam;Soort;Contactpersoon;E-mail\nDe Kade;instelling;Anna Vorkink;a.vorkink@kade.example\n"
        "De Hoek;instelling;secretaris;secretaris@hoek.example\n"
    )
    assert actors(done)["De Kade"].email is None
    assert actors(done)["De Hoek"].email == "secretaris@hoek.example"
    assert "contactpersoon" in done.held[0].why


def test_a_note_of_a_relation_or_a_signal_is_looked_at_too():
    done = plan(
        "Naam;Soort\nA1;club\nB1;club\n",
        "Van;Naar;Soort;Toelichting\nA1;B1;kent;via Jan 06-12345678\n",
        ("Signalen.csv", "Titel;Omschrijving\nHulp;Mevrouw is verslaafd\n"),
    )
    assert relaties(done)[0].toelichting is None
    assert len(done.held) == 2


def test_who_says_so_takes_a_row_in_and_that_is_remembered():
    rows = "Naam;Soort;Telefoon\nA1;club;06-12345678\nB1;club;06-12345679\nC1;club;06-12345670\n"
    done = plan(rows, toch=("2", "lijst.csv:4"))
    phones = {a.naam: a.telefoon for a in actors(done).values()}
    assert phones == {"A1": "06-12345678", "B1": None, "C1": "06-12345670"}
    assert [held.taken for held in done.held] == [True, False, True]
    assert named(done.held) == "lijst.csv:2 (Telefoon), lijst.csv:4 (Telefoon)"
    assert states(plan(MEMBERS, soort="bewonersgroep", toch=("2-3",)))["nieuw"] == 2


@pytest.mark.parametrize("word", ["alles", "", "x:y", "7-", "7;8"])
def test_what_names_no_row_is_refused(word):
    with pytest.raises(InputError, match="geen rij"):
        plan("Naam;Soort\nA1;club\n", toch=(word,))


def test_our_own_workbook_does_not_ask_again_what_was_taken():
    one = accepted(plan("Naam;Soort;Telefoon\nA1;club;06-12345678\n", toch=("2",)))
    book = export(one, "xlsx")
    done = plan(*book.items(), existing=one)
    assert done.held == ()
    assert done.items() == ()


def test_what_was_held_back_is_told_in_the_next_import_too():
    file = "Naam;Soort;Telefoon\nA1;club;06-12345678\n"
    again = plan(file, existing=accepted(plan(file)))
    assert states(again) == {"gelijk": 1}
    assert len(again.held) == 1


def test_a_broken_rule_file_is_refused_with_its_line(tmp_path):
    path = tmp_path / "privacy.toml"
    path.write_text("[bewoner]\nbsn = 3\n", encoding="utf-8")
    with pytest.raises(SchemaError, match="regel"):
        read_privacy_words(path)
    assert privacy_words().domains


@pytest.mark.parametrize(
    ("text", "professional", "private"),
    [
        ("Hij heeft kanker.", False, True),
        ("Is langdurig ziek", True, True),
        ("Is langdurig ziek", False, False),
        ("Zij is van de afdeling. Er is hulp bij dementie.", False, False),
        ("Inloop voor wie eenzaam is", False, False),
        ("Mevrouw zit in de schuldsanering", False, True),
        ("ADHD, angst, depressie", False, False),
        ("Bezoekadres Dorpsstraat 12", False, False),
    ],
)
def test_a_word_about_health_counts_only_in_a_sentence_about_one_person(
    text, professional, private
):
    assert (told_in(text, professional) is not None) == private


@pytest.mark.parametrize("header", ["Bron", "Rol", "Andere namen", "Labels", "Website"])
@pytest.mark.parametrize("value", ["mevr. Vork heeft dementie", f"BSN {BSN}", "Jan 06-12345678"])
def test_every_free_text_of_an_actor_is_looked_at(header, value):
    done = plan(f"Naam;Soort;{header}\nHet Blik;club;{value}\n")
    assert value not in repr(actors(done)["Het Blik"])
    assert len(done.held) == 1


def test_of_a_list_only_what_looks_private_stays_out():
    done = plan("Naam;Soort;Labels\nHet Blik;club;jeugd; 06-12345678\n".replace("; 06", "| 06"))
    assert actors(done)["Het Blik"].labels == ("jeugd",)


def test_a_private_title_holds_the_whole_row_back():
    file = ("Signalen.csv", "Titel;Gebied\nMevr. Vork heeft dementie;4\nMeer hulp gevraagd;4\n")
    done = plan(file)
    assert states(done) == {"nieuw": 1, "probleem": 1}
    assert "--toch 2" in done.rows[0].sentence
    assert states(plan(file, toch=("2",))) == {"nieuw": 2}


def test_the_source_and_theme_of_a_relation_are_looked_at():
    done = plan(
        "Naam;Soort\nA1;club\nB1;club\n",
        "Van;Naar;Soort;Thema;Bron\nA1;B1;kent;Mevrouw is verslaafd;Jan 06-12345678\n",
    )
    assert (relaties(done)[0].thema, relaties(done)[0].bron) == (None, None)
    assert len(done.held) == 2


@pytest.mark.parametrize(
    "text",
    ["mevr. Vork heeft dementie", "Dhr. J. Vork is depressief", "de zoon v. mw. Vork is ziek"],
)
def test_a_point_behind_a_greeting_or_letter_does_not_end_the_sentence(text):
    assert told_in(text, False) is not None


def test_a_word_that_is_kept_in_the_note_is_looked_at_too():
    done = plan(
        "Naam;Soort;Kern;Gebied\nA1;club;Jan 06-12345678;mevr. Vork is ziek\nB1;club;Bronkhorst;\n",
        "Van;Naar;Soort\nA1;B1;mevrouw is verslaafd\n",
        relatie="kent",
    )
    made = actors(done)
    assert made["A1"].omschrijving is None
    assert made["B1"].omschrijving == "Plaats: Bronkhorst"
    assert [(tie.soort, tie.toelichting) for tie in relaties(done)] == [("kent", None)]
    assert len(done.held) == 3


def test_the_name_of_a_person_in_our_own_workbook_is_held_back_when_it_is_new():
    one = accepted(plan("Naam;Soort\nKoor;club\n"))
    (book,) = (export(one, "csv")["actoren.csv"],)
    text = book.decode("utf-8-sig")
    assert states(plan(text, existing=one)) == {"gelijk": 1}
    changed = plan(text.replace(";Koor;", ";mevr. Vork;"), existing=one)
    assert states(changed) == {"probleem": 1}


def test_a_private_fact_in_the_name_of_a_professional_holds_him_back():
    done = plan(
        "Naam;Soort;Contactpersoon\nKoor;club;mevr. Vork heeft dementie\n", contactpersonen=True
    )
    assert list(actors(done)) == ["Koor"]


def test_a_row_number_that_names_rows_of_two_files_lets_none_in():
    one, two = (
        ("a.csv", "Naam;Soort\nmevr. Vork;club\n"),
        ("b.csv", "Naam;Soort\nmevr. Mes;club\n"),
    )
    with pytest.raises(InputError, match="a.csv:2"):
        plan(one, two, toch=("2",))
    assert states(plan(one, two, toch=("a.csv:2",))) == {"nieuw": 1, "probleem": 1}


def test_the_mobile_number_of_a_contact_person_is_no_number_of_the_organisation():
    rows = "naam;soort;contactpersoon;telefoon;e-mail;kern\nVoedselbank;instelling;{};06-12345678;{};Etten\n"
    for contact, mail in (("dhr. Bos", ""), ("Bennie Bos", "bennie.bos@hotmail.com")):
        done = plan(rows.format(contact, mail))
        assert [actor.telefoon for actor in done.items()] == [None]
        assert any("06-12345678" in held.text for held in done.held)
    done = plan(rows.format("secretariaat", "info@voedselbank.example"))
    assert [actor.telefoon for actor in done.items()] == ["06-12345678"]


def test_every_reason_why_a_text_is_private_is_told():
    text = "Mevrouw Jansen is ziek, bel 06-12345678 of anna.jansen@gmail.com"
    (found,) = private_facts_of(Gesprek(id="", datum="2026-11-01", met=(), waarover=text), None)
    for told in ("06-nummer", "privéadres", "gezondheid"):
        assert told in found[1]
