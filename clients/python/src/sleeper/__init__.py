"""Sleeper's names on Windlass."""
