"""From the rows of a sheet to actors, relations and other items that are planned."""
