"""The spiegel: figures, signals and network of a kern beside each other, and where they differ."""
