"""The pieces of the pages Doelgroepen and Kalender."""
