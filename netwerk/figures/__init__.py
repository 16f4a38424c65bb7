"""Figures of places: what they count, reading national files, adding up and comparing them."""
