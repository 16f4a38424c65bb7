"""Opgaven behind the door: making, measuring and showing them."""
