"""The log as a beheerder looks into it: its lines, whether they were left alone, the yearly report.

A room of its own: everything in it is for who may manage the whole.
"""
