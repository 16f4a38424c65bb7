"""Who works here: signing in and out, and what is drawn for who is not in."""
