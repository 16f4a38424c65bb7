"""The read API on the server that serves the pages: for who has a key, on a known host."""

from __future__ import annotations

import http.client
import json
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from netwerk.access.application_settings import digest
from netwerk.cli import main
from tests.browser.conftest import running

pytestmark = pytest.mark.browser
"""No browser, but a server that takes as long to start."""

KEY = "netwerk_sleutel"
TABLE = f'[[toepassing]]\nnaam = "Dashboard"\nsleutel = "{digest(KEY)}"\n'


def test_the_api_stands_beside_the_pages_and_its_questions_are_in_the_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    config = tmp_path / "netwerk.toml"
    config.write_text(TABLE, encoding="utf-8")
    monkeypatch.setenv("NETWERK_CONFIG", str(config))
    with running(tmp_path / "netwerk.db") as app:
        port = urlsplit(app.url).port

        def ask(path: str, **headers: str) -> tuple[int, bytes]:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
            connection.request("GET", path, headers={"Host": f"localhost:{port}", **headers})
            got = connection.getresponse()
            told = got.status, got.read()
            connection.close()
            return told

        key = {"Authorization": f"Bearer {KEY}"}
        status, told = ask("/api/v1/actoren", **key)
        assert status == 200
        assert json.loads(told)["label"] == "Actor"
        assert ask("/api/v1/actoren")[0] == 401
        assert ask("/api/v1/niets", **key)[0] == 404
        assert ask("/api/v1/openapi.json")[0] == 200
        assert ask("/api/v1/actoren", **(key | {"Host": "rebinding.example"}))[0] == 421

    capsys.readouterr()
    monkeypatch.setenv("NETWERK_ROLE", "beheerder")
    assert main(["audit", "--json", "--store", str(tmp_path / "netwerk.db")]) == 0
    lines = [list(line.values()) for line in json.loads(capsys.readouterr().out)["lines"]]
    mine = [line for line in lines if "opvragen" in line]
    assert any("api Dashboard, 127.0.0.1" in line and "actoren" in line for line in mine), lines
    assert any("api, 127.0.0.1" in line for line in mine), lines
    assert KEY not in str(lines)
