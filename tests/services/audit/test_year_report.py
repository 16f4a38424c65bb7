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


def test_who_may_what_has_the_applications_with_their_end_and_who_works_at_the_server(
    office: Desk, tmp_path: Path
) -> None:
    key = "0f" * 32
    (tmp_path / "netwerk.toml").write_text(
        '[toegang]\nanders = "lezer"\n[[toegang.rol]]\npersoon = "an@a.nl"\nrol = "makelaar"\n'
        f'[[toepassing]]\nnaam = "Dashboard"\nsleutel = "{key}"\nrol = "makelaar"\n'
        'tot = "2027-12-31"\n'
    )
    told = report(office)
    assert "| an@a.nl | makelaar | de hele gemeente | - |" in told
    row = "| toepassing Dashboard (API) | makelaar | de hele gemeente | 31 december 2027 |"
    assert row in told
    assert key not in told
    assert "| wie op de server opdrachten geeft | beheerder | de hele gemeente | - |" in told
    assert "Wie zich aanmeldt en in geen regel staat, is lezer" in told


def test_without_roles_it_says_so_and_still_names_who_works_at_the_server(office: Desk) -> None:
    told = report(office)
    assert "Er staan geen rollen in netwerk.toml." in told
    assert "| wie op de server opdrachten geeft | beheerder |" in told


def test_the_report_says_that_it_is_no_judgement_of_staff(office: Desk) -> None:
    assert "niet om iemand te beoordelen" in report(office)
