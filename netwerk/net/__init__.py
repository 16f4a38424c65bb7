"""The network as numbers: `Net`, compiled kernels, networkx."""
