"""A form made from the schema: one widget for each property."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from netwerk.schema import Veld, schema
from netwerk.services.records.changeable import gebieden_to_change, kernen_to_change
from netwerk.services.records.items import choices
from netwerk.services.rules.forms import as_typed
from netwerk.ui.frame import desk
from netwerk.ui.pick import Keep, pick_actor, pick_actoren

EXAMPLES = {
    "datum": "bijvoorbeeld 17-5-2024 of 2024",
    "getal": "bijvoorbeeld 12",
    "kommagetal": "bijvoorbeeld 25,5",
}


def draw(
    velden: Sequence[Veld],
    values: Mapping[str, object],
    targets: Mapping[str, str],
    key: str,
    keep: Keep = None,
) -> dict[str, object]:
    """Draw the widgets of these properties and give what is typed or chosen in each.

    values: what stands in them at first. targets: the label that a property refers to.
    keep: "session" keeps what is typed for who goes to another page and comes back.
    """
    return {
        veld.naam: _widget(
            veld, values.get(veld.naam), targets.get(veld.naam), f"{key}:{veld.naam}", keep
        )
        for veld in velden
    }


def _widget(veld: Veld, value: object, target: str | None, key: str, keep: Keep) -> object:
    label = f"{veld.label} (verplicht)" if veld.verplicht else veld.label
    if target:
        return _reference(veld, value, target, label, key, keep)
    if veld.keuzes:
        lijst = schema().keuzelijst(veld)
        names = {k.waarde: k.label for k in lijst.keuzes.values()}
        return _choice(veld, value, names, label, key, keep, free=lijst.vrij)
    shared: dict[str, Any] = {"help": veld.doel, "key": key, "persist_state": keep}
    text = as_typed(veld, value)
    if veld.type == "teksten":
        return st.text_area(f"{label} (één per regel)", text, height=80, **shared)
    if veld.lang:
        return st.text_area(label, text, height=100, **shared)
    return st.text_input(label, text, placeholder=EXAMPLES.get(veld.type), **shared)


def _reference(veld: Veld, value: object, target: str, label: str, key: str, keep: Keep) -> object:
    held = _held(value)
    if target == "Actor" and veld.meervoudig:
        return pick_actoren(label, key, tuple(held), keep)
    if target == "Actor":
        return pick_actor(label, key, held[0] if held else None, keep)
    return _choice(veld, value, _to_choose(target, held), label, key, keep)


def _to_choose(target: str, held: Sequence[str]) -> Mapping[str, str]:
    """The names of all of this label; of the places only where the user may bring something."""
    names = choices(desk(), target)
    if target == "Gebied":
        may = {*gebieden_to_change(desk()), *held}
    elif target == "Kern":
        may = {*kernen_to_change(desk()), *held}
    else:
        return names
    return {id: name for id, name in names.items() if id in may}


def _choice(
    veld: Veld,
    value: object,
    listed: Mapping[str, str],
    label: str,
    key: str,
    keep: Keep,
    free: bool = False,
) -> object:
    held = _held(value)
    names = dict(listed) | {word: word for word in held if word not in listed}
    options = list(names)

    def shown(word: str) -> str:
        return names.get(word, word)

    if veld.meervoudig:
        return st.multiselect(
            label,
            options,
            default=held,
            format_func=shown,
            help=veld.doel,
            key=key,
            accept_new_options=free,
            placeholder="Kies er een of meer",
            select_all=False,
            persist_state=keep,
        )
    return st.selectbox(
        label,
        options,
        index=options.index(held[0]) if held else None,
        format_func=shown,
        help=veld.doel,
        key=key,
        accept_new_options=free,
        placeholder="Kies" if veld.verplicht else "Kies of laat leeg",
        persist_state=keep,
    )


def _held(value: object) -> list[str]:
    values = value if isinstance(value, tuple | list) else (value,)
    return [str(part) for part in values if part not in (None, "")]
