"""How long the municipality keeps things by its own settings, in words."""

from __future__ import annotations

from collections.abc import Mapping

from netwerk.services.privacy.keeping_terms import TABLE, keeping_terms
from netwerk.settings import load_settings, settings_table
from netwerk.store.logbook.log_place import log_place

LOG = "logboek"
KEPT = "wordt niet opgeruimd"
"""A kind of thing whose term the municipality set to always."""


def own_terms() -> Mapping[str, str]:
    """The term of each kind that the settings name. Raises InputError for one that is none."""
    own = settings_table(TABLE)
    terms = keeping_terms(own)
    told = {kind: terms.words(kind) if kind in terms.months else KEPT for kind in own}
    days = log_place(load_settings()).days
    return told | {LOG: f"{days} dagen"} if "dagen" in settings_table(LOG) else told
