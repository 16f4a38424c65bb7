"""One form that keeps something: sent once, asked when it looks private, and what is typed stays.

It stays for who goes to another page too: no form of Streamlit, which tells what is typed only when
it is sent; and its fields take KEPT. Whoever draws it gives the fields, and says what happens when
it is kept.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import streamlit as st

from netwerk.errors import Conflict, LooksPrivate, NetwerkError, StoreBusy, StoreUnavailable
from netwerk.store.values import Revision
from netwerk.ui import retry, state
from netwerk.ui.words import plain

KEPT: dict[str, Any] = {"persist_state": "session"}
"""What a field needs to keep what is typed for who goes away and comes back."""
MINE_OVER_IT = "Kies wat er moet staan, en druk nog eens op Bewaar."


@dataclass(frozen=True)
class Act:
    """What a form does with what is typed: called with a token, and whether it may be private."""

    typed: Any
    run: Callable[[str, bool], Revision]

    def __call__(self, token: str, private: bool) -> Revision:
        """Do it. Raises what the service raises."""
        return self.run(token, private)


@dataclass(frozen=True)
class FormEnds:
    """What stands under the fields, and what is done when all is said.

    save: the words of the button. stop: what Annuleer does, None without that button. kept: called
    with what was typed and the change it made. clashed: called when a colleague changed the same.
    """

    kept: Callable[[Any, Revision], None]
    save: str = "Bewaar"
    stop: Callable[[], None] | None = None
    clashed: Callable[[], None] | None = None


def draw(form: str, key: str, fields: Callable[[str], Act], ends: FormEnds) -> None:
    """Draw it. form: its name, under which is remembered what was asked; key: of its fields."""
    with st.container():
        act = fields(key)
        with st.container(horizontal=True, gap="xsmall"):
            sent = st.button(ends.save, type="primary", key=f"{key}:bewaar")
            if ends.stop is not None:
                st.button("Annuleer", key=f"{key}:stop", on_click=ends.stop)
        sent = retry.asked_again(form) or sent
    if problem := st.session_state.pop(f"{form}:nee", None):
        st.error(plain(problem))
    if sent:
        _save(form, act, ends)
    held: tuple[Act, str] | None = st.session_state.get(f"{form}:prive")
    if held is not None:
        st.warning(plain(f"{held[1]} Mag het wel, bewaar het dan toch."))
        if st.button("Toch bewaren", key=f"{key}:toch"):
            _save(form, held[0], ends, private=True)


def forget(form: str) -> None:
    """Ask and say nothing of this form any more."""
    for name in ("prive", "nee"):
        st.session_state.pop(f"{form}:{name}", None)


def forget_typed(begin: str) -> None:
    """Let go of what was typed in the fields whose key begins so."""
    for name in [str(name) for name in st.session_state if str(name).startswith(begin)]:
        del st.session_state[name]


def _save(form: str, act: Act, ends: FormEnds, private: bool = False) -> None:
    st.session_state.pop(f"{form}:prive", None)
    with retry.saving(form):
        try:
            made = act(state.sent_token(form, act.typed), private)
        except (StoreBusy, StoreUnavailable):
            raise
        except LooksPrivate as question:
            st.session_state[f"{form}:prive"] = (act, str(question))
        except Conflict as error:
            again = f" {MINE_OVER_IT}" if ends.clashed is not None else ""
            if ends.clashed is not None:
                ends.clashed()
            st.session_state[f"{form}:nee"] = f"{error}{again}"
        except NetwerkError as error:
            st.session_state[f"{form}:nee"] = str(error)
        else:
            state.saved(form, made.why, made.head)
            ends.kept(act.typed, made)
    st.rerun()
