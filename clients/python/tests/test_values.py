import datetime
import uuid
from decimal import Decimal
from fractions import Fraction

import pytest

from windlass import RequestRefused
from windlass._keys import exact_keys, ranges
from windlass._values import decoder, encoded, encoded_row

UTC = datetime.timezone.utc


@pytest.mark.parametrize(
    ("value", "json"),
    [
        (None, None),
        (True, True),
        (7, 7),
        (1.5, 1.5),
        ("ü", "ü"),
        (Decimal("1.10"), "1.10"),
        (Fraction(1, 2), 0.5),
        (b"\x00\xff", "00ff"),
        (bytearray(b"a"), "61"),
        (datetime.date(2015, 1, 4), "2015-01-04"),
        (datetime.datetime(2015, 1, 4, 13, 45, tzinfo=UTC), "2015-01-04T13:45:00+00:00"),
        (datetime.time(13, 45, 0, 5), "13:45:00.000005"),
        (uuid.UUID(int=1), "00000000-0000-0000-0000-000000000001"),
        ({"a": (1, Decimal("2.0"), Decimal("0.1"), b"\x01")}, {"a": [1, 2, 0.1, "01"]}),
    ],
)
def test_values_as_json(value, json):
    assert encoded(value, "/x") == json
    assert type(encoded(value, "/x")) is type(json)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (float("nan"), "^BadValue at /x: is no finite number; give None"),
        (Decimal("Infinity"), "^BadValue at /x: is no finite"),
        ({1: 2}, "^BadValue at /x: has a name that is no text"),
        ({"a/b": [Decimal("0.1234567890123456789")]}, "^BadValue at /x/a~1b/0: has more digits"),
        ({"a": {1, 2}}, "^BadValue at /x/a: a set is no value"),
    ],
)
def test_what_no_column_holds_is_refused_in_its_place(value, said):
    with pytest.raises(RequestRefused, match=said):
        encoded(value, "/x")


def test_a_row_is_written_in_utf_8():
    assert encoded_row({"a": "ü", "b": None}, "/rows/0") == '{"a":"ü","b":null}'.encode()


def test_half_a_character_is_refused_without_being_repeated():
    with pytest.raises(RequestRefused, match="^BadValue at /rows/0: holds half a character") as refused:
        encoded_row({"a": "secret \ud800"}, "/rows/0")
    assert "secret" not in str(refused.value)


def test_numbers_that_python_itself_does_not_write_are_refused():
    with pytest.raises(RequestRefused, match="^BadValue at /rows/0: holds a number of more digits"):
        encoded_row({"key": 10**5000}, "/rows/0")


@pytest.mark.parametrize(
    ("type_name", "told"),
    [
        ("DATE", "+12000-01-01"),
        ("TIME", "24:00:00"),
        ("TIMESTAMP", "-0044-03-15T12:00:00"),
        ("TIMESTAMPTZ", "infinity"),
    ],
)
def test_days_and_times_beyond_python_stay_text(type_name, told):
    assert decoder(type_name)(told) == told


def test_numbers_that_are_none():
    assert str(decoder("REAL")("NaN")) == "nan"


def test_keys_as_json():
    day = datetime.date(2015, 1, 4)
    assert exact_keys({"day": (day, None)}) == {"day": ["2015-01-04", None]}
    assert exact_keys(iter([{"day": day}])) == [{"day": "2015-01-04"}]
    assert ranges([{"day": (day, True, None, False)}]) == [{"day": ["2015-01-04", True, None, False]}]


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ("akey", "^BadRequest at /keys: must be a list"),
        (7, "^BadRequest at /keys: must be a list"),
        ([], "^BadRequest at /keys: is empty"),
        ({}, "^BadRequest at /keys: must be a dictionary by column, with at least one"),
        ({"a/b": "akey"}, "^BadRequest at /keys/a~1b: must be a list"),
        ({"key": []}, "^BadRequest at /keys/key: is empty"),
        ([{"key": "a"}, {}], "^BadRequest at /keys/1: must be a dictionary by column, with at least one"),
        (["a"], "^BadRequest at /keys/0: must be a dictionary"),
        ({"key": [1, float("inf")]}, "^BadValue at /keys/key/1: is no finite"),
    ],
)
def test_keys_that_are_none(keys, said):
    with pytest.raises(RequestRefused, match=said):
        exact_keys(keys)
