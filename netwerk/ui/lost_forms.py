"""A form to change something that is not there any more: said, with what was typed in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from netwerk.errors import NetwerkError, NotFound
from netwerk.model import Item, item_name
from netwerk.schema import schema
from netwerk.services.records.items import choices, stored_item
from netwerk.services.rules.forms import as_typed, targets
from netwerk.store.values import Stored
from netwerk.typed.articles import this
from netwerk.ui import show, state
from netwerk.ui.frame import desk
from netwerk.ui.words import plain

LOST = "formulier-weg"
OPENED = "geopend:"


def tell() -> None:
    """Say which forms of the last run are about what is gone; to be called before any is drawn.

    Streamlit forgets what was typed at the end of a run that does not draw the form.
    """
    state.begin_page()
    for key in [str(key) for key in st.session_state if str(key).startswith(OPENED)]:
        opened: Stored[Item] = st.session_state[key]
        typed = _typed(key, opened)
        if typed and _is_gone(opened.item):
            del st.session_state[key]
            if state.chosen_actor() == opened.item.id:
                state.choose_actor(None)
            if not state.removed_by_us():
                st.session_state[LOST] = (_sentence(opened.item), _rows(opened.item, typed))
                state.told_already()
    if LOST in st.session_state:
        _show(*st.session_state[LOST])


def _show(sentence: str, rows: Sequence[Mapping[str, object]]) -> None:
    with st.container(border=True):
        st.warning(plain(sentence))
        show.small_table(rows, "Wat je had ingevuld")
        st.button("Sluit", key=f"{LOST}:sluit", on_click=_close, icon=":material/close:")


def _close() -> None:
    st.session_state.pop(LOST, None)


def _is_gone(item: Item) -> bool:
    try:
        stored_item(desk(), type(item).__name__, item.id)
    except NotFound:
        return True
    except NetwerkError:  # the store is away: nobody knows
        return False
    return False


def _typed(key: str, opened: Stored[Item]) -> dict[str, object]:
    """What stands in the fields of a form that was on the screen, by property."""
    label, id = type(opened.item).__name__, opened.item.id
    where = key.removeprefix(OPENED).removesuffix(f":{label}:{id}")
    form = f"wijzigen:{label}:{where}:{id}:{opened.version}"
    return {
        name: st.session_state[f"{form}:{name}"]
        for name in schema().labels[label].velden
        if f"{form}:{name}" in st.session_state
    }


def name_of(item: Item, article: Callable[[str], str]) -> str:
    """What an item is called; the word for its label behind its article when it has no name."""
    if hasattr(item, "naam") or hasattr(item, "titel"):
        return item_name(item)
    noun = schema().labels[type(item).__name__].enkel
    return f"{article(noun)} {noun}"


def _sentence(item: Item) -> str:
    name = name_of(item, this)
    return (
        f"{name[:1].upper()}{name[1:]} staat er niet meer: intussen verwijderd of samengevoegd, "
        "of er is een reservekopie teruggezet. Wat je hebt veranderd, is niet opgeslagen."
    )


def _rows(item: Item, typed: Mapping[str, object]) -> list[Mapping[str, object]]:
    """What was changed in the form, in the words of the form."""
    label = type(item).__name__
    velden, refers = schema().labels[label].velden, targets(label)
    rows: list[Mapping[str, object]] = []
    for name, value in typed.items():
        parts = value if isinstance(value, list | tuple) else (value or "",)
        was = as_typed(velden[name], getattr(item, name, None))
        if "\n".join(map(str, parts)) != was:
            names = choices(desk(), refers[name]) if name in refers else {}
            words = ", ".join(_word(label, name, part, names) for part in parts)
            rows.append({"Gegeven": velden[name].label, "Ingevuld": words})
    return rows


def _word(label: str, name: str, value: object, names: Mapping[str, str]) -> str:
    veld = schema().labels[label].velden[name]
    if veld.keuzes and value:
        known = schema().keuzelijst(veld).keuzes
        return known[str(value)].label if str(value) in known else str(value)
    return names.get(str(value), str(value))
