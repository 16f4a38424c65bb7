"""The yearly report as a file: of whom it is, and tables that are tables."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from netwerk.access.rights import User
from netwerk.model import Huisstijl
from netwerk.services.accountability.draft_files import draft, to_fill_in
from netwerk.services.audit.year_report import year_report
from netwerk.services.desk import Desk
from netwerk.services.stores import open_desk
from netwerk.settings import Settings
from netwerk.store.logbook.disk_log import DiskLog
from netwerk.store.logbook.log_place import LogPlace
from netwerk.store.port import Change, Put


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setenv("NETWERK_CONFIG", str(tmp_path / "netwerk.toml"))
    (tmp_path / "netwerk.toml").write_text("")
    desk = open_desk(Settings(store=str(tmp_path / "n.db")), User("An", "beheerder"))
    keys = tmp_path / "sleutels"
    place = LogPlace(tmp_path / "log.db", keys / "sleutel", keys / "eind")
    yield replace(desk, log=DiskLog(place))
    desk.close()


def report(desk: Desk) -> str:
    return year_report(desk, desk.today.year, "md").decode().replace("\\", "")


def styled(desk: Desk, naam: str) -> None:
    desk.store.apply(Change((Put(Huisstijl(id="huisstijl", gemeente=naam)),), "An"))


def test_the_report_and_the_drafts_take_the_name_that_the_store_has(office: Desk) -> None:
    styled(office, "Voorbeeldstad")
    assert "Gemeente Voorbeeldstad" in report(office)
    assert "Gemeente Voorbeeldstad" in str(draft(office, "dpia"))
    assert "naam van de gemeente" not in to_fill_in(office)


def test_the_name_of_the_settings_goes_before_that_of_the_store(
    office: Desk, tmp_path: Path
) -> None:
    styled(office, "Voorbeeldstad")
    (tmp_path / "netwerk.toml").write_text('[gemeente]\nnaam = "Gemeente Anders"\n')
    for told in (report(office), str(draft(office, "verklaring"))):
        assert "Gemeente Anders" in told
        assert "Voorbeeldstad" not in told


def test_without_a_huisstijl_it_is_the_municipality_of_the_places(office: Desk) -> None:
    assert "Gemeente Oude IJsselstreek" in report(office)


def test_as_markdown_its_tables_are_tables(office: Desk) -> None:
    told = report(office)
    assert "[tabel]" not in told
    assert "| Rol | Mag |\n|---|---|\n| lezer |" in told
