"""Actor."""

from __future__ import annotations

from netwerk.ui.frame import title

title("Actor")
