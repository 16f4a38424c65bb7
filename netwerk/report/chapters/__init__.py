"""What the description says: one module for each chapter, pure functions over the facts."""
