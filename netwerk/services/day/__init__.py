"""What a makelaar does on a day: what was agreed and said, whom to visit, what changed since."""
