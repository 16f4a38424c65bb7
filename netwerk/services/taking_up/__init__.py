"""From what plays to who takes it up: together, by who knows about it, or by the board."""
