"""What a running app keeps of the store: networks, moments and the answers made of them."""
