"""Files with figures: known by their headers, read to the figures of one gemeente."""
