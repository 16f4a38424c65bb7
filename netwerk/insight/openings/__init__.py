"""Whom to bring together, via whom: introductions, routes and go-betweens."""
