"""How facts stand in the graph: labels, values, rows and the texts of Cypher."""
