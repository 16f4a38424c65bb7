"""A button of one word, named in full for who does not see what it stands beside."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

import streamlit as st

from netwerk.ui.words import plain


def short_button(
    word: str,
    about: str,
    key: str,
    on_click: Callable[..., Any] | None = None,
    args: tuple[Any, ...] = (),
    *,
    type: Literal["primary", "secondary", "tertiary"] = "secondary",
    icon: str | None = None,
) -> bool:
    """Draw it; about: whom or what it is about, heard and not seen. Whether it was pressed."""
    with st.container(key=f"kort-{key}", width="content"):
        return st.button(
            f"{word} :small[{plain(about)}]",
            key=f"{key}:knop",
            on_click=on_click,
            args=args,
            type=type,
            icon=icon,
        )
