"""Figures at the door: reading files, and what they say of a kern, a gebied or the gemeente."""
