"""Where later versions of Sleeper have their client. The code is in :mod:`windlass.sleeper`."""

from windlass.sleeper import SleeperClient

__all__ = ["SleeperClient"]
