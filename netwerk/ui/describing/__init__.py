"""Around the description of a gebied: what one wants of it, several at once, and own words."""
