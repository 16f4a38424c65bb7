"""A `Net` for every networkx function: our kernels answer what they can, networkx answers the rest."""

from __future__ import annotations


def backend_info() -> dict[str, object]:
    """What networkx wants to know of this backend; read at every ``import networkx``, so nothing is imported here."""
    return {"backend_name": "netwerk", "project": "netwerk", "package": "netwerk", "functions": {}}


class Backend:
    """The functions that networkx may call on a `Net`."""
