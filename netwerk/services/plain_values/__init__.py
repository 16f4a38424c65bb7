"""Answers as plain values: what ``--json`` prints and what the API gives is made here, once."""
