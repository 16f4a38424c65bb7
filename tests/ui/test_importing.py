"""The page Importeren without a browser: what is said where one clicked, and of a file that is gone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from netwerk.exchange.mapping.file_mapping import SKIP
from netwerk.model import Actor
from netwerk.services.desk import Desk
from netwerk.services.records.history import history
from netwerk.services.records.items import add_item
from netwerk.settings import Settings
from netwerk.store.restore import restore
from netwerk.ui.frame import READ_ONLY_STORE
from tests.exchange.given import hidden, xlsx
from tests.ui.test_editing import page, press, told

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LIST = b"naam;soort;kern\nFanfare;Bewonersgroep;Etten\n;Bewonersgroep;Etten\n"


def chosen() -> AppTest:
    return page("importeren").file_uploader[0].upload("lijst.csv", LIST, "text/csv").run()


def test_after_saving_top_and_the_place_of_the_button_say_what_was_stored(desk: Desk) -> None:
    app = chosen()
    press(app, "1 gegeven opslaan")
    assert not app.success
    stored, under = (said.value.replace("\\", "") for said in app.warning)
    assert stored == (
        "Opgeslagen: 1 nieuw, 0 gewijzigd. 2 rijen nagekeken, 1 niet gebruikt. "
        "Niet alles gebruikt: lijst.csv."
    )
    folded = next(box for box in app.expander if box.label == "Wat er niet in ging")
    assert any("zonder naam" in said.value or "naam" in said.value for said in folded.markdown)
    assert under.startswith("Opgeslagen: 1 nieuw")
    assert "Bovenaan kun je het ongedaan maken" in under
    press(app, "Deze import ongedaan maken")
    assert not any(said.startswith("Opgeslagen") for said in told(app))


def test_files_that_are_stored_whole_are_let_go_of(desk: Desk) -> None:
    """The message of what was stored stays; the box is empty, and so is the session."""
    whole = b"naam;soort;kern\nFanfare;Bewonersgroep;Etten\n"
    app = page("importeren").file_uploader[0].upload("lijst.csv", whole, "text/csv").run()
    press(app, "1 gegeven opslaan")
    assert told(app)[0].startswith("Opgeslagen: 1 nieuw")
    assert not app.file_uploader[0].value
    assert not [key for key in ("import:vast", "import:preview") if key in app.session_state]
    again = app.file_uploader[0].upload("meer.csv", whole.replace(b"Fan", b"Mars"), "text/csv")
    assert "1 gegeven opslaan" in [button.label for button in again.run().button]


def test_a_file_that_netwerk_no_longer_has_is_asked_for_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As after a restart: the browser names a file that this process never got."""
    app = page("importeren")
    monkeypatch.setattr(AppTest, "_register_uploaded_files", lambda *_: None)
    app.file_uploader[0].upload("lijst.csv", LIST, "text/csv").run()
    assert not app.exception
    assert [said for said in told(app) if "Kies het bestand opnieuw" in said] == told(app) != []


def test_what_was_read_is_held_against_a_store_that_was_put_back(
    desk: Desk, tmp_path: Path
) -> None:
    """The store has the same number of changes as before, and another one as its last."""
    add_item(desk, Actor(id="", naam="Fanfare", soort="bewonersgroep", kern="etten"), "eigen")
    app = chosen()
    assert "1 gegeven opslaan" not in [button.label for button in app.button]
    restore(tmp_path / "kopie.zip", desk.store.url, Settings(store=""), overwrite=True)
    add_item(desk, Actor(id="", naam="Een ander", soort="bedrijf"), "collega")
    app.run()
    assert "1 gegeven opslaan" in [button.label for button in app.button]


def test_a_store_that_can_only_be_read_says_so_on_the_page(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert READ_ONLY_STORE not in [text.value for text in page("importeren").caption]
    monkeypatch.setattr(Desk, "read_only", True)
    assert READ_ONLY_STORE in [text.value for text in page("importeren").caption]


def test_what_a_table_without_headers_holds_can_be_chosen(desk: Desk) -> None:
    pairs = b"Koor;Veer\nFanfare;Koor\nToneel;Veer\n"
    app = page("importeren").file_uploader[0].upload("paren.csv", pairs, "text/csv").run()
    assert any("Er is niets gelezen" in said for said in told(app))
    (choice,) = [box for box in app.selectbox if box.label.startswith("In deze tabel staan")]
    choice.set_value("paren").run()
    assert not app.exception
    assert not any("Er is niets gelezen" in said for said in told(app))


def test_a_column_with_relations_is_shown_as_what_it_becomes(desk: Desk) -> None:
    table = b"naam;soort;werkt samen met\nFanfare;Bewonersgroep;Koor\nKoor;Bewonersgroep;\n"
    app = page("importeren", **{"import:tabel:0:lijst.csv::": True})
    app.file_uploader[0].upload("lijst.csv", table, "text/csv").run()
    assert not app.exception
    tie = [box for box in app.selectbox if box.label == "Kolom 'werkt samen met' wordt"]
    assert [box.value for box in tie] == ["relatie: werkt_samen_met"]
    said = " ".join(text.value for text in (*app.info, *app.warning, *app.success))
    assert "2 rijen en 1 uit een kolom kunnen worden opgeslagen" in said


def test_what_looks_private_goes_in_only_when_that_row_is_chosen(desk: Desk) -> None:
    rows = b"naam;soort;telefoon\nFanfare;Bewonersgroep;06-12345678\n"
    app = page("importeren").file_uploader[0].upload("lijst.csv", rows, "text/csv").run()
    (choice,) = [m for m in app.multiselect if m.label == "Deze rijen mogen er toch in"]
    assert choice.options == ["lijst.csv:2"]
    choice.set_value(["lijst.csv:2"]).run()
    press(app, "1 gegeven opslaan")
    assert not app.exception
    (stored,) = [s for s in desk.store.all(Actor) if s.item.naam == "Fanfare"]
    assert stored.item.telefoon == "06-12345678"
    newest = history(desk, 1)[0]
    assert "toch opgenomen: lijst.csv:2 (Telefoon)" in newest.why


def test_an_import_that_this_session_did_not_tell_of_is_pointed_at(desk: Desk) -> None:
    """As after a kill during storing: the store has it, the page that asked for it is gone."""
    press(chosen(), "1 gegeven opslaan")
    again = page("importeren")
    (said,) = [text.value for text in again.markdown if "Je laatste import" in text.value]
    assert "1 nieuw en 0 gewijzigd" in said
    press(again, "Gezien")
    assert not [text for text in again.markdown if "Je laatste import" in text.value]


def test_who_was_told_of_an_import_is_not_told_again(desk: Desk) -> None:
    app = chosen()
    press(app, "1 gegeven opslaan")
    press(app, "Deze import ongedaan maken")
    assert not [text for text in app.markdown if "Je laatste import" in text.value]


def test_the_verdict_stands_on_top_and_counts_each_row_once(desk: Desk) -> None:
    """Before any table: what goes in, and what does not with the reasons."""
    app = chosen()
    order = [part.type for part in app.main if part.type in ("info", "warning", "expander")]
    (said,) = [text.value for text in app.warning if "van de" in text.value]
    assert "1 van de 2 rijen gaat erin; 1 niet: 1 zonder naam" in said.replace("\\", "")
    assert order[:1] == ["warning"]


ONE = [["Naam", "Soort", "Kern"], ["Fanfare", "Bewonersgroep", "Etten"]]
UNREAD = [["Kleur", "Maat"], *([f"kleur {k}", k] for k in range(40))]


def stored_book(book: bytes) -> AppTest:
    app = page("importeren").file_uploader[0].upload("map.xlsx", book, XLSX).run()
    press(app, "1 gegeven opslaan")
    return app


def on_top(app: AppTest) -> tuple[str, str]:
    """How the report of an import is coloured, and what it says."""
    boxes = (*app.success, *app.warning)
    box = next(box for box in boxes if box.value.startswith("Opgeslagen"))
    return box.type, box.value.replace("\\", "")


def test_a_whole_sheet_that_was_left_out_is_named_and_nothing_is_green(desk: Desk) -> None:
    app = stored_book(xlsx({"Actoren": ONE, "Kleuren": UNREAD}))
    kind, said = on_top(app)
    assert kind == "warning"
    assert said == (
        "Opgeslagen: 1 nieuw, 0 gewijzigd. 41 rijen nagekeken, 40 niet gebruikt. "
        "Niet gebruikt: map.xlsx, blad Kleuren."
    )
    assert not app.success


def test_of_many_sheets_that_were_left_out_the_first_are_named(desk: Desk) -> None:
    book = xlsx({"Actoren": ONE, **{f"Blad {k}": UNREAD for k in range(5)}})
    said = on_top(stored_book(book))[1]
    assert "blad Blad 0; map.xlsx, blad Blad 1; map.xlsx, blad Blad 2; en nog 2." in said


def test_a_hidden_sheet_with_rows_is_named_too(desk: Desk) -> None:
    book = hidden({"Actoren": ONE, "Oud": [*ONE, *ONE[1:]]}, "Oud")
    kind, said = on_top(stored_book(book))
    assert (kind, said.rpartition(". ")[2]) == ("warning", "Niet gebruikt: map.xlsx, blad Oud.")


@pytest.mark.parametrize(
    "more", [{}, {"Kleuren (overslaan)": UNREAD}, {"Relaties": [["Van", "Naar"]]}]
)
def test_it_is_green_when_all_was_used_or_left_out_by_choice(
    desk: Desk, more: dict[str, list[list[object]]]
) -> None:
    kind, said = on_top(stored_book(xlsx({"Actoren": ONE, **more})))
    assert kind == "success"
    assert "gebruikt" not in said


def test_it_is_green_when_the_sheet_was_skipped_on_the_page(desk: Desk) -> None:
    book = xlsx({"Actoren": ONE, "Kleuren": UNREAD})
    app = page("importeren").file_uploader[0].upload("map.xlsx", book, XLSX).run()
    (choice,) = [box for box in app.selectbox if box.label == "In deze tabel staan (Kleuren)"]
    choice.set_value(SKIP).run()
    press(app, "1 gegeven opslaan")
    assert on_top(app)[0] == "success"


def test_each_sheet_that_is_not_read_has_a_line_and_no_long_sentence(desk: Desk) -> None:
    book = hidden({"Actoren": ONE, "Kleuren": UNREAD, "Oud": UNREAD}, "Oud")
    app = page("importeren").file_uploader[0].upload("map.xlsx", book, XLSX).run()
    lines = app.warning[0].value.replace("\\", "").split("\n\n")
    assert sum(line.startswith("map.xlsx, blad") for line in lines) == 2
    assert all(line.count("map.xlsx") <= 1 for line in lines)
    assert max(len(part.split()) for part in re.split(r"[.?!:] ", lines[-1])) <= 20
    assert "ignore" not in "".join(lines)


def test_what_stays_is_said_in_one_line_and_can_be_chosen(desk: Desk) -> None:
    add_item(desk, Actor(id="k", naam="Harmonie", soort="bewonersgroep", omschrijving="zingt"), "t")
    file = b"Naam;Omschrijving;Soort\nHarmonie;zelfde?;\nJan de Boer;;\n"
    app = page("importeren").file_uploader[0].upload("l.csv", file, "text/csv").run()
    said = "Bij 1 actor blijft de omschrijving staan die er al was."
    assert said in [one.value for one in app.markdown]
    assert any(">Jan de Boer<" in table.proto.body for table in app.get("html"))
    (box,) = [box for box in app.checkbox if box.label.startswith("Zet de omschrijving")]
    box.check().run()
    assert said not in [one.value for one in app.markdown]
