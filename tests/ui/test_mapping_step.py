"""The mapping step of Importeren: what is asked, answered, mended, remembered and shown before it is stored."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from netwerk.exchange.mapping.file_mapping import FileMapping, RowMend
from netwerk.model import Actor
from netwerk.services.desk import Desk
from netwerk.services.mappings.mapping_files import mapping_file
from netwerk.services.records.items import add_item
from netwerk.ui.inlezen.answered import MAPPING
from netwerk.ui.inlezen.chosen_files import KEPT
from netwerk.ui.inlezen.private_rows import TAKEN
from tests.ui.test_editing import page, press, told

LIST = (
    "naam;soort;kleur\n"
    "Fanfare;Bewonersgroep;blauw\n"
    "Toneel;zangclubje;rood\n"
    "Dansclub;zangclubje;\n"
    ";Bewonersgroep;geel\n"
)


def chosen(content: str = LIST, name: str = "lijst.csv", **state: object) -> AppTest:
    return with_file(page("importeren", **state), content, name)


def with_file(app: AppTest, content: str, name: str = "lijst.csv") -> AppTest:
    app.file_uploader[0].upload(name, content.encode(), "text/csv").run()
    assert not app.exception
    return app


def pick(app: AppTest, label: str, value: str | None) -> None:
    (box,) = [box for box in app.selectbox if box.label == label]
    box.set_value(value).run()
    assert not app.exception


def picked(app: AppTest, label: str) -> object:
    (box,) = [box for box in app.selectbox if box.label == label]
    return box.value


def labels(app: AppTest) -> list[str]:
    return [box.label for box in app.selectbox]


def said(app: AppTest) -> str:
    shown = [*told(app), *(text.value for text in (*app.info, *app.markdown))]
    return " ".join([*shown, *(part.proto.body for part in app.get("html"))]).replace("\\", "")


def stored(desk: Desk, naam: str) -> Actor:
    (found,) = [entry.item for entry in desk.store.all(Actor) if entry.item.naam == naam]
    return found


def test_every_column_is_shown_with_samples_and_what_nobody_knows_is_said(desk: Desk) -> None:
    app = chosen()
    assert "**kleur** (wordt nu niet overgenomen)  \nblauw · rood · geel" in said(app)
    assert picked(app, "Kolom 'naam' wordt") == "naam"
    assert picked(app, "Kolom 'kleur' wordt") is None


def test_a_column_becomes_what_is_picked_before_anything_is_stored(desk: Desk) -> None:
    app = chosen()
    pick(app, "Kolom 'kleur' wordt", "omschrijving")
    assert "wordt nu niet overgenomen" not in said(app)
    press(app, "1 gegeven opslaan")
    assert stored(desk, "Fanfare").omschrijving == "blauw"


def test_a_column_can_become_a_feature_of_its_own_or_be_left_out(desk: Desk) -> None:
    app = chosen()
    pick(app, "Kolom 'kleur' wordt", "nieuw kenmerk")
    assert "kleur: blauw" in said(app)
    pick(app, "Kolom 'kleur' wordt", "overslaan")
    assert "kleur: blauw" not in said(app)
    assert picked(app, "Kolom 'kleur' wordt") == "overslaan"


def test_an_unknown_word_is_asked_once_and_holds_for_every_row(desk: Desk) -> None:
    app = chosen()
    (asked,) = [label for label in labels(app) if label.startswith("Het woord")]
    assert asked == "Het woord 'zangclubje' bij Soort betekent"
    pick(app, asked, "bewonersgroep")
    assert "3 van de 4 rijen gaan erin; 1 niet: 1 zonder naam" in said(app)
    press(app, "3 gegevens opslaan")
    assert stored(desk, "Dansclub").soort == stored(desk, "Toneel").soort == "bewonersgroep"


def test_answers_come_on_top_of_each_other(desk: Desk) -> None:
    app = chosen()
    pick(app, "Kolom 'kleur' wordt", "omschrijving")
    pick(app, "Het woord 'zangclubje' bij Soort betekent", "bedrijf")
    assert picked(app, "Kolom 'kleur' wordt") == "omschrijving"
    assert "3 van de 4 rijen gaan erin" in said(app)


def opened(app: AppTest, row: int) -> None:
    app.session_state[f"import:rij:lijst.csv:None:{row}"] = True
    app.run()


def test_a_row_that_cannot_be_read_is_mended_in_place_and_put_back(desk: Desk) -> None:
    app = chosen()
    opened(app, 5)
    (name,) = [box for box in app.text_input if box.label == "naam"]
    name.set_value("Schutterij")
    press(app, "Verbeter deze rij")
    assert "2 van de 4 rijen gaan erin" in said(app)
    assert "Rij 5 (lijst.csv): naam is 'Schutterij'" in said(app)
    press(app, "Zet terug")
    assert "1 van de 4 rijen gaat erin" in said(app)


def test_a_row_can_be_left_out(desk: Desk) -> None:
    app = chosen()
    opened(app, 5)
    press(app, "Sla deze rij over")
    assert "Rij 5 (lijst.csv): overgeslagen" in said(app)
    assert "zonder naam" not in said(app)


def test_what_changes_is_shown_before_and_after_with_changed_rows_first(desk: Desk) -> None:
    add_item(desk, Actor(id="", naam="Fanfare", soort="bewonersgroep", kern="etten"), "eigen")
    rows = "naam;soort;kern;website\nAndere;bedrijf;Ulft;\nFanfare;;Etten;www.fanfare.nl\n"
    app = chosen(rows)
    table = next(part.proto.body for part in app.get("html") if "Wordt</th>" in part.proto.body)
    assert table.index("Fanfare") < table.index("Andere")
    assert "<td>Website</td><td>niet bekend</td>" in table
    assert "<td>Soort</td><td>(nieuw)</td><td>Bedrijf</td>" in table


def test_rows_without_a_place_get_the_gebied_of_the_sidebar_unless_it_is_unticked(
    desk: Desk,
) -> None:
    app = chosen("naam;soort\nFanfare;Bewonersgroep\n", gebied="5")
    (tick,) = [box for box in app.checkbox if box.label.startswith("Rijen zonder kern of gebied")]
    assert tick.value
    tick.uncheck().run()
    press(app, "1 gegeven opslaan")
    assert stored(desk, "Fanfare").gebieden == ()
    app = chosen("naam;soort\nToneel;Bewonersgroep\n", gebied="5")
    press(app, "1 gegeven opslaan")
    assert stored(desk, "Toneel").gebieden == ("5",)


def test_nobody_is_asked_what_the_rows_do_not_ask(desk: Desk) -> None:
    app = chosen("naam;soort\nFanfare;Bewonersgroep\n")
    asked = [box.label for box in app.main.selectbox if box.label.startswith("Soort voor rijen")]
    inside = [box.label for part in app.expander for box in part.selectbox]
    assert set(asked) <= set(inside)
    without = chosen("naam\nFanfare\n")
    inside = [box.label for part in without.expander for box in part.selectbox]
    assert "Soort voor rijen zonder soort" in labels(without)
    assert "Soort voor rijen zonder soort" not in inside


def gone_and_back(app: AppTest) -> AppTest:
    """Another page is drawn, by which Streamlit lets go of the files, and then this one again."""
    app.file_uploader[0].set_value([])
    app.session_state["bezoek"] = 2
    return app.run()


def test_what_was_answered_is_there_after_a_visit_to_another_page(desk: Desk) -> None:
    app = chosen()
    pick(app, "Kolom 'kleur' wordt", "omschrijving")
    gone_and_back(app)
    assert not app.exception
    assert "Nog niet klaar: lijst.csv." in said(app)
    assert picked(app, "Kolom 'kleur' wordt") == "omschrijving"
    app.session_state["gebied"] = "4"
    app.run()
    assert picked(app, "Kolom 'kleur' wordt") == "omschrijving"


def test_what_was_answered_goes_with_the_files(desk: Desk) -> None:
    app = chosen()
    pick(app, "Kolom 'kleur' wordt", "omschrijving")
    app.file_uploader[0].set_value([]).run()
    assert not app.exception
    assert not [key for key in (KEPT, MAPPING, "import:preview") if key in app.session_state]
    with_file(app, LIST)
    assert picked(app, "Kolom 'kleur' wordt") is None


def test_files_that_were_kept_can_be_taken_away(desk: Desk) -> None:
    app = gone_and_back(chosen())
    press(app, "Dit bestand weghalen")
    assert "Dit is gelezen" not in [head.value for head in app.header]


def test_choices_are_offered_next_time_and_can_be_left_out(desk: Desk) -> None:
    first = chosen()
    pick(first, "Kolom 'kleur' wordt", "omschrijving")
    press(first, "1 gegeven opslaan")
    open_table = {"import:tabel:0:ander.csv::": True}
    again = chosen(LIST.replace("Fanfare", "Schutterij"), "ander.csv", **open_table)
    assert picked(again, "Kolom 'kleur' wordt") == "omschrijving"
    assert "vorige keuzes" in said(again)
    press(again, "Niet gebruiken")
    assert picked(again, "Kolom 'kleur' wordt") is None
    press(again, "Toch gebruiken")
    assert picked(again, "Kolom 'kleur' wordt") == "omschrijving"


def test_choices_are_not_kept_when_that_is_not_asked(desk: Desk) -> None:
    first = chosen()
    pick(first, "Kolom 'kleur' wordt", "omschrijving")
    (tick,) = [box for box in first.checkbox if box.label.startswith("Onthoud deze keuzes")]
    tick.uncheck().run()
    press(first, "1 gegeven opslaan")
    again = chosen(LIST.replace("Fanfare", "Schutterij"), "ander.csv")
    assert picked(again, "Kolom 'kleur' wordt") is None


def test_choices_go_out_as_a_file_and_come_in_again(desk: Desk) -> None:
    app = chosen()
    pick(app, "Kolom 'kleur' wordt", "omschrijving")
    kept = mapping_file(desk, app.session_state["import:preview"][1])
    again = chosen()
    (upload,) = [one for one in again.file_uploader if "keuzes" in one.label]
    upload.upload("keuzes.toml", kept, "application/toml").run()
    assert not again.exception
    assert picked(again, "Kolom 'kleur' wordt") == "omschrijving"


@pytest.mark.parametrize("content", [b"tabel = [", b"\xff\xfe", b"onzin = 3"])
def test_a_file_with_choices_that_is_wrong_is_one_sentence(desk: Desk, content: bytes) -> None:
    app = chosen()
    (upload,) = [one for one in app.file_uploader if "keuzes" in one.label]
    upload.upload("keuzes.toml", content, "application/toml").run()
    assert not app.exception
    assert any("keuzes.toml" in one for one in told(app))


def test_what_is_cleared_is_for_netwerk_to_decide_again(desk: Desk) -> None:
    app = chosen()
    pick(app, "Kolom 'kleur' wordt", "omschrijving")
    pick(app, "Kolom 'kleur' wordt", None)
    assert picked(app, "Kolom 'kleur' wordt") is None
    pick(app, "Kolom 'soort' wordt", "overslaan")
    assert picked(app, "Kolom 'soort' wordt") == "overslaan"
    pick(app, "Kolom 'soort' wordt", None)
    assert picked(app, "Kolom 'soort' wordt") == "soort"
    word = "Het woord 'zangclubje' bij Soort betekent"
    pick(app, word, "bedrijf")
    pick(app, word, None)
    assert picked(app, word) is None
    assert "1 van de 4 rijen gaat erin" in said(app)


def test_names_in_what_changes_are_text(desk: Desk) -> None:
    app = chosen("naam;soort\n<img src=x onerror=alert(1)>;Bedrijf\n")
    table = next(part.proto.body for part in app.get("html") if "Wordt</th>" in part.proto.body)
    assert "<img" not in table
    assert "&lt;img" in table


def test_of_many_rows_a_few_are_shown_and_the_count_is_honest(desk: Desk) -> None:
    rows = "naam;soort\n" + "".join(f"Club {n};Bedrijf\n" for n in range(40))
    app = chosen(rows)
    assert "Dit zijn de eerste 25 van 40." in said(app)
    press(app, "Toon er nog 15")
    assert "Dit zijn de eerste" not in said(app)
    table = next(part.proto.body for part in app.get("html") if "Wordt</th>" in part.proto.body)
    assert table.count("<tbody>") == 40


def test_what_was_said_of_rows_does_not_hold_for_another_file_of_the_same_name(desk: Desk) -> None:
    old = ("lijst.csv", b"naam;soort\nmevr. Vork;Bewonersgroep\nKoor;Bewonersgroep\n")
    app = page(
        "importeren",
        **{
            KEPT: (-1, [old]),
            MAPPING: FileMapping(rows=(RowMend("lijst.csv", None, 3),)),
            TAKEN: ["lijst.csv:2"],
        },
    )
    with_file(app, "naam;soort\nmevr. Mes;Bewonersgroep\nVeer;Bewonersgroep\n")
    assert app.session_state[MAPPING].rows == ()
    assert list(app.session_state[TAKEN]) == []
