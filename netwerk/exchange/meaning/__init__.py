"""What columns and words mean: headers, values, the words of the field."""
