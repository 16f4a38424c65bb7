"""The description of a gebied: what it is made of, and the files it becomes."""
