"""The picture of a network: places, drawing, the interactive component, files."""
