"""The drafts as files: which there are, in which formats, and what they rest on."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from netwerk.access.log_line import LogLine
from netwerk.access.rights import User
from netwerk.errors import InputError
from netwerk.services.accountability.draft_files import (
    FORMATS,
    draft,
    draft_file,
    draft_file_name,
    draft_names,
    drafts_values,
)
from netwerk.services.desk import Desk
from netwerk.services.stores import desk_at, open_store
from netwerk.settings import Settings

STARTS = {"docx": b"PK", "pdf": b"%PDF", "html": b"<!doctype html>", "md": b"# "}


@dataclass
class Lines:
    """A log in memory."""

    lines: list[LogLine] = field(default_factory=list)

    def write(self, line: LogLine) -> None:
        self.lines.append(line)


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    settings = tmp_path / "netwerk.toml"
    settings.write_text(
        '[gemeente]\nnaam = "Gemeente Voorbeeld"\ncontact = "a@b.nl"\n[bewaren]\ngesprek = "18 maanden"\n'
    )
    monkeypatch.setenv("NETWERK_CONFIG", str(settings))
    store = open_store(Settings(store=str(tmp_path / "n.db"), user="An"))
    yield desk_at(store, User("An", "lezer"), tmp_path / "plaatsen")
    store.close()


@pytest.mark.parametrize("format", FORMATS)
def test_a_reader_gets_every_draft_in_every_format(office: Desk, format: str):
    for name in draft_names(office):
        if format != "pdf" or name in ("verklaring", "bewaren"):
            assert draft_file(office, name, format).startswith(STARTS[format])


def test_the_register_is_json_and_the_others_are_not(office: Desk):
    entries = json.loads(draft_file(office, "algoritmeregister", "json"))
    assert {e["algemene_informatie"]["organisatie"] for e in entries} == {"Gemeente Voorbeeld"}
    assert drafts_values(office, "algoritmeregister")["faults"]["isolated"] == ()
    with pytest.raises(InputError, match="'json' kan niet"):
        draft_file(office, "dpia", "json")


def test_the_terms_of_the_settings_stand_in_the_keep_list(office: Desk):
    assert "18 maanden" in drafts_values(office, "bewaren")["text"]


def test_all_terms_of_the_settings_stand_in_the_keep_list_and_what_waits_forever_says_so(
    office: Desk, tmp_path: Path
):
    (tmp_path / "netwerk.toml").write_text(
        '[bewaren]\ncontact = "18 maanden"\nsignaal = "altijd"\n[logboek]\ndagen = 400\n'
    )
    told = drafts_values(office, "bewaren")["text"]
    assert "| 18 maanden na de laatste bevestiging, of na" in told
    assert "| vernietigen | gemeente | jaarlijkse lijst |" in told
    assert "| 400 dagen | vernietigen | gemeente |" in told
    assert "| signalen | wordt niet opgeruimd |" in told
    assert "400 dagen" in drafts_values(office, "verklaring")["text"]


def test_the_applications_of_the_settings_are_named_without_their_key(office: Desk, tmp_path: Path):
    key = "0f" * 32
    (tmp_path / "netwerk.toml").write_text(
        f'[[toepassing]]\nnaam = "Dashboard"\nsleutel = "{key}"\nrol = "makelaar"\n'
        'gebieden = ["5"]\ntot = "2027-12-31"\n'
    )
    told = drafts_values(office, "register")["text"].replace("\\", "")
    assert "Dashboard (makelaar, gebied 5 (" in told
    assert "tot en met 31 december 2027)" in told
    assert key not in told


def test_what_the_register_still_asks_stands_beside_the_faults(office: Desk, tmp_path: Path):
    assert "link naar de broncode" in drafts_values(office, "algoritmeregister")["lacking"]
    (tmp_path / "netwerk.toml").write_text('[gemeente]\nlink_broncode = "https://broncode.nl"\n')
    told = drafts_values(office, "algoritmeregister")
    assert "link naar de broncode" not in told["lacking"]
    assert {e["werking"]["link_broncode"] for e in told["entries"]} == {"https://broncode.nl"}


def test_the_register_quotes_what_is_seen_of_equal_chance(office: Desk):
    told = draft(office, "algoritmeregister")
    fair = next(section for section in told.sections if section.title == "Gelijke kans")
    assert fair.text == ("Er is nog geen aandacht vastgelegd om te verdelen.",)


def test_another_name_is_told_which_there_are(office: Desk):
    with pytest.raises(InputError, match="Kies uit: dpia, register"):
        draft(office, "dpai")


def test_taking_a_draft_along_is_logged(office: Desk):
    log = Lines()
    draft_file(replace(office, log=log), "dpia", "md")
    assert [(line.wat, line.waarop) for line in log.lines] == [("exporteren", "concept-dpia.md")]
    assert draft_file_name("dpia", "md") == "concept-dpia.md"
