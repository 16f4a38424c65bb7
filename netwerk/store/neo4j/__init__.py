"""The Neo4j engine, for teams. Opened by `netwerk.store.connect` and known to nobody else."""

from netwerk.store.neo4j.store import open_neo4j

__all__ = ["open_neo4j"]
