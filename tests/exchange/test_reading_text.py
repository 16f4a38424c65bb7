"""Text files as Dutch Excel, Gephi and others write them."""

import pytest

from netwerk.errors import InputError
from netwerk.exchange.formats.registry import read_tables
from netwerk.exchange.mapping.file_mapping import SKIP
from tests.exchange.given import actors, plan, relaties, says, states, texts

LIST = "naam;soort;postcode;telefoon;kvk\nCafé Zaal ’t Höfke;bedrijf;7064 AB;0315-654321;01234567\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
def test_the_same_file_in_any_encoding_gives_the_same_actors(encoding):
    done = plan(LIST.encode(encoding))
    (actor,) = done.items()
    assert (actor.naam, actor.postcode, actor.telefoon, actor.kvk) == (
        "Café Zaal ’t Höfke", "7064 AB", "0315-654321", "01234567",
    )  # fmt: skip
    assert done.sheets[0].encoding == encoding.removesuffix("-sig")


@pytest.mark.parametrize(
    ("separator", "shown"), [(";", ";"), (",", ","), ("\t", "tab"), ("|", "|")]
)
def test_the_separator_is_found_on_the_header_line(separator, shown):
    text = (
        separator.join(["naam", "soort", "omschrijving"])
        + "\n"
        + separator.join(["Koor", "vereniging", '"a;b,c|d"'])
        + "\n"
    )
    done = plan(text)
    assert actors(done)["Koor"].omschrijving == "a;b,c|d"
    assert done.sheets[0].separator == shown


def test_decimal_commas_do_not_decide_the_separator():
    done = plan("naam;soort;aantal\nKoor;vereniging;1,5\nClub;vereniging;2,5\n")
    assert set(actors(done)) == {"Koor", "Club"}


def test_a_file_of_one_column_is_read():
    done = plan("Naam\nKoor\nClub\n", soort="bewonersgroep")
    assert set(actors(done)) == {"Koor", "Club"}


def test_the_sep_line_of_excel_is_obeyed_and_no_row():
    done = plan("sep=|\nnaam|soort\nKoor, en zo|vereniging\n")
    assert set(actors(done)) == {"Koor, en zo"}


@pytest.mark.parametrize(
    "header",
    [
        " Van ; Naar ",
        "VAN;NAAR",
        "van\t;naar\t",
        "\xa0van\xa0;\xa0Naar",
        "\ufeffvan;naar",
        "van*;naar:",
    ],
)
def test_headers_are_recognised_in_any_dress(header):
    done = plan(f"{header}\nA;B\n", soort="bedrijf", relatie="kent", create_missing=True)
    assert len(relaties(done)) == 1


@pytest.mark.parametrize(
    "ends",
    ["van,naar", "Source,Target", "FROM,TO", "source,destination", "Van,Doel", "actor 1,actor 2"],
)
def test_every_usual_pair_of_words_for_the_ends_is_known(ends):
    assert (
        len(relaties(plan(f"{ends}\nA,B\n", soort="bedrijf", relatie="kent", create_missing=True)))
        == 1
    )


def test_columns_may_come_in_any_order():
    one = plan("naam;soort;telefoon\nKoor;vereniging;0315-1\n")
    other = plan("telefoon;naam;soort\n0315-1;Koor;vereniging\n")
    assert one.items() == other.items()


def test_quotes_newlines_and_apostrophes_survive():
    done = plan(
        'naam;soort;omschrijving\n"Stichting ""De Brug""";stichting;"regel 1\nregel 2"\n\'t Hoekje;bedrijf;\nDe "Bron";bedrijf;\n'
    )
    assert set(actors(done)) == {'Stichting "De Brug"', "'t Hoekje", 'De "Bron"'}
    assert actors(done)['Stichting "De Brug"'].omschrijving == "regel 1\nregel 2"
    assert [row.row for row in done.rows] == [2, 3, 4]


def test_an_actor_called_null_is_an_actor_and_an_empty_cell_is_not_known():
    done = plan("naam;soort;telefoon\nNull;bedrijf;\n")
    assert actors(done)["Null"].telefoon is None


def test_empty_rows_count_for_row_numbers_only():
    done = plan("naam;soort\n\nKoor;vereniging\n;;\nClub;vereniging\n")
    assert [(row.row, row.state) for row in done.rows] == [(3, "nieuw"), (5, "nieuw")]


def test_title_rows_above_the_header_are_passed_over():
    done = plan(
        "Verenigingen in de gemeente;;\nStand: april 2024;;\n;;\nNaam;Soort;Telefoon\nKoor;vereniging;0315-1\n"
    )
    assert set(actors(done)) == {"Koor"}
    assert done.sheets[0].rows == 1


def test_a_title_that_is_also_a_header_is_passed_over_for_the_row_with_more_headers():
    assert set(actors(plan("Vereniging;;\nNaam;Soort;Telefoon\nKoor;vereniging;0315-1\n"))) == {
        "Koor"
    }


def test_two_columns_of_the_same_name_are_said_and_the_first_is_used():
    done = plan("naam;soort;telefoon;telefoon\nKoor;vereniging;0315-1;0315-2\n")
    assert actors(done)["Koor"].telefoon == "0315-1"
    assert any(
        "de kop 'telefoon' staat er twee keer" in text and "kolom D is niet overgenomen" in text
        for text in texts(done)
    )


def test_two_headers_for_the_same_thing_are_said():
    done = plan("naam;soort;omschrijving;opmerkingen\nKoor;vereniging;een;twee\n")
    assert actors(done)["Koor"].omschrijving == "een"
    assert any(
        "kolom 'opmerkingen' is niet overgenomen, want kolom 'omschrijving'" in text
        for text in texts(done)
    )


def test_an_unknown_column_is_named_and_not_stored():
    done = plan("naam;soort;kleur\nKoor;vereniging;paars\n")
    assert "lijst.csv: kolom 'kleur' is niet overgenomen." in texts(done)
    assert "paars" not in repr(done.items())


def test_a_column_without_a_header_is_named():
    done = plan("naam;soort;\nKoor;vereniging;iets\n")
    assert any("kolom C heeft geen kop" in text for text in texts(done))


def test_the_user_may_say_what_a_column_means():
    mapping = says("lijst.csv", {"wie": "naam", "soort": SKIP})
    done = plan("wie;soort\nKoor;bedrijf\n", mapping=mapping, soort="bewonersgroep")
    assert actors(done)["Koor"].soort == "bewonersgroep"
    assert texts(done) == []


@pytest.mark.parametrize(
    "header", ["bron,bestemming,label", "source,label,type", "van,soort", "naartoe,vanaf"]
)
def test_half_a_list_of_relations_is_never_read_as_actors(header):
    done = plan(f"{header}\na,b,c\n", soort="bedrijf", relatie="kent", create_missing=True)
    assert done.items() == ()
    assert states(done) == {"overgeslagen": 1}
    (problem,) = texts(done, "probleem")
    assert f"'{header.split(',')[0]}'" in problem
    assert "Van en Naar" in problem


def test_a_list_without_a_name_column_says_what_was_found_and_what_is_needed():
    done = plan("kleur;maat\nrood;3\n")
    (problem,) = texts(done, "probleem")
    assert "Gevonden koppen: 'kleur', 'maat'" in problem
    assert "Naam" in problem
    assert states(done) == {"overgeslagen": 1}


def test_label_is_the_name_in_a_list_of_nodes():
    assert set(actors(plan('"id","label"\n1,"Koor"\n2,"Club"\n', soort="bewonersgroep"))) == {
        "Koor",
        "Club",
    }


def test_a_list_of_clubs_called_after_a_gebied_is_a_list_of_clubs():
    done = plan(("gebieden.csv", "naam;soort;telefoon;gebied\nKoor;vereniging;0315-1;3\n"))
    assert actors(done)["Koor"].gebieden == ("3",)


def test_a_file_of_headers_only_has_no_rows_and_says_so():
    done = plan("naam;soort\n")
    assert done.rows == ()
    assert any("geen rijen met gegevens" in text for text in texts(done))


def test_a_quote_that_is_never_closed_names_the_row_instead_of_eating_the_rest():
    with pytest.raises(InputError, match="rij 3.*aanhalingsteken"):
        plan('naam;soort\nKoor;vereniging\n"Club;vereniging\nZaal;bedrijf\n')


def test_control_characters_are_taken_out_and_said():
    done = plan("naam;soort\nKo\x0bor\x00;vereniging\nClub;vereniging\n")
    assert set(actors(done)) == {"Koor", "Club"}
    assert any("rij 2" in text and "geen tekst" in text for text in texts(done))


def test_the_name_of_the_file_does_not_decide_what_it_is():
    (table,) = read_tables("actoren.xlsx", b"naam;soort\nKoor;vereniging\n")
    assert table.rows[0][1] == ("naam", "soort")


@pytest.mark.parametrize("hidden", ["\u00ad", "\u200b", "\u2060", "\u202e", "\ufeff"])
def test_a_character_that_cannot_be_seen_makes_no_second_actor(hidden):
    done = plan(
        f"naam;soort\nBuurthuis;vereniging\nBuurt{hidden}huis;vereniging\n{hidden};vereniging\n"
    )
    assert set(actors(done)) == {"Buurthuis"}
    assert states(done) == {"nieuw": 1, "overgeslagen": 1, "probleem": 1}


def test_an_emoji_made_of_several_stays_whole():
    assert set(actors(plan("naam;soort\nFeest 👨\u200d👩\u200d👧;vereniging\n"))) == {
        "Feest 👨\u200d👩\u200d👧"
    }


def test_one_line_in_another_encoding_leaves_the_accents_of_the_others():
    done = plan("naam;soort\nCafé;bedrijf\n".encode() + "Büro;bedrijf\n".encode("cp1252"))
    assert set(actors(done)) == {"Café", "Büro"}
    assert any("twee tekensets" in text for text in texts(done))
