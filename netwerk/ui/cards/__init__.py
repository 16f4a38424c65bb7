"""A subject as a card: what is said, a small picture, and what is decided about it."""

from netwerk.ui.cards import small_svg as picture

__all__ = ["picture"]
