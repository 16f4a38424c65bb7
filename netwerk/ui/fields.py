"""A form made from the schema: one widget for each property."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from netwerk.model import Item
from netwerk.schema import Veld, schema
from netwerk.ui.words import on_day

Places = Mapping[str, Mapping[str, str]]
"""Names of gebieden and kernen by id, by label."""


def draw(
    velden: Sequence[Veld], current: Item | None, places: Places, key: str
) -> dict[str, object]:
    """Draw the widgets of these properties and give what is typed in each."""
    return {
        veld.naam: _widget(veld, getattr(current, veld.naam, None), places, f"{key}:{veld.naam}")
        for veld in velden
    }


def _widget(veld: Veld, value: object, places: Places, key: str) -> object:
    label = f"{veld.label} (verplicht)" if veld.verplicht else veld.label
    help_ = veld.doel
    if veld.keuzes or veld.verwijst_naar:
        return _choice(veld, value, places, label, help_, key)
    if veld.type == "teksten":
        text = "\n".join(value) if isinstance(value, tuple) else ""
        return st.text_area(f"{label} (één per regel)", text, help=help_, key=key, height=80)
    if veld.lang:
        return st.text_area(label, value or "", help=help_, key=key, height=100)
    if veld.type == "datum":
        day = on_day(str(value)) if value else ""
        return st.text_input(
            label, day, help=help_, key=key, placeholder="bijvoorbeeld 17-5-2024 of 2024"
        )
    return st.text_input(label, value or "", help=help_, key=key)


def _choice(veld: Veld, value: object, places: Places, label: str, help_: str, key: str) -> object:
    if veld.verwijst_naar:
        names, free = dict(places.get(veld.verwijst_naar, {})), False
    else:
        lijst = schema().keuzelijst(veld)
        names, free = {k.waarde: k.label for k in lijst.keuzes.values()}, lijst.vrij
    held = [
        str(v) for v in (value if isinstance(value, tuple) else (value,)) if v not in (None, "")
    ]
    names |= {word: word for word in held if word not in names}
    options = list(names)

    def shown(word: str) -> str:
        return names.get(word, word)

    if veld.meervoudig:
        return st.multiselect(
            label,
            options,
            default=held,
            format_func=shown,
            help=help_,
            key=key,
            accept_new_options=free,
            placeholder="Kies er een of meer",
        )
    index = options.index(held[0]) if held else None
    return st.selectbox(
        label,
        options,
        index=index,
        format_func=shown,
        help=help_,
        key=key,
        accept_new_options=free,
        placeholder="Kies" if veld.verplicht else "Kies of laat leeg",
    )
