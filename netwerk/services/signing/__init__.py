"""Signing in and out, as far as the store has to do with it."""
