"""Gesprekken: what was said, with whom and when."""

from __future__ import annotations

from netwerk.ui import note_talk, talk_list
from netwerk.ui.frame import title

title("Gesprekken")
note_talk.open_button("gesprekken")
talk_list.draw()
