"""Reading in a process of its own, with bounds on what a file may ask."""
