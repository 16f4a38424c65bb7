"""Words of the field say soort, categorie and rol, wherever they stand; registers are recognised."""

import pytest

from netwerk.exchange.meaning.label_plans import header_word, plans
from netwerk.exchange.meaning.word_lists import field_word
from netwerk.exchange.verdict import verdict
from netwerk.schema import schema
from tests.exchange.given import actors, plan, relaties, states, texts


@pytest.mark.parametrize(
    ("word", "soort", "categorie", "rol"),
    [
        ("Gemeente", "instelling", "wonen_en_overheid", None),
        ("kerk", "bewonersgroep", "kerk_en_zin", None),
        ("Sportvereniging", "bewonersgroep", "sport_en_spel", None),
        ("Basisschool", "instelling", "onderwijs_en_kind", None),
        ("Huisarts", "instelling", "zorg", None),
        ("Wijkagent", "professional", None, "wijkagent"),
        ("BV", "bedrijf", None, None),
        ("b.v.", "bedrijf", None, None),
        ("Dorpsraad", "bewonersgroep", "belang_en_dorp", None),
        ("Woningcorporatie", "instelling", "wonen_en_overheid", None),
        ("Bibliotheek", "instelling", "ontmoeten_en_cultuur", None),
        ("Supermarkt", "bedrijf", "winkel", None),
        ("Politie", "instelling", "wonen_en_overheid", None),
        ("Zorginstelling", "instelling", "zorg", None),
        ("Jongerenwerker", "professional", None, "jongerenwerker"),
        ("postduivenvereniging", "bewonersgroep", None, None),
        ("Christelijke basisschool", "instelling", "onderwijs_en_kind", None),
        ("Kerk (PKN)", "bewonersgroep", "kerk_en_zin", None),
        ("Ondernemer", "bedrijf", None, None),
        ("Buurtsportcoach", "professional", None, "buurtsportcoach"),
    ],
)
def test_a_word_under_soort_says_what_it_can(word, soort, categorie, rol):
    actor = actors(plan(f"Naam;Soort\nA en B;{word}\n"))["A en B"]
    assert (actor.soort, actor.categorie, actor.rol) == (soort, categorie, rol)


def test_a_word_counts_under_another_header_too():
    done = plan(
        "Naam;Categorie;Functie\nSint Jan;kerk;\nJo Mos;wijkagent;\nBo;;huisarts\nX;club;\n"
    )
    found = {a.naam: (a.soort, a.categorie, a.rol) for a in actors(done).values()}
    assert found == {
        "Sint Jan": ("bewonersgroep", "kerk_en_zin", None),
        "Jo Mos": ("professional", None, "wijkagent"),
        "Bo": ("professional", None, "huisarts"),
        "X": ("bewonersgroep", None, None),
    }


def test_the_column_itself_is_not_overruled():
    done = plan("Naam;Soort;Categorie;Rol\nDe Zaal;bedrijf;kerk;trekker\n")
    zaal = actors(done)["De Zaal"]
    assert (zaal.soort, zaal.categorie, zaal.rol) == ("bedrijf", "kerk_en_zin", "trekker")


@pytest.mark.parametrize("word", ["Voorzitter", "penningmeester", "Secretaris"])
def test_a_function_in_a_board_is_a_board_member_and_the_function_is_kept(word):
    done = plan(
        f"Naam;Soort;Functie\nBo Lepel;professional;{word}\nKoor;club;\n",
        f"Van;Naar;Soort\nBo Lepel;Koor;{word}\n",
    )
    bo = actors(done)["Bo Lepel"]
    assert (bo.rol, word in bo.omschrijving) == ("bestuurslid", True)
    assert [r.soort for r in relaties(done)] == ["bestuurslid_van"]


def test_an_unknown_word_is_told_once_with_what_it_could_be():
    done = plan("Naam;Soort;Categorie\n" + "".join(f"K{i};club;sportt\n" for i in range(9)))
    (said,) = [text for text in texts(done) if "sportt" in text]
    assert "Sport & spel" in said
    assert "(9 rijen)" in said
    assert "Bedoel je" in plan("Naam;Soort\nK;Verenigng\n").rows[0].sentence


HEADERS = [
    "Organization",
    "Company",
    "Instelling",
    "Bedrijfsnaam",
    "Club",
    "Clubnaam",
    "Stichting",
    "OrgName",
    "nom",
    "unified_name",
    "Individual",
    "Activity",
    "Volledige_naam",
    "Naam_van_de_organisatie",
    "Naam_vereniging",
    "Schoolnaam",
    "VESTIGINGSNAAM",
    "INSTELLINGSNAAM",
    "actuele_naam_oko",
    "Naam_subsidieontvanger",
    "Handelsnaam",
    "Organisatienaam",
    "Persoon",
]


@pytest.mark.parametrize("header", HEADERS)
def test_headers_of_names_in_real_files_are_known(header):
    assert "Koor A" in actors(plan(f"{header};Telefoon\nKoor A;0315-700001\n", soort="instelling"))


@pytest.mark.parametrize(
    ("header", "veld"),
    [
        ("Telefoonnr", "telefoon"),
        ("Tel.nr.", "telefoon"),
        ("Mobiel", "telefoon"),
        ("E-mail adres", "email"),
        ("Post code", "postcode"),
        ("PLAATSNAAM", "kern"),
        ("STRAATNAAM", "adres"),
        ("INTERNETADRES", "website"),
        ("opvanglocatie_woonplaats", "kern"),
        ("kvk_nummer_houder", "kvk"),
        ("contact_website", "website"),
        ("Organisatietype", "soort"),
        ("Functietitel", "rol"),
        ("tags", "labels"),
    ],
)
def test_other_headers_of_real_files_are_known(header, veld):
    assert plans()["Actor"].words[header_word(header)][0] == veld


@pytest.mark.parametrize("name", [*schema().keuzes])
def test_a_word_means_one_value_of_its_list(name):
    seen = {}
    for keuze in schema().keuzes[name].keuzes.values():
        for word in (keuze.label, *keuze.koppen):
            assert seen.setdefault(word.casefold(), keuze.waarde) == keuze.waarde, word


def test_every_categorie_has_a_soort_so_that_a_word_for_it_says_both():
    for keuze in schema().keuzes["categorie"].keuzes.values():
        assert field_word(keuze.label).soort == keuze.soort


DUO = (
    "BEVOEGD GEZAG NUMMER;BRIN NUMMER;VESTIGINGSNUMMER;VESTIGINGSNAAM;STRAATNAAM;POSTCODE;PLAATSNAAM;"
    "TELEFOONNUMMER;INTERNETADRES\n41501;99ZZ;99ZZ00;De Boom;Dorpsstraat;7075 AA;ETTEN;0315700001;"
    "www.deboom.example\n"
)


def test_the_list_of_schools_comes_in_as_it_is():
    school = actors(plan(DUO))["De Boom"]
    assert (school.id, school.soort, school.categorie) == (
        "99ZZ00",
        "instelling",
        "onderwijs_en_kind",
    )
    assert (school.kern, school.telefoon, school.website) == (
        "etten",
        "0315700001",
        "www.deboom.example",
    )


LRK = (
    "lrk_id;type_oko;actuele_naam_oko;status;opvanglocatie_postcode;opvanglocatie_woonplaats\n"
    "111;KDV;De Spelers;Ingeschreven;7075AA;Etten\n"
    "222;BSO;De Vlier;Uitgeschreven;7064BB;Silvolde\n"
    "333;VGO;Gastouder A. Mos;Ingeschreven;;Etten\n"
)


def test_a_childminder_at_home_is_never_an_actor_and_stopped_is_stopped():
    done = plan(LRK)
    assert {a.naam: a.status for a in actors(done).values()} == {
        "De Spelers": "actief",
        "De Vlier": "gestopt",
    }
    assert states(done) == {"nieuw": 2, "probleem": 1}
    assert "mens die thuis werkt" in done.rows[2].sentence


def test_a_list_of_places_only_is_said_to_be_that():
    done = plan(
        "Woonplaats;Code\nAaveld;WP1925\nBeekhuizen;WP2410\nCeintuur;WP0001\n", soort="instelling"
    )
    assert actors(done) == {}
    assert "plaatsnamen, geen actoren" in done.rows[0].sentence
    assert "staan plaatsnamen, geen actoren" in verdict(done).sentence
    assert (verdict(done).exit_code, "Kernen" in verdict(done).next_step) == (1, True)
    own = plan("Naam\nEtten\nTerborg\nSilvolde\nVarsseveld\n", soort="instelling")
    assert actors(own) == {}
    assert "plaatsnamen" in own.rows[0].sentence


def test_of_a_word_that_is_read_in_part_the_whole_is_kept():
    done = plan("Naam;Soort\nDe Boom;Christelijke basisschool\nSint Jan;kerk\n")
    found = {a.naam: a.omschrijving for a in actors(done).values()}
    assert found == {"De Boom": "Soort: Christelijke basisschool", "Sint Jan": None}
    asked = plan("Naam;Soort\nDe Boom;Kosmisch\n", soort="instelling")
    assert actors(asked)["De Boom"].omschrijving == "Soort: Kosmisch"


def test_wie_is_a_name_and_with_met_wie_an_end():
    assert list(actors(plan("Wie;Telefoon\nKoor;0315-1\n", soort="instelling"))) == ["Koor"]
    done = plan("Wie;Met wie\nKoor;Veer\n", soort="instelling", relatie="kent", create_missing=True)
    assert len(relaties(done)) == 1


def test_the_function_of_a_contact_person_is_not_the_role_of_the_organisation():
    done = plan("Naam;Contactpersoon;Functie\nDe Kade;Anna Vork;teamleider\n", soort="instelling")
    kade = actors(done)["De Kade"]
    assert (kade.soort, kade.rol) == ("instelling", None)
    assert kade.contact == "teamleider"


def test_a_header_of_an_actor_is_no_word_for_a_relation_so_that_a_column_means_one_thing():
    relations = {
        header_word(word)
        for soort in schema().relaties.values()
        for word in (soort.label, *soort.koppen)
    }
    assert relations & set(plans()["Actor"].words) <= {"contact"}


def test_services_are_labels_of_their_organisation():
    done = plan("Dienst;Organisatie\nMaaltijd;De Kade\nVervoer;De Kade\n", soort="instelling")
    assert list(actors(done)) == ["De Kade"]
    assert set(actors(done)["De Kade"].labels) == {"Maaltijd", "Vervoer"}


def test_the_list_of_anbi_says_what_it_is():
    done = plan(
        "fiscaalNummer;naam;vestigingsPlaats;webSite\n001234567;Stichting De Zaal;ETTEN;zaal.example\n"
    )
    zaal = actors(done)["Stichting De Zaal"]
    assert (zaal.soort, zaal.kern, zaal.kvk) == ("instelling", "etten", None)
    assert any("ANBI" in text for text in texts(done))
