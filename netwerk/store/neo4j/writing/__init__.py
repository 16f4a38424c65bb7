"""Changes of any size: at once when they fit, else in parts."""
