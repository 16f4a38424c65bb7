"""What a municipality shows of its use of netwerk: filled drafts, and whether all get a chance."""
