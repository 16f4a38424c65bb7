"""Items of one label in a table, of which one is chosen by mouse, by touch or by keyboard."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from netwerk.schema import schema
from netwerk.services.records.item_cards import ItemTable
from netwerk.services.records.item_facts import Ref
from netwerk.ui.words import number

LABEL = "lijsten:soort"
MOST = 2000
"""How many rows go to the browser; who has more searches."""
HEIGHT, LINE = 420, 38


def open_item(ref: Ref) -> None:
    """Choose this item, of whatever label, on the page with the lists."""
    st.session_state[LABEL] = ref.label
    st.session_state[_key(ref.label)] = ref.id
    st.session_state[f"lijsten:doen:{ref.label}"] = "Bekijken"
    st.session_state[f"lijsten:zoek:{ref.label}"] = ""
    st.session_state[f"lijsten:ook:{ref.label}"] = ref.id


def open_asked(labels: Sequence[str]) -> None:
    """Open what the address asks for: ``?soort=signaal&sleutel=...``; once."""
    asked = {label.enkel: name for name, label in schema().labels.items() if name in labels}
    soort = st.query_params.pop("soort", None)
    id = st.query_params.pop("sleutel", None)
    if soort in asked:
        open_item(Ref(asked[soort], id or "", ""))
    if st.session_state.get(LABEL) not in labels:
        st.session_state[LABEL] = labels[0]


def choose(table: ItemTable) -> str | None:
    """Draw the table and give the id of the chosen item, None as long as nothing is chosen."""
    label = schema().labels[table.label]
    # What was opened from another card may lie outside the chosen gebied: it stays to be seen.
    also = st.session_state.get(f"lijsten:ook:{table.label}")
    names = {row.id: row.picked for row in table.rows[:MOST]}
    if also and also not in names:
        names[also] = "Dit gegeven, van buiten deze lijst"
    if not names:
        st.markdown(f"Hier staan geen {label.meervoud}.")
        return None
    _rows(table)
    twice = _twice(list(names.values()))
    words = {id: f"{name} ({id})" if name in twice else name for id, name in names.items()}
    key = _key(table.label)
    _follow_id(key, words)
    chosen: str | None = st.selectbox(
        f"Kies uit {label.meervoud}",
        list(names),
        index=None,
        format_func=lambda id: words.get(id, id),
        key=key,
        placeholder="Kies een rij, of typ een naam",
    )
    st.session_state[f"{key}:woorden"] = (chosen, words[chosen]) if chosen else None
    return chosen


def _follow_id(key: str, words: Mapping[str, str]) -> None:
    """What is chosen stays chosen when it gets another name, by the user or by a colleague.

    The browser names its choice by the words it saw, so it is told the new ones.
    """
    held = st.session_state.get(key)
    id, before = st.session_state.get(f"{key}:woorden") or ("", "")
    if id in words and words[id] != before and held in (id, before):
        st.session_state[key] = id
    elif held not in words:
        st.session_state.pop(key, None)


def _rows(table: ItemTable) -> None:
    heads = table.heads
    rows = [dict(zip(heads, row.cells, strict=True)) for row in table.rows[:MOST]]
    label = schema().labels[table.label]
    words = table.told
    if len(table.rows) > MOST:
        words += f"; de eerste {number(MOST)} staan hier. Zoek om de rest te zien"
    st.markdown(f"{words}.")
    if not rows:
        return
    chosen = st.dataframe(
        rows,
        key=f"lijsten:rij:{table.label}",
        height=min(HEIGHT, LINE * (len(rows) + 1)),
        hide_index=True,
        width="stretch",
        alt=f"Alle {label.meervoud}",
        on_select="rerun",
        selection_mode="single-row",
    )
    _follow(table, chosen.selection.rows)


def _follow(table: ItemTable, rows: Sequence[int]) -> None:
    """A newly chosen row chooses its item, once: the table keeps its choice after that."""
    row = rows[0] if rows and rows[0] < min(len(table.rows), MOST) else None
    key = f"lijsten:rij-eerder:{table.label}"
    before, now = st.session_state.get(key), table.rows[row].id if row is not None else None
    st.session_state[key] = now
    if now is not None and now != before:
        st.session_state[_key(table.label)] = now


def _key(label: str) -> str:
    return f"lijsten:gekozen:{label}"


def _twice(names: Sequence[str]) -> set[str]:
    seen: set[str] = set()
    twice: set[str] = set()
    for name in names:
        (twice if name in seen else seen).add(name)
    return twice
