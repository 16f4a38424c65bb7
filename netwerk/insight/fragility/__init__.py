"""What the network hangs on: bridges, threads, cut points, and what falls away with whom."""
