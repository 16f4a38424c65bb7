"""What a table holds beside one item a row: relations in columns, cross tables, surveys."""
