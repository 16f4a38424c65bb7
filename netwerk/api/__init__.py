"""The read API: the same values as the commands give with --json, over HTTP."""
