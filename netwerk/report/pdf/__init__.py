"""A description as a PDF that a screen reader can read and an archive can keep."""
