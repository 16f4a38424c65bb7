"""Who works here, on the pages."""
