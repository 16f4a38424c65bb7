"""De ronde: whom to visit this week, for who looks and for nobody else."""

from __future__ import annotations

from netwerk.ui import ronde_part
from netwerk.ui.frame import desk, selection, title

title("De ronde")
ronde_part.draw(desk(), selection())
