"""The spiegel on a page: what does not fit, with what to do about it, and the three columns."""
