"""Erasing a person: from what is stored now, from history, and from a backup that comes back."""
