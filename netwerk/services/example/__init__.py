"""The made-up area that netwerk begins with: read, with its three years of history, and loaded."""
