"""What is observed against what chance would give: groups, gaps, brokers and their roles."""
