"""What is kept about somebody, taking it out, and how long things are kept."""
