"""Changes as nodes: how they are written, counted and sealed."""
