"""What a query asks for, as JSON has it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from windlass._values import encoded, pointed
from windlass.errors import error_of


def held(asked: Any) -> Any:
    """The same, so that it can be read twice: what is given one by one becomes a list."""
    return list(asked) if isinstance(asked, Iterator) else asked


def exact_keys(keys: Any) -> Any:
    """A dictionary of lists, or a list of dictionaries."""
    if isinstance(keys, Mapping):
        return _named(keys, "/keys", _values)
    return [_named(key, f"/keys/{place}", encoded) for place, key in enumerate(_list(keys, "/keys"))]


def ranges(regions: Any) -> list[dict[str, Any]]:
    """A list of dictionaries of ranges."""
    return [_named(region, f"/regions/{place}", _range) for place, region in enumerate(_list(regions, "/regions"))]


def _named(columns: Any, pointer: str, read: Any) -> dict[str, Any]:
    if not isinstance(columns, Mapping) or not columns:
        raise error_of("BadRequest", "must be a dictionary by column, with at least one", pointer)
    if not all(isinstance(name, str) for name in columns):
        raise error_of("BadRequest", "has a name that is no text; columns are named by texts", pointer)
    return {name: read(value, f"{pointer}/{pointed(name)}") for name, value in columns.items()}


def _range(bounds: Any, pointer: str) -> list[Any]:
    """Which bound is which follows from their order, which a set has not."""
    if not isinstance(bounds, (list, tuple)):
        raise error_of("BadRequest", "must be a list or tuple: [min, max], or with whether each is within", pointer)
    return _values(bounds, pointer)


def _values(values: Any, pointer: str) -> list[Any]:
    return [encoded(value, f"{pointer}/{place}") for place, value in enumerate(_list(values, pointer))]


def _list(values: Any, pointer: str) -> list[Any]:
    """A text is a sequence too, but nobody means its letters."""
    if isinstance(values, (str, bytes, Mapping)) or not isinstance(values, Iterable):
        raise error_of("BadRequest", "must be a list", pointer)
    found = list(values)
    if not found:
        raise error_of("BadRequest", "is empty; give at least one", pointer)
    return found
