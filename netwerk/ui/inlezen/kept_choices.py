"""What was chosen about files, kept for next time: in the store, or as a file to hand on."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import streamlit as st

from netwerk.errors import NetwerkError
from netwerk.services.mappings.mapping_files import mapping_file, mapping_of_file
from netwerk.services.mappings.preview import Preview
from netwerk.ui import state
from netwerk.ui.frame import desk
from netwerk.ui.inlezen import answered, import_options
from netwerk.ui.words import plain

REMEMBER = "import:onthouden"
UPLOAD = "import:toml"


def remembers() -> bool:
    """Whether what is chosen is kept when the rows are stored."""
    return bool(st.session_state.get(REMEMBER, True))


def earlier(remembered: str) -> None:
    """Say that earlier choices for these headers are used, and how not to; or the way back."""
    if remembered:
        with st.container(border=True, key="import-eerder-gekozen"):
            st.markdown(plain(remembered))
            st.button(
                "Niet gebruiken",
                key="import:niet-gebruiken",
                on_click=answered.with_earlier,
                args=(False,),
                help="Netwerk leest de bestanden dan opnieuw, zonder die keuzes.",
            )
    elif not answered.uses_earlier():
        with st.container(border=True, key="import-eerder-gekozen"):
            st.markdown("Keuzes van een vorige keer worden nu niet gebruikt.")
            st.button(
                "Toch gebruiken",
                key="import:toch-gebruiken",
                on_click=answered.with_earlier,
                args=(True,),
            )


def as_a_file(preview: Preview) -> None:
    """The choices as a file, to keep or to hand to a colleague, and the way back in."""
    with st.expander("Keuzes bewaren als bestand, of een bestand met keuzes gebruiken"):
        st.download_button(
            "Download deze keuzes (.toml)",
            partial(mapping_file, desk(), preview),
            file_name="keuzes.toml",
            mime="application/toml",
            on_click="ignore",
            icon=":material/download:",
        )
        if problem := st.session_state.pop(f"{UPLOAD}:nee", None):
            st.error(plain(problem))
        times = st.session_state.get(f"{UPLOAD}:keer", 0)
        st.file_uploader(
            "Kies een bestand met keuzes (.toml)",
            type="toml",
            key=f"{UPLOAD}:{times}",
            on_change=_use,
            args=(f"{UPLOAD}:{times}",),
        )


def _use(key: str) -> None:
    upload = st.session_state[key]
    if upload is None:
        return
    try:
        said = mapping_of_file(desk(), upload.name, upload.getvalue())
    except NetwerkError as error:
        st.session_state[f"{UPLOAD}:nee"] = str(error)
        return
    import_options.take(said.defaults)
    answered.use(replace(said, defaults=import_options.without_choices(said.defaults)))
    st.session_state[f"{UPLOAD}:keer"] = st.session_state.get(f"{UPLOAD}:keer", 0) + 1
    state.say_after_rerun(f"De keuzes uit {upload.name} worden gebruikt.")


def keep_them() -> None:
    """Ask whether what is chosen is kept when the rows are stored."""
    answered.tick(
        "Onthoud deze keuzes voor een volgend bestand met dezelfde koppen of woorden",
        remembers(),
        f"{REMEMBER}:vinkje",
        _remember,
    )


def _remember(there: bool) -> None:
    st.session_state[REMEMBER] = there
