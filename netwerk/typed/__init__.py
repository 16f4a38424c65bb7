"""What was typed, in a form or a file, as values: the one place where text becomes a value."""
