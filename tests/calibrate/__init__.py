"""Whether what findings claim is so: measured on networks of which everything is known."""
