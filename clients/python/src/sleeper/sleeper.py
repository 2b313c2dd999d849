"""Where Sleeper's Python API has its client. The code is in :mod:`windlass.sleeper`."""

from windlass.sleeper import SleeperClient

__all__ = ["SleeperClient"]
