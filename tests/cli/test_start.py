"""`netwerk start`: with which options, and ready before it says so."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from streamlit import config
from streamlit.web import cli

from netwerk.cli import start
from netwerk.errors import StoreUnavailable
from netwerk.services import ready_told
from netwerk.ui import serve

NOBODY = "http://127.0.0.1:9/"
NOTHING_TOLD = Path("/nergens/voortgang")


def test_the_installed_streamlit_knows_every_option_it_is_started_with() -> None:
    known = config.get_config_options()
    assert [name for name in start.STREAMLIT_OPTIONS if name not in known] == []
    assert config.get_option("runner.postScriptGC") is True  # so it has to be switched off
    assert start.STREAMLIT_OPTIONS["runner.postScriptGC"] == "false"


@pytest.mark.parametrize("problem", [None, OSError("vol"), StoreUnavailable("nee")])
def test_the_app_answers_after_it_got_ready_and_also_when_it_could_not(
    problem: Exception | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []

    def ready(*_: object) -> None:
        done.append("klaar")
        if problem is not None:
            raise problem

    monkeypatch.setattr(serve, "get_ready", ready)
    monkeypatch.setattr(cli, "main", lambda *_, **__: done.append("open"))
    before = signal.getsignal(signal.SIGINT)
    try:
        serve.main()
    finally:
        signal.signal(signal.SIGINT, before)
    assert done == ["klaar", "open"]


def test_what_the_pages_are_made_of_is_loaded_before_the_first_visitor_but_no_page_runs() -> None:
    parts = serve.parts()
    assert {"netwerk.ui.show", "netwerk.ui.kaart.panel"} <= set(parts)
    assert not [part for part in parts if ".pages" in part]


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
