"""Files out: one module a format, what each cannot hold, and everything at once."""
