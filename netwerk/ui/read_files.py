"""Reads the chosen files once, and holds what was read until something changes."""

from __future__ import annotations

import streamlit as st

from netwerk.exchange.request import ImportOptions
from netwerk.services.imports import preview_import
from netwerk.services.mappings.preview import Preview
from netwerk.services.stores import state_of
from netwerk.ui.frame import desk


def read(files: list[tuple[str, bytes]], chosen: ImportOptions) -> Preview | None:
    """The preview of these files, read again only when files, options, store or user changed."""
    key = (
        state_of(desk()).head,
        desk().user,
        tuple((name, len(content), hash(content)) for name, content in files),
        chosen,
    )
    held = st.session_state.get("import:preview")
    if held is None or held[0] != key:
        bar = st.progress(0.0, "Bestanden lezen ...")

        def show_share(share: float) -> None:
            bar.progress(min(share, 1.0), "Bestanden lezen ...")

        try:
            held = (key, preview_import(desk(), files, chosen, show_share))
        finally:
            bar.empty()
        st.session_state["import:preview"] = held
    preview: Preview = held[1]
    return preview
