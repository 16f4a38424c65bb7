"""What the network shows, page by page, and what was decided about it."""
