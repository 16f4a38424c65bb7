"""Reading as of one moment."""
