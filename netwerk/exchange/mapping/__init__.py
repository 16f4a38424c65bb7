"""What a user says that files mean: tables, columns, words and rows."""
