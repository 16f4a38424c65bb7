"""What was typed, in a form or a file, as values.

The one place where text becomes a value.
"""
