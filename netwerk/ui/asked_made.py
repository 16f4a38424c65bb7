"""What was made to ask others with, to be fetched or taken back; how many can be asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from netwerk.store.values import Head
from netwerk.ui import state, take_back
from netwerk.ui.words import plain

_MADE, _WHO = "navragen:gemaakt", "navragen:wie"


@dataclass(frozen=True)
class Made:
    """What was made in this session: a file, what to say, the change of it."""

    file: str
    content: bytes
    said: str
    change: Head | None


def keep(kind: str, file: str, content: bytes, said: str, change: Head | None) -> None:
    """Remember what was made last of this kind."""
    st.session_state[f"{_MADE}:{kind}"] = Made(file, content, said, change)


def fetched(kind: str) -> None:
    """What was made, with the button to fetch it and the one to take the question back."""
    made: Made | None = st.session_state.get(f"{_MADE}:{kind}")
    if made is None:
        return
    st.success(plain(made.said))
    with st.container(horizontal=True):
        st.download_button(
            f"Download {made.file}",
            made.content,
            file_name=made.file,
            key=f"{kind}:download",
            type="primary",
            on_click="ignore",
        )
        if made.change is not None:
            words = "Niet verstuurd: draai dit terug"
            take_back.button(made.change, kind, lambda _: _gone(kind), words)


def pick(names: Mapping[str, str]) -> list[str]:
    """Who is chosen of these; who is not offered any more is let go."""
    st.session_state[_WHO] = [id for id in st.session_state.get(_WHO, ()) if id in names]
    return st.multiselect(
        "Wie wil je vragen? (het langst niet bevestigd staat bovenaan)",
        list(names),
        format_func=lambda id: names.get(id, id),
        placeholder="Kies organisaties",
        key=_WHO,
        select_all=False,
        persist_state="session",
    )


def forget() -> None:
    """Nobody is chosen any more."""
    st.session_state.pop(_WHO, None)


def counted(listed: int, may: int, most: int) -> str:
    """How many can be asked by mail, of whom ``most`` are offered, and where the others are."""
    if not listed:
        return "Hier staan geen organisaties."
    if not may:
        return "Hier kun je nu niemand per mail vragen. De lijst zegt per organisatie waarom."
    more = "" if may <= most else f" Je kiest uit de {most} die het langst niet zijn bevestigd."
    rest = "" if may == listed else " De lijst zegt waarom de rest niet."
    return f"Je kunt er {may} van de {listed} vragen.{rest}{more}"


def _gone(kind: str) -> None:
    """Nothing was asked."""
    st.session_state.pop(f"{_MADE}:{kind}", None)
    state.say_after_rerun("De vraag is teruggedraaid.")
