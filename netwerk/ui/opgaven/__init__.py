"""The parts of the page Opgaven."""
