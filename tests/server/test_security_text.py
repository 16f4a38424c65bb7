"""security.txt: the fields of RFC 9116, only where a contact is set."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from netwerk.access.server_address import ServerAddress, contact_of
from netwerk.errors import InputError
from netwerk.server.security_text import (
    WELL_KNOWN,
    security_route,
    security_text,
)
from tests.server.asked_app import AskedApp

ADDRESS = ServerAddress("https://netwerk.gemeente.nl/kaart")


def fields(text: str) -> dict[str, str]:
    assert text.endswith("\n")
    pairs = [line.split(": ", 1) for line in text.splitlines()]
    assert len(pairs) == len({name for name, _ in pairs})
    return dict(pairs)


def test_it_has_the_fields_of_the_rfc_and_holds_less_than_a_year() -> None:
    now = datetime(2026, 11, 30, 12, tzinfo=UTC)
    told = fields(security_text("mailto:ciso@gemeente.nl", ADDRESS.adres, now))
    assert told["Contact"] == "mailto:ciso@gemeente.nl"
    assert told["Preferred-Languages"] == "nl, en"
    assert told["Canonical"] == f"https://netwerk.gemeente.nl{WELL_KNOWN}"
    ends = datetime.strptime(told["Expires"], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    assert timedelta(days=30) < ends - now < timedelta(days=365)


@pytest.mark.parametrize("table", ['meldadres = "ciso@gemeente.nl"', ""])
def test_it_is_there_where_a_contact_is_set(
    table: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "netwerk.toml").write_text(f"[server]\n{table}\n", encoding="utf-8")
    monkeypatch.setenv("NETWERK_CONFIG", str(tmp_path / "netwerk.toml"))
    answer = AskedApp((security_route(ADDRESS),)).get(WELL_KNOWN)
    assert answer.status_code == (200 if table else 404)
    if table:
        assert answer.headers["content-type"] == "text/plain; charset=utf-8"
        assert fields(answer.text)["Contact"] == "mailto:ciso@gemeente.nl"


def test_a_contact_is_a_mail_address_or_https() -> None:
    assert contact_of({}) == ""
    assert contact_of({"meldadres": "mailto:a@b.nl"}) == "mailto:a@b.nl"
    assert contact_of({"meldadres": "https://b.nl/lek"}) == "https://b.nl/lek"
    for wrong in ("a", "a@b", "http://b.nl", "a@b.nl\nExpires: x", "a@b@c.nl", 1, "https://"):
        with pytest.raises(InputError, match=r"meldadres onder \[server\]"):
            contact_of({"meldadres": wrong})
