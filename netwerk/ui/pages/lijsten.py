"""Lijsten: everything that is kept, of any kind: in a table, on a card, and to add or change."""

from __future__ import annotations

import streamlit as st

from netwerk.schema import schema
from netwerk.services.records.changeable import may_add
from netwerk.services.records.item_cards import list_items
from netwerk.ui import add, item_card, item_list, lost_forms, saved_notice
from netwerk.ui.frame import desk, selection, title, why_not

title("Lijsten")
lost_forms.tell()
labels = [label.naam for label in schema().labels.values() if label.scherm]
item_list.open_asked(labels)
label = st.selectbox(
    "Wat wil je zien?",
    labels,
    format_func=lambda name: schema().labels[name].meervoud.capitalize(),
    key=item_list.LABEL,
)
enkel, meervoud = schema().labels[label].enkel, schema().labels[label].meervoud
st.caption(schema().labels[label].betekenis)
what = "Bekijken"
if may_add(desk(), label, selection().gebied):
    what = st.segmented_control(
        "Wat wil je doen?",
        ["Bekijken", f"Nieuw: {enkel}"],
        default="Bekijken",
        required=True,
        key=f"lijsten:doen:{label}",
    )
else:
    st.info(why_not(label))
if what != "Bekijken":
    add.new_item(label, "lijsten")
else:
    search = st.text_input(
        f"Zoek in {meervoud}", key=f"lijsten:zoek:{label}", placeholder="Een of meer woorden"
    )
    table = list_items(desk(), label, selection().gebied, search)
    saved_notice.show(f"{label}:lijsten")
    chosen = item_list.choose(table)
    if chosen is not None:
        item_card.card(label, chosen, "lijsten")
