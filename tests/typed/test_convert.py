"""What is written in a cell and what is stored."""

import pytest

from netwerk.model import Actor, Relatie
from netwerk.schema import schema
from netwerk.typed.convert import convert
from netwerk.typed.dates import iso_date
from netwerk.typed.text import clean, join_list, neutral, split_list
from tests.exchange.given import actors, plan, relaties, states, stored, texts


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("3-4-2024", "2024-04-03"), ("03/04/24", "2024-04-03"), ("3.4.2024", "2024-04-03"), ("3 april 2024", "2024-04-03"),
        ("april 2024", "2024-04"), ("Apr. 2024", "2024-04"), ("mei '24", "2024-05"), ("4-2024", "2024-04"), ("2024", "2024"),
        ("2024-04", "2024-04"), ("2024-04-03", "2024-04-03"), ("2024-04-03T23:59:00+02:00", "2024-04-03"),
        ("2024-04-03 00:30", "2024-04-03"), ("29-2-2024", "2024-02-29"), ("1-1-65", "1965-01-01"), ("1 MAART 2020", "2020-03-01"),
        ("29-2-2023", None), ("04/13/2024", None), ("31-04-2024", None), ("morgen", None), ("12", None), ("0-0-2024", None),
    ],
)  # fmt: skip
def test_dutch_dates_day_first(written, iso):
    assert iso_date(written) == iso


@pytest.mark.parametrize(
    ("veld", "written", "value"),
    [
        ("inwoners", "5.875", 5875), ("inwoners", "1 015", 1015), ("inwoners", "12,0", 12), ("inwoners", "veel", None),
        ("lengtegraad", "6,45295", 6.45295), ("lengtegraad", "6.453", 6.453), ("lengtegraad", "1.000,5", 1000.5),
        ("lengtegraad", "51,92 N", None),
    ],
)  # fmt: skip
def test_dutch_numbers(veld, written, value):
    assert convert(schema().labels["Kern"].velden[veld], written)[0] == value


OPGAVE, KERN = schema().labels["Opgave"].velden, schema().labels["Kern"].velden


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("12.345.678", 12345678.0), ("1.234.567,5", 1234567.5), ("-1.000.000", -1000000.0), ("1500", 1500.0), ("1,5", 1.5),
        ("0.500", 0.5), ("1.5", 1.5), ("1.2345", 1.2345), ("1.500,0", 1500.0), ("1,500.25", 1500.25),
    ],
)  # fmt: skip
def test_a_number_that_can_be_read_in_one_way_is_read_so(written: str, value: float) -> None:
    assert convert(OPGAVE["streefwaarde"], written) == (value, None)


@pytest.mark.parametrize("written", ["1.500", "12.345", "-1.500", "999.999"])
def test_a_number_that_is_thousands_or_a_fraction_is_read_with_a_remark(written: str) -> None:
    value, remark = convert(OPGAVE["streefwaarde"], written)
    assert value == float(written)
    thousands, decimal = written.replace(".", ""), f"{value:.6g}".replace(".", ",")
    assert f"kan {thousands} of {decimal} zijn; gelezen als {decimal}" in str(remark)


@pytest.mark.parametrize("veld", ["lengtegraad", "breedtegraad"])
def test_a_coordinate_has_no_thousands(veld: str) -> None:
    assert convert(KERN[veld], "51.905") == (51.905, None)
    assert convert(KERN[veld], "51,905") == (51.905, None)


def test_an_import_says_how_a_doubtful_number_was_read() -> None:
    done = plan("opgave;streefwaarde\nMeer vrijwilligers;1.500\n")
    assert any("rij 2, kolom streefwaarde: '1.500' kan" in text for text in texts(done)), texts(
        done
    )


def test_an_unreadable_date_is_said_and_the_row_kept():
    done = plan("naam;soort;laatst bevestigd\nKoor;vereniging;04/13/2024\n")
    assert actors(done)["Koor"].laatst_bevestigd is None
    assert any(
        "rij 2, kolom laatst bevestigd: '04/13/2024' is geen datum" in text for text in texts(done)
    )


def test_a_word_outside_a_closed_list_is_left_empty_and_named_once():
    done = plan(
        "naam;soort;status\nA;bedrijf;Zwevend\nB;bedrijf;zwevend\nC;bedrijf;Zwevend\nD;bedrijf;Gestopt\n"
    )
    assert states(done) == {"nieuw": 4}
    assert [actors(done)[n].status for n in "ABCD"] == [None, None, None, "gestopt"]
    assert (
        sum(
            "'Zwevend' staat niet in de lijst Status" in text and "(2 rijen)" in text
            for text in texts(done)
        )
        == 1
    )


def test_a_new_word_in_an_open_list_is_kept_and_named_once():
    done = plan(
        "naam;soort;categorie;domeinen\nA;bedrijf;Bijenhouder;sport, bijen\nB;bedrijf;Bijenhouder;jeugd\n"
    )
    assert {a.categorie for a in actors(done).values()} == {"Bijenhouder"}
    assert actors(done)["A"].domeinen == ("sport", "bijen")
    assert (
        sum("'Bijenhouder' is geen bekend woord voor Categorie" in text for text in texts(done))
        == 1
    )


@pytest.mark.parametrize(
    "written",
    [
        "sport; jeugd",
        "Sport, Jeugd",
        "sport|jeugd",
        "sport / jeugd",
        "sport en jeugd",
        "SPORT\njeugd",
    ],
)
def test_lists_in_one_cell(written):
    done = plan(f'naam;soort;domeinen\nA;bedrijf;"{written}"\n')
    assert actors(done)["A"].domeinen == ("sport", "jeugd")


def test_items_of_a_list_may_hold_any_character():
    items = ("a, b", 'zeg "ja"', "x;y|z", "regel\ntwee", "'", "en/of")
    assert [item for item, _ in split_list(join_list(items))] == list(items)


def test_numbers_one_to_five_are_strength_and_others_are_left_out():
    done = plan(
        "source,target,weight\nA,B,4\nA,C,4.0\nA,D,9\n",
        soort="bedrijf",
        relatie="kent",
        create_missing=True,
    )
    strengths = {(r.van[-1], r.naar[-1]): r.sterkte for r in relaties(done)}
    assert strengths == {("a", "b"): 4, ("a", "c"): 4, ("a", "d"): None}
    assert any("'9' staat niet in de lijst Sterkte" in text for text in texts(done))


def test_markup_and_formulas_in_names_are_text():
    done = plan(
        "naam;soort\n<script>alert(1)</script>;bedrijf\n=cmd|' /C calc'!A0;bedrijf\n+31 315 123;bedrijf\n"
    )
    assert set(actors(done)) == {"<script>alert(1)</script>", "=cmd|' /C calc'!A0", "+31 315 123"}


def test_the_result_of_a_broken_formula_is_no_value():
    done = plan("naam;soort;telefoon\nKoor;vereniging;#N/B\n")
    assert actors(done)["Koor"].telefoon is None
    assert any("fout (#N/B)" in text for text in texts(done))


def test_a_name_of_ten_thousand_characters_is_a_problem_and_a_long_description_is_not():
    done = plan(
        f"naam;soort;omschrijving\n{'x' * 10_000};bedrijf;\nKoor;vereniging;{'y' * 10_000}\nClub;vereniging;{'z' * 20_001}\n"
    )
    assert states(done) == {"nieuw": 2, "probleem": 1}
    assert len(actors(done)["Koor"].omschrijving or "") == 10_000
    assert actors(done)["Club"].omschrijving is None
    assert any("rij 2" in text and "10000 tekens" in text for text in texts(done, "probleem"))
    assert any("rij 4" in text and "20000 tekens" in text for text in texts(done))


@pytest.mark.parametrize("text", ["=1+1", "+cmd", "-1+1", "@SUM(A1)", "'=x", "''+y", "+31-6-12"])
def test_what_a_spreadsheet_takes_for_a_formula_is_neutralised_and_undone(text):
    safe = neutral(text)
    assert safe == f"'{text}"
    assert clean(safe) == text


@pytest.mark.parametrize("text", ["+31 315 123456", "-12,5", "'t Hoekje", "a=b", "0315-12"])
def test_phone_numbers_and_plain_text_stay_as_they_are(text):
    assert neutral(text) == text
    assert clean(text) == text


@pytest.mark.parametrize(
    ("written", "gebieden"),
    [
        ("4 en 5", ("4", "5")), ("gebied 4 en 5", ("4", "5")), ("Gebied 4", ("4",)), ("4/5", ("4", "5")), ("1, 2 en 3", ("1", "2", "3")),
        ("Terborg", ("2",)), ("Varsseveld, Heelweg, Westendorp en Sinderen", ("1",)), ("5. Ulft-noord", ("5",)), ("04", ("4",)),
        ("Etten", ("5",)), ("Ulft-zuid en Bontebrug; Silvolde", ("4", "3")), ("4|5", ("4", "5")),
    ],
)  # fmt: skip
def test_gebieden_by_number_name_or_kern(written, gebieden):
    assert (
        actors(
            plan(
                f"naam;soort;gebied\nA;bedrijf;{written}\n"
                if ";" not in written
                else f'naam;soort;gebied\nA;bedrijf;"{written}"\n'
            )
        )["A"].gebieden
        == gebieden
    )


def test_an_unknown_gebied_is_named_with_the_known_ones():
    done = plan("naam;soort;gebied\nA;bedrijf;4 en 9\n")
    assert actors(done)["A"].gebieden == ("4",)
    assert any(
        "'9' is geen bekend gebied" in text and "2 (Terborg)" in text for text in texts(done)
    )


@pytest.mark.parametrize(
    ("written", "gebied", "kern"),
    [
        ("Sillevold", "", "silvolde"), ("VARSSELDER VELDH", "", "varsselder-veldhunten"), ("ulft noord", "", "ulft-noord"),
        ("Ulft", "4", "ulft-zuid"), ("Ulft", "", None), ("Amsterdam", "", None),
    ],
)  # fmt: skip
def test_kernen_by_name_and_other_spelling(written, gebied, kern):
    done = plan(f"naam;soort;plaats;gebied\nA;bedrijf;{written};{gebied}\n")
    assert actors(done)["A"].kern == kern
    assert bool(texts(done)) == (kern is None)


def test_a_postcode_gives_the_kern_where_that_is_certain():
    done = plan(
        "naam;soort;postcode\nA;bedrijf;7064AB\nB;bedrijf;7071 XX\nC;bedrijf;1000 AA\nD;bedrijf;7064\n"
    )
    assert [(actors(done)[n].kern, actors(done)[n].gebieden) for n in "ABCD"] == [
        ("silvolde", ()),
        (None, ()),
        (None, ()),
        ("silvolde", ()),
    ]
    assert any(
        "de kern is ingevuld op grond van de postcode. (2 rijen)" in text for text in texts(done)
    )
    assert any("rij 3" in text and "7071 ligt in gebied 4 en 5" in text for text in texts(done))


def test_an_unknown_soort_is_a_problem_with_the_words_that_are_known_unless_one_is_given():
    text = "naam;soort\nA;Kosmisch\nB;\n"
    done = plan(text)
    assert states(done) == {"probleem": 2}
    assert any(
        "'Kosmisch' is geen bekende soort. Kies uit: Bewonersgroep, Bedrijf" in t
        for t in texts(done, "probleem")
    )
    given = plan(text, soort="instelling")
    assert {a.soort for a in actors(given).values()} == {"instelling"}
    assert any(
        "'Kosmisch' is geen bekende soort; gelezen als Instelling" in t for t in texts(given)
    )


def test_a_known_categorie_tells_the_soort():
    done = plan("naam;categorie\nKoor;Muziek & cultuur\n")
    assert actors(done)["Koor"].soort == "bewonersgroep"
    assert any("afgeleid van de categorie" in text for text in texts(done))


def test_an_unknown_kind_of_relation_is_a_problem_unless_one_is_given_and_the_word_is_kept():
    existing = stored(
        Actor(id="a", naam="A", soort="bedrijf"), Actor(id="b", naam="B", soort="bedrijf")
    )
    text = "van;naar;soort\nA;B;dwarrelt om\n"
    assert states(plan(text, existing=existing)) == {"probleem": 1}
    done = plan(text, existing=existing, relatie="kent")
    assert [(r.soort, r.toelichting) for r in relaties(done)] == [("kent", "dwarrelt om")]


def test_unusual_ends_of_a_relation_are_kept_and_said():
    existing = stored(
        Actor(id="a", naam="A", soort="bedrijf"), Actor(id="b", naam="B", soort="professional")
    )
    done = plan("van;naar;soort\nA;B;werkt voor\n", existing=existing)
    assert [(type(r), r.van, r.naar) for r in relaties(done)] == [(Relatie, "a", "b")]
    assert any(
        "'werkt voor' gaat bij 'van' meestal niet over een bedrijf" in text for text in texts(done)
    )
