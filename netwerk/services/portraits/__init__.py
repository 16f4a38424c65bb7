"""All that is known of one actor, kern, gebied or pair, as a page of its own tells it."""
