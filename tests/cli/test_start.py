"""`netwerk start`: with which options, and ready before it says so."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest
from streamlit import config
from streamlit.web import cli

from netwerk.cli import start
from netwerk.errors import StoreUnavailable
from netwerk.ui import serve

NOBODY = "http://127.0.0.1:9/"


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
            start._up(process, NOBODY)
    else:
        assert start._up(process, NOBODY) is False


def test_a_long_start_says_why(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(start, "SAID_AFTER", 0.2)
    monkeypatch.setattr(start, "STARTED_WITHIN", 0.6)
    process = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(30)"])
    try:
        with pytest.raises(StoreUnavailable, match="nog geen antwoord"):
            start._up(process, NOBODY)
    finally:
        process.kill()
        process.wait()
    assert capsys.readouterr().out.count("rekenkernen") == 1
