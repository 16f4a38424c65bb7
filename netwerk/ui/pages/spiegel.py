"""De spiegel: per kern what figures, signals and network say, and where they do not fit."""

from __future__ import annotations

import streamlit as st

from netwerk.schema import all_kernen, kern_word
from netwerk.services.spiegel.seen_spiegel import Spiegel, spiegels_of
from netwerk.ui.frame import desk, selection, title
from netwerk.ui.portraits import html_rows as rows
from netwerk.ui.spiegel import columns_part, differs_part
from netwerk.ui.words import plain

ALL = ""
KEY = "kern"
NONE = "In dit gebied zijn nog geen kernen vastgelegd."
FITS = "Cijfers, signalen en netwerk spreken elkaar hier niet tegen, voor zover bekend."


def choose(seen: tuple[Spiegel, ...]) -> str:
    """Which kern, by its address; '' for all kernen together."""
    names = {ALL: all_kernen(), **{one.kern: one.naam for one in seen}}
    asked = st.query_params.get(KEY, ALL)
    chosen = st.selectbox(
        kern_word(),
        list(names),
        index=list(names).index(asked) if asked in names else 0,
        format_func=lambda id: names.get(id, id),
        key=f"spiegel-kern:{selection().gebied}",
    )
    st.query_params[KEY] = chosen or ALL
    return chosen or ALL


def one_kern(seen: Spiegel) -> None:
    """A kern: what does not fit, then the three columns."""
    if seen.refused:
        st.info(seen.refused)
    else:
        differs_part.draw(seen.differs, seen.kern)
        if not seen.differs:
            st.markdown(FITS)
    columns_part.draw(seen.rows, seen.naam)


def every_kern(seen: tuple[Spiegel, ...]) -> None:
    """All kernen: what does not fit, and of which nothing can be said."""
    found = [one for spiegel in seen for one in spiegel.differs]
    differs_part.draw(found, f"gebied:{selection().gebied}")
    if not found:
        st.markdown(FITS)
    for spiegel in seen:
        if spiegel.refused:
            st.caption(f"{plain(spiegel.naam)}: {spiegel.refused}")
    st.caption("Kies een kern voor de cijfers, signalen en het netwerk naast elkaar.")


title("Spiegel")
rows.look()
everything = spiegels_of(desk(), selection().gebied)
if everything:
    kern = choose(everything)
    chosen = next((one for one in everything if one.kern == kern), None)
    if chosen is None:
        every_kern(everything)
    else:
        one_kern(chosen)
else:
    st.markdown(NONE)
