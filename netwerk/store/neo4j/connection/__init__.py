"""The line to the server: address, transactions, and what is said when it fails."""
