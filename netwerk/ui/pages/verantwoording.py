"""Verantwoording: whether everybody gets an equal chance, and drafts for who asks why."""

from __future__ import annotations

from netwerk.ui.accountability import chances_part, drafts_part
from netwerk.ui.frame import desk, title

title("Verantwoording")
chances_part.draw(desk())
drafts_part.draw(desk())
