"""Who signed out when: beside the history, since it is nothing that is known of the network."""

from __future__ import annotations

import sqlite3

TABLE = "CREATE TABLE IF NOT EXISTS afmelding(wie TEXT PRIMARY KEY, op TEXT NOT NULL) STRICT"
"""Made by the first who signs out: a file of an older netwerk needs nothing done to it."""


def keep(connection: sqlite3.Connection, subject: str, moment: str) -> None:
    """Keep when somebody signed out, unless a later moment is kept."""
    connection.execute(TABLE)
    connection.execute(
        "INSERT INTO afmelding(wie, op) VALUES(?, ?) "
        "ON CONFLICT(wie) DO UPDATE SET op = max(op, excluded.op)",
        (subject, moment),
    )


def last(connection: sqlite3.Connection, subject: str) -> str | None:
    """When somebody signed out last; None for who never did."""
    try:
        row = connection.execute("SELECT op FROM afmelding WHERE wie = ?", (subject,)).fetchone()
    except sqlite3.OperationalError as error:
        if "no such table" in str(error):
            return None
        raise
    return str(row[0]) if row else None
