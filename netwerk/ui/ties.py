"""One relation of an actor in words, under the name of the other."""

from __future__ import annotations

import streamlit as st

from netwerk.services.records.item_cards import TieLine
from netwerk.ui.words import plain


def details(tie: TieLine) -> None:
    """How strong it is, since when, whether it is over, where that was said and when confirmed."""
    parts = [f"sterkte {tie.sterkte}"]
    parts += [f"sinds {tie.sinds}"] if tie.sinds != "niet bekend" else []
    parts += [f"tot {tie.tot}"] if tie.tot != "niet bekend" else []
    parts += [f"bron {tie.bron}", f"bevestigd {tie.laatst_bevestigd}"]
    over = "**gestopt** · " if tie.over else ""
    st.markdown(f":small[{over}{' · '.join(plain(part) for part in parts)}]")
