"""The pages: layout only. What they show is computed below and tested there."""
