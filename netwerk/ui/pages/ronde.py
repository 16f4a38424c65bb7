"""De ronde: whom to visit this week, for who looks and for nobody else."""

from __future__ import annotations

from netwerk.ui import ronde_part
from netwerk.ui.frame import desk, say_why_not_here, selection, title

title("De ronde")
say_why_not_here()
ronde_part.draw(desk(), selection())
