"""Whether attention is shared in proportion: over kernen and kinds of group, never people."""
