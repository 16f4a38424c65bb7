"""The page Agenda: board, list and timeline, an opened card with what can be done, a new signal."""
