"""Naar het bestuur: what went up, to whom, how long it takes and what came back."""

from __future__ import annotations

from netwerk.ui.agenda import board_part
from netwerk.ui.frame import selection, title
from netwerk.ui.portraits import html_rows

html_rows.look()
title("Naar het bestuur")
board_part.draw(selection())
