"""What was typed, in a form or a file, as values of the schema:

The one place where text becomes a value.
"""
