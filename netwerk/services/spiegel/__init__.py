"""De spiegel at the door: what figures, signals and network say of a kern, and deciding on it."""
