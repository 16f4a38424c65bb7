"""From the tables of a file to sheets of which every column and row is understood."""
