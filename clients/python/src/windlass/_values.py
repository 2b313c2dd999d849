"""Values of Python as those of requests, and values of answers as those of Python."""

from __future__ import annotations

import datetime
import json
import math
import numbers
import re
import uuid
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from windlass.errors import error_of

_PLAIN = frozenset({str, int, bool, type(None)})

# Digits before or behind the point of a number within SUPER; more are plainly none for a table.
_MOST_DIGITS = 400

_TOO_DEEP = "is nested too deep, or within itself"


def pointed(name: str) -> str:
    """A name as a part of a JSON Pointer."""
    return name.replace("~", "~0").replace("/", "~1")


def _bad(pointer: str, what: str) -> Exception:
    return error_of("BadValue", what, pointer)


def encoded(value: Any, pointer: str) -> Any:
    """A value as JSON has it: days, times, decimals and bytes become texts that the table's column is read from."""
    if type(value) in _PLAIN:
        return value
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    if isinstance(value, (str, uuid.UUID)):
        return str(value)
    if isinstance(value, (bytes, bytearray, memoryview)):
        return bytes(value).hex()
    if isinstance(value, Decimal):
        return str(_finite(value, pointer))
    if isinstance(value, (Mapping, list, tuple)):
        try:
            return _document(value, pointer)
        except RecursionError as error:
            raise _bad(pointer, _TOO_DEEP) from error
    return _number(value, pointer)


def _number(value: Any, pointer: str) -> Any:
    if isinstance(value, numbers.Integral):
        return int(value)
    if isinstance(value, numbers.Real):
        return float(_finite(value, pointer))
    raise _bad(pointer, f"a {type(value).__name__} is no value for a column; make it text, a number, bytes or a time")


def _finite(value: Any, pointer: str) -> Any:
    try:
        # A Decimal says so itself: as a float it may be beyond those that are finite.
        finite = value.is_finite() if isinstance(value, Decimal) else math.isfinite(value)
    except OverflowError as error:
        raise _bad(pointer, "is a number beyond any column") from error
    if not finite:
        raise _bad(pointer, "is no finite number; give None for NULL")
    return value


def _document(value: Any, pointer: str) -> Any:
    """What a SUPER column holds. A Decimal within it must be a number that JSON's readers keep."""
    if isinstance(value, Mapping):
        members = {}
        for name, member in value.items():
            if not isinstance(name, str):
                raise _bad(pointer, "has a name that is no text; JSON knows no other")
            members[name] = _document(member, f"{pointer}/{pointed(name)}")
        return members
    if isinstance(value, (list, tuple)):
        return [_document(element, f"{pointer}/{place}") for place, element in enumerate(value)]
    if isinstance(value, Decimal):
        number = _finite(value, pointer)
        if abs(number.adjusted()) > _MOST_DIGITS:
            raise _bad(pointer, "has more digits than a number within SUPER keeps; give it as text")
        whole_or_real = int(number) if number == number.to_integral_value() else float(number)
        if whole_or_real != number and Decimal(repr(whole_or_real)) != number:
            raise _bad(pointer, "has more digits than a number within SUPER keeps; give it as text")
        return whole_or_real
    return encoded(value, pointer)


def encoded_row(row: Any, pointer: str) -> bytes:
    """A row as an object of JSON."""
    if not isinstance(row, Mapping):
        raise _bad(pointer, "is no dictionary of values by column")
    values = {}
    for name, value in row.items():
        if not isinstance(name, str):
            raise _bad(pointer, "has a name that is no text; columns are named by texts")
        values[name] = value if type(value) in _PLAIN else encoded(value, f"{pointer}/{pointed(name)}")
    return written(values, pointer)


def written(value: Any, pointer: str = "") -> bytes:
    """JSON in UTF-8, as short as it can be."""
    try:
        return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()
    except UnicodeEncodeError as error:
        raise _bad(pointer, "holds half a character, which UTF-8 cannot write") from error
    except ValueError as error:
        # Python writes no whole number of more than some thousands of digits.
        raise _bad(pointer, "holds a number of more digits than any column") from error
    except RecursionError as error:
        raise _bad(pointer, _TOO_DEEP) from error
    except TypeError as error:
        raise _bad(pointer, "holds what JSON has no value for") from error


_TIME = r"(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?"
_ZONE = r"(Z|[+-]\d\d(?::?\d\d)?)?"
_CLOCK = re.compile(rf"{_TIME}{_ZONE}")
_MOMENT = re.compile(rf"(\d{{4}})-(\d\d)-(\d\d)[T ]{_TIME}{_ZONE}")


def _clock(hour: str, minute: str, second: str, fraction: str, zone: str) -> tuple[Any, ...]:
    micros = int((fraction or "0")[:6].ljust(6, "0"))
    return int(hour), int(minute), int(second or "0"), micros, _zone(zone)


def _zone(text: str) -> datetime.tzinfo | None:
    if not text:
        return None
    if text == "Z":
        return datetime.timezone.utc
    digits = text[1:].replace(":", "").ljust(4, "0")
    offset = datetime.timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return datetime.timezone(-offset if text[0] == "-" else offset)


def _day(text: str) -> Any:
    return datetime.date.fromisoformat(text)


def _time(text: str) -> Any:
    found = _CLOCK.fullmatch(text)
    if found is None:
        raise ValueError("no time")
    hour, minute, second, micros, zone = _clock(*found.groups())
    return datetime.time(hour, minute, second, micros, zone)


def _moment(text: str) -> Any:
    found = _MOMENT.fullmatch(text)
    if found is None:
        raise ValueError("no moment")
    year, month, day = (int(part) for part in found.groups()[:3])
    hour, minute, second, micros, zone = _clock(*found.groups()[3:])
    return datetime.datetime(year, month, day, hour, minute, second, micros, zone)


def _or_text(reading: Callable[[str], Any]) -> Callable[[Any], Any]:
    """Python's years end at 9999, its days at 23:59: what the warehouse holds beyond that stays text."""

    def read(value: Any) -> Any:
        try:
            return reading(value)
        except ValueError:
            return value

    return read


_DECODERS: dict[str, Callable[[Any], Any]] = {
    "DECIMAL": lambda value: Decimal(str(value)),
    "REAL": float,
    "DOUBLE PRECISION": float,
    "DATE": _or_text(_day),
    "TIME": _or_text(_time),
    "TIMETZ": _or_text(_time),
    "TIMESTAMP": _or_text(_moment),
    "TIMESTAMPTZ": _or_text(_moment),
    "VARBYTE": bytes.fromhex,
}


def _itself(value: Any) -> Any:
    return value


def decoder(type_name: str) -> Callable[[Any], Any]:
    """Reads the values of a column of this type; None stays None."""
    read = _DECODERS.get(type_name.split("(", maxsplit=1)[0].strip().upper(), _itself)
    return lambda value: None if value is None else read(value)
