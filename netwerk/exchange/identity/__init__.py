"""Who is who: rows of files and stored actors that mean the same, and what is only proposed."""
