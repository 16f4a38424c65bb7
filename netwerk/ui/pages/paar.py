"""Twee actoren."""

from __future__ import annotations

from netwerk.ui.frame import title

title("Twee actoren")
