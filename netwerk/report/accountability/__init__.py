"""Filled drafts by which a municipality accounts for its use of netwerk, from the schema."""
