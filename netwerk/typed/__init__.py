"""What was typed, in a form or a file: the one place where text becomes a value of the schema."""
