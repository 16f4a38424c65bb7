"""Formats: one module for each, which gives tables of text; what a file is follows from it."""
