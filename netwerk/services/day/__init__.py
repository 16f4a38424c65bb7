"""What somebody does on a day: what is agreed, said, looked for and looked back at."""
