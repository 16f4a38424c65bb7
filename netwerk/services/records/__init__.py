"""Items one by one: add, change, list, find, and what happened to each."""
