"""The page of who looks after netwerk: the log, its yearly report, and who may what."""
