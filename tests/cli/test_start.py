"""`netwerk start`: it waits until the app is ready and says how far it is."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from netwerk.cli import main, start
from netwerk.errors import StoreUnavailable
from netwerk.services import ready_told

NOBODY = "http://127.0.0.1:9/"
NOTHING_TOLD = Path("/nergens/voortgang")


@pytest.mark.parametrize(("code", "told"), [(0, False), (-signal.SIGTERM, False), (3, True)])
def test_a_start_that_is_stopped_is_no_problem_and_one_that_breaks_off_is(
    code: int, told: bool
) -> None:
    words = f"import os, signal; os.kill(os.getpid(), {-code}) if {code} < 0 else os._exit({code})"
    process = subprocess.Popen([sys.executable, "-c", words])
    process.wait()
    if told:
        with pytest.raises(StoreUnavailable, match="niet gestart"):
            start._up(process, NOBODY, NOTHING_TOLD)
    else:
        assert start._up(process, NOBODY, NOTHING_TOLD) is False


def test_a_long_start_says_why(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(start, "SAID_AFTER", 0.2)
    monkeypatch.setattr(start, "STARTED_WITHIN", 0.6)
    process = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(30)"])
    try:
        with pytest.raises(StoreUnavailable, match="nog geen antwoord"):
            start._up(process, NOBODY, NOTHING_TOLD)
    finally:
        process.kill()
        process.wait()
    assert capsys.readouterr().out.count("rekenkernen") == 1


def test_a_start_that_gets_further_is_waited_for_and_says_how_far_it_is(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Three times as long as may pass without progress, and it goes on; then it stands still."""
    monkeypatch.setattr(start, "SAID_AFTER", 0.0)
    monkeypatch.setattr(start, "STARTED_WITHIN", 1.0)
    told = tmp_path / "voortgang"
    monkeypatch.setenv(ready_told.TOLD_IN, str(told))
    words = (
        "import time; from netwerk.services.ready_told import teller; tell = teller()\n"
        "for step in range(1, 7): tell(step / 8); time.sleep(0.5)\n"
        "time.sleep(30)"
    )
    process = subprocess.Popen([sys.executable, "-c", words])
    began = time.monotonic()
    try:
        with pytest.raises(StoreUnavailable, match="niet verder"):
            start._up(process, NOBODY, told)
    finally:
        process.kill()
        process.wait()
    assert time.monotonic() - began > 3.0
    said = capsys.readouterr().out
    assert said.count("rekenkernen") == 1
    assert "Klaargezet: 75%" in said


def test_how_far_it_is_is_told_to_nobody_when_nobody_asked(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv(ready_told.TOLD_IN, raising=False)
    ready_told.teller()(0.5)
    assert ready_told.share_told(tmp_path / "nergens") == 0.0


SIGNING = """
[aanmelden]
uitgever = "https://login.example/.well-known/openid-configuration"
client_id = "netwerk"
domeinen = ["gemeente.example"]
"""


@pytest.mark.parametrize(
    ("address", "file", "said"),
    [
        ("0.0.0.0", "", "aanmelden staat uit"),
        ("::", "", "aanmelden staat uit"),
        ("192.0.2.1", "", "aanmelden staat uit"),
        ("0.0.0.0", SIGNING, "op welk adres mensen komen"),
        ("localhost", SIGNING.replace("client_id", "clientid"), "clientid"),
        ("localhost", "[server]\nadres = 'http://net.gemeente.nl'", "https"),
    ],
)
def test_nobody_can_reach_a_desk_without_sign_in_and_a_wrong_setting_starts_nothing(
    address: str, file: str, said: str, tmp_path: Path
) -> None:
    config = tmp_path / "netwerk.toml"
    config.write_text(file, encoding="utf-8")
    environment = os.environ | {
        "NETWERK_CONFIG": str(config),
        "NETWERK_ADDRESS": address,
        "NETWERK_BROWSER": "0",
        "NETWERK_AANMELDEN_GEHEIM": "g",
        "NETWERK_COOKIE_GEHEIM": "c" * 40,
    }
    store = tmp_path / "netwerk.db"
    command = [sys.executable, "-m", "netwerk", "start", "--store", str(store)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1
    assert said in done.stderr
    assert done.stderr.count("\n") == 1
    assert not store.exists()


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ("", "Begin op de pagina Vandaag: lees daar je eigen lijst in."),
        ('[aanmelden]\nkoppen = {naam = "X-Naam", email = "X-Mail", groepen = "X-Groepen"}\n',
         "Meld je aan als beheerder. Op de pagina Vandaag staat hoe je begint."),
    ],
)  # fmt: skip
def test_a_start_with_nothing_in_it_says_how_to_begin(
    settings: str,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    held = tmp_path / "netwerk.toml"
    held.write_text(settings + ('domeinen = ["voorbeeld.nl"]\n' if settings else ""), "utf-8")
    monkeypatch.setenv("NETWERK_CONFIG", str(held))
    monkeypatch.setenv("NETWERK_STORE", str(tmp_path / "netwerk.db"))
    monkeypatch.setenv("NETWERK_COOKIE_GEHEIM", "c" * 40)
    monkeypatch.setenv("NETWERK_PROXY_GEHEIM", "p" * 40)
    monkeypatch.setattr(start, "_serve", lambda *_: 0)
    assert main(["start", "--no-demo"]) == 0
    assert said in capsys.readouterr().out.splitlines()
