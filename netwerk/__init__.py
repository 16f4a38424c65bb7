"""Netwerk: the network and relationship map for area-based work in Dutch municipalities."""

from importlib.metadata import version

__version__ = version("netwerk")
