"""What files mean, asked and answered: questions, memory, and every row before and after."""

from dataclasses import replace

import pytest

from netwerk.access.rights import User
from netwerk.errors import AccessDenied
from netwerk.exchange.mapping.file_mapping import (
    AS_IS,
    AS_TEXT,
    CROSS,
    FEATURE,
    NAMES,
    SKIP,
    TIE,
    FileMapping,
    TableMapping,
    header_set,
)
from netwerk.exchange.request import ImportOptions
from netwerk.model import Actor, Leesafspraak
from netwerk.services.changes import apply
from netwerk.services.desk import Desk
from netwerk.services.imports import confirm_import, preview_import
from netwerk.services.mappings.before_after import before_after
from netwerk.services.mappings.import_questions import (
    MappingAnswers,
    import_questions,
    with_answers,
)
from netwerk.services.mappings.mapping_files import mapping_file, mapping_of_file
from netwerk.services.mappings.preview import Preview
from netwerk.services.mappings.remembered import USED, remember, remembered_mapping
from netwerk.services.records.edits import undo
from netwerk.services.records.history import history
from netwerk.store.port import Change, Put, Store

CLUBS = ("clubs.csv", b"clubje;hokje;kleur;maatjes\nKoor;zingerij;rood;Veer\nVeer;;;\n")


def preview(desk: Desk, *files: tuple[str, bytes], **options: object) -> Preview:
    given = replace(ImportOptions(soort="bewonersgroep"), **options)  # type: ignore[arg-type]
    return preview_import(desk, list(files), given)


def answered(desk: Desk, first: Preview) -> FileMapping:
    """The table of clubs answered in full."""
    (table,) = import_questions(desk, first).tables
    columns = {
        "clubje": "naam",
        "hokje": "categorie",
        "kleur": FEATURE,
        "maatjes": f"{TIE}werkt_samen_met",
    }
    said = {(table.key, header): meaning for header, meaning in columns.items()}
    return with_answers(desk, first, MappingAnswers(tables={table.key: "Actor"}, columns=said))


def test_every_table_column_word_and_row_can_be_asked_about_and_answered(desk: Desk) -> None:
    first = preview(desk, CLUBS)
    (table,) = import_questions(desk, first).tables
    assert (table.file, table.sheet, table.row, table.holds) == ("clubs.csv", None, 1, "")
    assert next((c.header, c.samples) for c in table.columns) == ("clubje", ("Koor", "Veer"))
    values = [choice.value for choice in table.columns[0].choices]
    assert {"naam", "telefoon", FEATURE, SKIP, f"{TIE}kent"} <= set(values)
    assert {"Actor", "Relatie", NAMES, CROSS, SKIP} <= {c.value for c in table.choices}
    assert table.choices[0].value == "Actor"

    second = preview(desk, CLUBS, mapping=answered(desk, first))
    asked = import_questions(desk, second)
    (word,) = asked.open_words
    assert (word.word, word.under, word.count) == ("zingerij", "Categorie", 1)
    assert {AS_IS, AS_TEXT} <= {choice.value for choice in word.choices}
    assert [c.meaning for c in asked.tables[0].columns] == [
        "naam",
        "categorie",
        FEATURE,
        f"{TIE}werkt_samen_met",
    ]
    mapping = with_answers(desk, second, MappingAnswers(words={word.key: AS_TEXT}))
    third = preview(desk, CLUBS, mapping=mapping)
    assert import_questions(desk, third).open_words == ()
    assert len(third.plan.items()) == 3


def test_a_row_is_mended_by_its_header_and_left_out(desk: Desk) -> None:
    file = ("l.csv", b"naam;soort\nKoor;blubje\nVeer;blobje\n")
    first = preview_import(desk, [file], ImportOptions())
    rows = import_questions(desk, first).rows
    assert [(row.row, row.cells) for row in rows] == [
        (2, (("naam", "Koor"), ("soort", "blubje"))),
        (3, (("naam", "Veer"), ("soort", "blobje"))),
    ]
    answers = MappingAnswers(
        cells={("l.csv", None, 2, "soort"): "instelling"}, skipped=[("l.csv", None, 3)]
    )
    mapping = with_answers(desk, first, answers)
    again = preview_import(desk, [file], ImportOptions(mapping=mapping))
    assert [row.state for row in again.plan.rows] == ["nieuw", "overgeslagen"]


def test_every_choice_that_is_offered_can_be_made_and_written(desk: Desk) -> None:
    asked = import_questions(desk, preview(desk, CLUBS, mapping=None))
    (table,) = asked.tables
    columns = {choice.value: choice.value for choice in table.columns[0].choices}
    mapping = FileMapping((TableMapping("c.csv", None, ("x",), "Actor", columns),))
    assert desk
    first = preview(desk, CLUBS, mapping=mapping)
    content = mapping_file(desk, first)
    assert set(mapping_of_file(desk, "m.toml", content).tables[-1].columns.values()) == set(columns)
    for choice in table.choices:
        answers = MappingAnswers(tables={table.key: choice.value})
        preview(desk, CLUBS, mapping=with_answers(desk, first, answers))


def test_what_was_said_is_offered_next_time_and_can_be_switched_off(desk: Desk) -> None:
    first = preview(desk, CLUBS)
    assert first.remembered == ""
    mapping = answered(desk, first)
    words = {("Actor", "categorie", "zingerij"): AS_TEXT}
    confirm_import(desk, preview(desk, CLUBS, mapping=replace(mapping, words=words)))
    again = ("maart.csv", b"Kleur;Clubje;hokje;maatjes\ngroen;Kerk;zingerij;\n")
    later = preview(desk, again)
    assert later.remembered == USED
    assert [actor.naam for actor in later.plan.items() if isinstance(actor, Actor)] == ["Kerk"]
    assert import_questions(desk, later).open_words == ()
    off = preview(desk, again, remembered=False)
    assert (off.remembered, off.plan.items()) == ("", ())


def test_what_was_said_of_one_partner_does_not_count_for_another(desk: Desk) -> None:
    mapping = answered(desk, preview(desk, CLUBS))
    confirm_import(desk, preview(desk, CLUBS, mapping=mapping, partner="Bibliotheek"))
    assert preview(desk, CLUBS, partner="bibliotheek").remembered == USED
    assert preview(desk, CLUBS).remembered == USED
    assert preview(desk, CLUBS, partner="Welzijn").remembered == ""


def test_what_is_said_now_goes_before_what_was_said(desk: Desk) -> None:
    mapping = answered(desk, preview(desk, CLUBS))
    confirm_import(desk, preview(desk, CLUBS, mapping=mapping))
    later = preview(desk, CLUBS)
    (table,) = import_questions(desk, later).tables
    changed = with_answers(desk, later, MappingAnswers(columns={(table.key, "kleur"): SKIP}))
    (told,) = changed.tables
    assert (told.holds, told.columns["kleur"], told.columns["clubje"]) == ("Actor", SKIP, "naam")


def test_keeping_is_a_change_of_its_own_before_the_import_and_once(
    store: Store, desk: Desk
) -> None:
    mapping = answered(desk, preview(desk, CLUBS))
    revision = confirm_import(desk, preview(desk, CLUBS, mapping=mapping))
    assert revision is not None
    assert (revision.added, history(desk)[1].why) == (3, "Keuzes bij inlezen bewaard")
    undo(desk)
    assert store.counts()["Leesafspraak"] == 1
    before = store.revision()
    assert remember(desk, preview(desk, CLUBS, mapping=mapping)) is None
    assert store.revision() == before


def test_no_names_of_people_are_kept(store: Store, desk: Desk) -> None:
    file = ("wie.csv", b"Wie;Jan de Boer;kleur\nKoor;x;rood\n")
    first = preview(desk, file)
    (table,) = import_questions(desk, first).tables
    answers = MappingAnswers(tables={table.key: "Actor"}, columns={(table.key, "Wie"): "naam"})
    mapping = with_answers(desk, first, answers)
    words = {("Actor", "categorie", "jan de boer, 06-12345678"): AS_TEXT}
    assert remember(desk, preview(desk, file, mapping=replace(mapping, words=words))) is None
    assert list(store.all(Leesafspraak)) == []


def test_what_cannot_be_read_any_more_is_asked_again(store: Store, desk: Desk) -> None:
    wrong = Leesafspraak(id="x", naam="x", toewijzing="[[tabel]]\ninhoud = 'weg'", koppen=("a",))
    store.apply(Change((Put(wrong),), "An"))
    assert remembered_mapping(desk) == FileMapping()


def test_who_edits_one_gebied_keeps_what_he_said_and_a_reader_does_not(desk: Desk) -> None:
    mapping = FileMapping(words={("Actor", "categorie", "zingerij"): AS_IS})
    seen = preview(desk, CLUBS, mapping=mapping)
    with pytest.raises(AccessDenied):
        remember(desk.of(User("Bo", "lezer")), seen)
    kept = Put(Leesafspraak(id="x", naam="x", toewijzing=""))
    with pytest.raises(AccessDenied):
        apply(desk.of(User("Bo", "lezer")), Change((kept,), "Bo"))
    assert remember(desk.of(User("Bo", "lezer", {"4": "bewerker"})), seen) is not None


def test_every_row_is_told_before_and_after(village: Store, desk: Desk) -> None:
    actors = ("a.csv", b"naam;soort;kern;telefoon\nSchietclub;;Silvolde;0315-1\n")
    new = ("b.csv", b"naam;soort;gebieden\nKoor Nieuw;vereniging;5\n")
    ties = ("c.csv", b"van;naar;soort\nSchietclub;Koor Nieuw;kent\n")
    told = before_after(desk, preview_import(desk, [actors, new, ties], ImportOptions()))
    said = {
        (row.label, row.name, row.state): [(c.veld, c.before, c.after) for c in row.changes]
        for row in told
    }
    assert said[("actor", "Schietclub", "gewijzigd")] == [("Telefoon", "", "0315-1")]
    assert ("Naam", "", "Koor Nieuw") in said[("actor", "Koor Nieuw", "nieuw")]
    assert any(
        veld == "Actief in gebied" and after.startswith("5")
        for veld, _, after in said[("actor", "Koor Nieuw", "nieuw")]
    )
    (tie,) = [changes for (label, _, _), changes in said.items() if label == "relatie"]
    assert {"Schietclub", "Koor Nieuw"} <= {after for _, _, after in tie}
    assert told[0].where.startswith("a.csv, rij 2")


def test_before_and_after_comes_a_page_at_a_time_with_made_actors_last(desk: Desk) -> None:
    file = ("t.csv", b"van;naar;soort\nA1x;B1x;kent\nA1x;C1x;kent\n")
    made = preview_import(
        desk, [file], ImportOptions(create_missing=True, soort="instelling", gebied="4")
    )
    every = before_after(desk, made)
    assert [row.label for row in every] == ["relatie"] * 2 + ["actor"] * 3
    pages = [row for start in range(0, 6, 2) for row in before_after(desk, made, start, 2)]
    assert tuple(pages) == every


def test_a_file_of_a_mapping_says_nothing_private(desk: Desk) -> None:
    content = (
        "Naam;Contactpersoon;Tel;Bijz;Kern\nKoor;Jan de Boer;06-12345678;mevrouw is ziek;Ulft\n"
    )
    written = mapping_file(desk, preview(desk, ("k.csv", content.encode()))).decode()
    assert "Koor" in written
    assert "Ulft" in written
    for private in ("Boer", "12345678", "ziek"):
        assert private not in written
    assert header_set(["Naam", "Tel", "Bijz", "Kern", "Contactpersoon"])[0] in written


def test_an_empty_answer_lets_netwerk_decide_again(desk: Desk) -> None:
    mapping = answered(desk, preview(desk, CLUBS))
    words = {("Actor", "categorie", "zingerij"): AS_TEXT}
    confirm_import(desk, preview(desk, CLUBS, mapping=replace(mapping, words=words)))
    later = preview(desk, CLUBS)
    (table,) = import_questions(desk, later).tables
    (word,) = import_questions(desk, later).words
    answers = MappingAnswers(columns={(table.key, "kleur"): ""}, words={word.key: ""})
    again = preview(desk, CLUBS, mapping=with_answers(desk, later, answers))
    asked = import_questions(desk, again)
    assert [one.word for one in asked.open_words] == ["zingerij"]
    assert [c.meaning for c in asked.tables[0].columns if c.header == "kleur"] == [""]
    confirm_import(desk, again)
    assert import_questions(desk, preview(desk, CLUBS)).open_words != ()


def test_what_was_said_of_one_table_does_not_hold_for_another_that_looks_like_it(
    desk: Desk,
) -> None:
    colours = ("a.csv", b"Naam;Soort;Kleur\nKoor;vereniging;rood\n")
    left = FileMapping((TableMapping("a.csv", None, holds=SKIP),))
    confirm_import(desk, preview_import(desk, [colours], ImportOptions(mapping=left)))
    phones = ("b.csv", b"Naam;Soort;Telefoon\nKoor;vereniging;0315-111111\n")
    other = preview_import(desk, [phones], ImportOptions())
    assert (other.remembered, other.plan.count("nieuw")) == ("", 1)
    assert preview_import(desk, [colours], ImportOptions()).remembered == USED


def test_a_name_that_several_kernen_have_is_asked_again_in_the_next_file(
    village: Store, desk: Desk
) -> None:
    one = ("a.csv", b"naam;soort;kern\nKoor;vereniging;Ulft\n")
    (word,) = import_questions(desk, preview(desk, one)).open_words
    choice = next(pick.value for pick in word.choices if pick.label.startswith("Ulft"))
    mapping = with_answers(desk, preview(desk, one), MappingAnswers(words={word.key: choice}))
    confirm_import(desk, preview(desk, one, mapping=mapping))
    other = ("b.csv", b"naam;soort;kern;adres\nZwemclub;vereniging;Ulft;Bad 1\n")
    assert [w.word for w in import_questions(desk, preview(desk, other)).open_words] == ["Ulft"]
