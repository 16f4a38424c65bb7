"""The words that we replace are those that the installed Streamlit writes."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import streamlit

from netwerk.ui.theme import FRONTEND


@cache
def streamlit_frontend() -> str:
    """All scripts of the installed Streamlit as one text, with its escapes read."""
    folder = Path(streamlit.__file__).parent / "static" / "static" / "js"
    text = "\n".join(file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.js")))
    return text.replace("\\'", "'")


def replaced() -> dict[str, str]:
    """Each text of Streamlit that we replace, and by what."""
    words = (FRONTEND / "woorden.js").read_text(encoding="utf-8")
    return dict(re.findall(r'^  "(.+?)":\s+"(.+?)",$', words, re.M))


def test_each_text_that_is_replaced_is_one_that_streamlit_still_writes() -> None:
    whole = streamlit_frontend()
    assert [text for text in replaced() if text not in whole] == []


def test_who_stopped_the_server_is_told_our_command_and_not_that_of_streamlit() -> None:
    commands = set(re.findall(r"codeBlock:`(.+?)`", streamlit_frontend()))
    assert commands == {"streamlit run yourscript.py"}
    assert [replaced()[command] for command in commands] == ["netwerk start"]


def test_each_replacement_is_there_once_and_in_dutch() -> None:
    words = (FRONTEND / "woorden.js").read_text(encoding="utf-8")
    keys = re.findall(r'^  "(.+?)":', words, re.M)
    assert len(keys) == len(set(keys))
    assert len(keys) == len(replaced())
    english = re.compile(r"\b(the|and|you|your|select|search|show|hide|clear|close|choose)\b", re.I)
    assert [dutch for dutch in replaced().values() if english.search(dutch)] == []
