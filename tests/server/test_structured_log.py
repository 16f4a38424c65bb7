"""The log as JSON: one object a line, fixed words, and nothing about a person."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from netwerk.errors import InputError
from netwerk.server.structured_log import WANTED, json_wanted

SCRIPT = """
import logging, threading, warnings
import streamlit.logger
early = streamlit.logger.get_logger("streamlit.early")
from netwerk.server.structured_log import write_json
write_json()
from netwerk.ui import page_times
early.warning("session of %s", "els@gemeente.nl")
streamlit.logger.get_logger("streamlit.late").error("mail %s", "els@gemeente.nl")
with page_times.timed("kaart"):
    pass
try:
    raise ValueError("Els de Boer, 06-12345678")
except ValueError:
    logging.getLogger("netwerk").exception("Unforeseen error %s", "ab12", extra={"number": "ab12"})
warnings.warn("Els de Boer")
thread = threading.Thread(target=lambda: {}["Els de Boer"])
thread.start(); thread.join()
raise RuntimeError("Els de Boer\\nop een tweede regel")
"""


def test_every_line_is_json_without_anything_about_a_person() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=False
    )
    lines = [json.loads(line) for line in done.stderr.splitlines()]
    assert [line["event"] for line in lines if line["logger"] != "py.warnings"] == [
        "session of %s",
        "mail %s",
        "page drawn",
        "Unforeseen error %s",
        "thread ended",
        "process ended",
    ]
    by_event = {line["event"]: line for line in lines}
    assert by_event["page drawn"]["page"] == "kaart"
    assert by_event["page drawn"]["seconds"] < 5
    unforeseen = by_event["Unforeseen error %s"]
    assert (unforeseen["number"], unforeseen["error"]) == ("ab12", "ValueError")
    assert by_event["process ended"]["where"] == ["<string>:19 <module>"]
    assert {line["level"] for line in lines} == {"warning", "error", "info", "critical"}
    assert all(line["time"].endswith("+00:00") for line in lines)
    assert not [w for w in ("Els", "Boer", "06-1", "@") if w in done.stderr], done.stderr
    assert done.stdout == ""


def test_json_is_asked_for_by_the_environment_or_the_settings() -> None:
    assert not json_wanted({}, {})
    assert json_wanted({"logboek": "json"}, {})
    assert not json_wanted({"logboek": "tekst"}, {})
    assert json_wanted({}, {WANTED: "1"})
    assert not json_wanted({"logboek": "json"}, {WANTED: "0"})
    for wrong in ("xml", 1, ["json"]):
        with pytest.raises(InputError, match=r"logboek onder \[server\]"):
            json_wanted({"logboek": wrong}, {})


def test_a_wrong_word_in_the_settings_is_one_sentence_and_no_start(tmp_path: object) -> None:
    path = f"{tmp_path}/netwerk.toml"
    with open(path, "w", encoding="utf-8") as file:  # noqa: PTH123
        file.write('[server]\nlogboek = "xml"\n')
    done = subprocess.run(
        [sys.executable, "-m", "netwerk.server.serving"],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"NETWERK_CONFIG": path, "NETWERK_STORE": f"{tmp_path}/netwerk.db"},
    )
    assert done.returncode == 1
    assert "logboek onder [server]" in done.stderr
    assert "Traceback" not in done.stderr
