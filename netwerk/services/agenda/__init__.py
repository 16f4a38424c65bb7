"""What plays in a gebied, from signal to celebrated initiatief: what is done with it, and seen."""
