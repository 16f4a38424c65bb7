"""No residents and no private facts: what is held back when a file is read, and why."""
