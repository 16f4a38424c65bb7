"""What keeps the data safe: trying whether a backup really brings everything back."""
