"""The makelaar's day: deciding, agreeing, talking, visiting, and what is new."""
