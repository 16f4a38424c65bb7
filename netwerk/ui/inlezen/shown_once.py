"""What is shown of a preview is asked of the store once: it stands when the store is away."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar

import streamlit as st

from netwerk.services.mappings.preview import Preview

T = TypeVar("T")
SHOWN = "import:getoond"


def of_preview(preview: Preview, what: Hashable, make: Callable[[], T]) -> T:
    """What ``make`` gives, made once for this preview; that of an earlier one is let go of."""
    held: tuple[str, dict[Hashable, object]] | None = st.session_state.get(SHOWN)
    if held is None or held[0] != preview.token:
        held = (preview.token, {})
        st.session_state[SHOWN] = held
    if what not in held[1]:
        held[1][what] = make()
    return held[1][what]  # type: ignore[return-value]
