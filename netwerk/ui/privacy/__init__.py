"""The page about people: what is kept about somebody, erasing it, and what is past its term."""
