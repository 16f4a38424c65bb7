"""Which municipality a store is of, and how another one is set up."""
