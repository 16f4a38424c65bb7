"""What holds for every item that is typed: its form, its gebieden, its names, what conflicts."""
