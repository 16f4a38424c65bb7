"""Everything around the network map: controls, panel, search, steps and saved views."""
