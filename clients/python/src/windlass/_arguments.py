"""Arguments of calls that are not what they must be, refused before anything is asked."""

from __future__ import annotations

import datetime
import math
import numbers
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from windlass.errors import error_of


def text(value: Any, name: str, pointer: str = "") -> str:
    """The same, if it is a text with something in it."""
    if not isinstance(value, str) or not value:
        raise error_of("BadRequest", f"{name} must be a text, not {_kind(value)}", pointer)
    return value


def text_or_none(value: Any, name: str, pointer: str = "") -> str | None:
    """The same, if it is a text or None. An empty text is none."""
    return text(value, name, pointer) if value is not None and value != "" else None


def seconds(value: Any, name: str, pointer: str = "") -> float:
    """A time as seconds. It may have no end."""
    if isinstance(value, datetime.timedelta):
        return value.total_seconds()
    try:
        if isinstance(value, (numbers.Real, Decimal)) and not isinstance(value, bool) and not math.isnan(float(value)):
            return value if isinstance(value, int) else float(value)
    except (ValueError, OverflowError):
        # A signalling NaN, or a number beyond those of Python.
        pass
    raise error_of("BadRequest", f"{name} must be a number of seconds, not {_kind(value)}", pointer)


def finite_seconds(value: Any, name: str, pointer: str = "") -> float:
    """A time as seconds, with an end."""
    found = seconds(value, name, pointer)
    if math.isinf(found):
        raise error_of("BadRequest", f"{name} must be a number of seconds that has an end", pointer)
    return found


def files(value: Any) -> list[str]:
    """Names of files. A text is a sequence too, but nobody means its letters."""
    if isinstance(value, (str, bytes, bytearray, Mapping)) or not isinstance(value, Iterable):
        raise error_of("BadRequest", f"files are a list of texts; this is {_kind(value)}", "/files")
    listed = list(value)
    for place, file in enumerate(listed):
        if not isinstance(file, str):
            raise error_of("BadRequest", "a file is a text such as bucket/key", f"/files/{place}")
    return listed


def _kind(value: Any) -> str:
    """What a value is, without itself."""
    if value is None:
        return "None"
    return "an empty text" if value == "" else f"a {type(value).__name__}"
