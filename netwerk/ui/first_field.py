"""What has the focus first (frontend/eerste.js): a field of a form, or the top after saving."""

from __future__ import annotations

from functools import cache
from typing import Any

import streamlit as st


@cache
def _component() -> Any:
    return st.components.v2.component(
        "netwerk.eerste",
        html='<span class="netwerk-eerste"></span>',
        js="eerste.js",
        isolate_styles=False,
    )


def focus(form: str, key: str, label: str = "") -> None:
    """Give the first field within the container with key ``form`` the focus, once for this key.

    label: of the field that gets it instead.
    """
    _component()(key=f"voorop:{key}", data={"form": form, "label": label})


def to_top(box: str, key: str) -> None:
    """Bring the top of the page in sight with the focus on the heading in ``box``, once for key."""
    _component()(key=f"boven:{key}", data={"form": box, "top": True})
