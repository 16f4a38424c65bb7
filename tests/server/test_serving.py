"""The process of the web app: with which options, and ready before it answers."""

from __future__ import annotations

import signal
import socket
from contextlib import closing

import pytest
from streamlit import config

from netwerk.access.server_address import ServerAddress
from netwerk.errors import StoreUnavailable
from netwerk.server import serving
from netwerk.server.web_options import FIXED, web_options
from netwerk.settings import load_settings


def test_the_installed_streamlit_knows_every_option_it_is_started_with() -> None:
    known = config.get_config_options()
    options = web_options(load_settings({}), ServerAddress())
    assert [name for name in options if name not in known] == []
    assert config.get_option("runner.postScriptGC") is True  # so it has to be switched off
    assert FIXED["runner.postScriptGC"] is False


def test_a_public_address_gives_the_host_and_the_path() -> None:
    options = web_options(load_settings({}), ServerAddress("https://net.gemeente.nl/kaart"))
    assert options["server.baseUrlPath"] == "kaart"
    assert options["server.allowedHosts"] == ["net.gemeente.nl"]
    assert options["browser.serverAddress"] == "net.gemeente.nl"


def test_a_message_is_not_read_whole_before_it_is_found_too_large() -> None:
    read = serving.uvicorn_options(json=False)["ws_max_size"]
    taken = int(str(FIXED["server.maxWidgetStateSize"])) * 1024 * 1024
    assert isinstance(read, int)
    assert taken < read <= 2 * taken


@pytest.mark.parametrize("problem", [None, OSError("vol"), StoreUnavailable("nee")])
def test_the_app_answers_after_it_got_ready_and_also_when_it_could_not(
    problem: Exception | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []

    def ready(*_: object) -> None:
        done.append("klaar")
        if problem is not None:
            raise problem

    monkeypatch.setattr(serving, "get_ready", ready)
    monkeypatch.setattr(serving, "keep_tidy", lambda: done.append("opgeruimd"))
    monkeypatch.setattr(serving, "serve", lambda *_: done.append("open"))
    before = signal.getsignal(signal.SIGINT)
    try:
        serving.main()
    finally:
        signal.signal(signal.SIGINT, before)
    assert done == ["klaar", "opgeruimd", "open"]


def test_what_is_sent_to_a_visitor_does_not_wait_for_his_answer_to_what_came_before() -> None:
    with closing(socket.socket()) as listening, closing(socket.socket()) as visitor:
        listening.bind(("127.0.0.1", 0))
        serving.sent_at_once(listening).listen()
        visitor.connect(listening.getsockname())
        with closing(listening.accept()[0]) as accepted:
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_what_the_pages_are_made_of_is_loaded_before_the_first_visitor_but_no_page_runs() -> None:
    parts = serving.parts()
    assert {"netwerk.ui.show", "netwerk.ui.kaart.panel"} <= set(parts)
    assert not [part for part in parts if ".pages" in part]
