"""What to do and when: the ronde of a week, and dates for a calendar. Pure functions."""
