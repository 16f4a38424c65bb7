"""What goes to others to check and comes back: sheets for partners, questions by mail."""
