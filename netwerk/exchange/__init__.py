"""Files in and out: one module for each format, and a plan that has every row of a file once."""
