"""Where the tables are on a sheet."""
