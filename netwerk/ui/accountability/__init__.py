"""Parts of the page on which a municipality accounts for its use of netwerk."""
