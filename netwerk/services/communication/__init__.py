"""Whom a gebied wants to reach, how, and what was on the calendar for them."""
