"""Pure questions about a `Net`, answered in findings."""
