"""The pieces of the first page of the day."""
