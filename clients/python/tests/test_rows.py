import datetime
from decimal import Decimal

import pytest

from stack import Stack, fault
from windlass import Cancelled, Column, QueryFailed, TimedOut, Unavailable, WindlassClient, WindlassError


def filled(count, **options):
    stack = Stack(**options)
    stack.rows = [[f"{number:04}", None] for number in range(count)]
    return stack, WindlassClient("my-stack", lambda_client=stack)


def test_rows_are_read_page_by_page_as_they_are_asked_for():
    stack, client = filled(10, page=3)
    with client.query_ranges("my_table", [{"key": [None, None]}]) as rows:
        assert stack.asked("results") == []
        assert next(rows) == {"key": "0000", "value": None}
        assert len(stack.asked("results")) == 1
        assert [row["key"] for row in rows] == [f"{number:04}" for number in range(1, 10)]
    assert [request.get("next") for request in stack.asked("results")] == [None, "3", "6", "9"]
    assert stack.queries == {}


def test_a_result_read_to_its_end_is_closed_by_itself():
    stack, client = filled(1)
    assert len(list(client.query_exact("my_table", {"key": ["0000"]}))) == 1
    assert len(stack.asked("cancel")) == 1


def test_closing_early_stops_the_query():
    stack, client = filled(10)
    rows = client.query_ranges("my_table", [{"key": [None, None]}])
    next(rows)
    rows.close()
    rows.close()
    assert stack.asked("cancel") == [{"action": "cancel", "query": rows.query, "forget": True}]
    assert list(rows) == []


def test_a_query_that_is_closed_already_is_closed():
    stack, client = filled(1)
    rows = client.query_exact("my_table", {"key": ["a"]})
    stack.queries.clear()
    rows.close()
    assert len(stack.asked("cancel")) == 1


def test_columns_are_told_before_the_first_row_and_without_one():
    _, client = filled(0)
    with client.query_exact("my_table", {"key": ["a"]}) as rows:
        assert rows.columns == (Column("key", "VARCHAR(64)"), Column("value", "VARCHAR(65535)"))
        assert list(rows) == []


def test_it_waits_for_the_warehouse(naps):
    stack, client = filled(1)
    stack.running = 3
    assert len(list(client.query_exact("my_table", {"key": ["0000"]}))) == 1
    assert naps == [0.05, 0.1, 0.2]
    assert stack.asked("results")[0]["wait"] == pytest.approx(20, abs=0.1)


def test_an_empty_page_is_not_the_end():
    stack, client = filled(1)
    stack.faults = [{"query": "q"}, {"state": "FINISHED", "columns": stack.columns, "rows": [], "next": "0"}]
    stack.queries["q"] = [["a", "b"]]
    assert list(client.query_exact("my_table", {"key": ["a"]})) == [{"key": "a", "value": "b"}]


def test_a_time_out_stops_the_query():
    stack, client = filled(1)
    stack.running = 10**9
    with (
        client.query_exact("my_table", {"key": ["a"]}, timeout=0) as rows,
        pytest.raises(TimedOut, match="was stopped"),
    ):
        next(rows)
    assert len(stack.asked("cancel")) == 1
    assert issubclass(TimedOut, TimeoutError)


@pytest.mark.parametrize(("state", "failure"), [("FAILED", QueryFailed), ("CANCELLED", Cancelled)])
def test_a_query_that_ends_otherwise_is_an_exception(state, failure):
    stack, client = filled(1)
    with client.query_exact("my_table", {"key": ["a"]}) as rows:
        stack.faults = [{"state": state, "message": "the warehouse says why"}]
        with pytest.raises(failure, match="the warehouse says why"):
            next(rows)
    assert len(stack.asked("cancel")) == 1


def test_what_went_wrong_first_is_told():
    stack, client = filled(1)

    def read():
        with client.query_exact("my_table", {"key": ["a"]}):
            stack.faults = [fault("Unavailable", "S3 does not answer")] * 4
            raise KeyError("mine")

    with pytest.raises(KeyError, match="mine"):
        read()
    stack.faults = [{"query": "q"}, {"state": "FINISHED", "columns": stack.columns, "rows": [["a", "b"]]}]
    stack.faults += [fault("Unavailable", "S3 does not answer")] * 4
    with client.query_exact("my_table", {"key": ["a"]}) as rows:
        assert list(rows) == [{"key": "a", "value": "b"}]
    rows = client.query_exact("my_table", {"key": ["a"]})
    stack.faults = [fault("Unavailable", "S3 does not answer")] * 4
    with pytest.raises(Unavailable):
        rows.close()


def test_values_are_those_of_their_types():
    types = {
        "i": "BIGINT", "d": "DECIMAL(12,5)", "f": "DOUBLE PRECISION", "b": "BOOLEAN", "day": "DATE", "at": "TIMESTAMP",
        "z": "TIMESTAMPTZ", "t": "TIME", "tz": "TIMETZ", "v": "VARBYTE(10)", "s": "SUPER", "c": "CHAR(3)",
    }  # fmt: skip
    stack, client = filled(0, columns=[{"name": name, "type": sql} for name, sql in types.items()])
    told = [7, "1.50000", 2, True, "2015-01-04", "2015-01-04T13:45", "2015-01-04T13:45:00.123456Z", "13:45",
            "13:45:00.5+01:00", "00ff", {"a": [1, "x"]}, "abc"]  # fmt: skip
    stack.faults = [{"query": "q"}]
    stack.queries["q"] = [told, [None] * len(told)]
    first, second = client.query_exact("my_table", {"i": [7]})
    hour = datetime.timezone(datetime.timedelta(hours=1))
    assert first == {
        "i": 7, "d": Decimal("1.50000"), "f": 2.0, "b": True, "day": datetime.date(2015, 1, 4),
        "at": datetime.datetime(2015, 1, 4, 13, 45),  # noqa: DTZ001
        "z": datetime.datetime(2015, 1, 4, 13, 45, 0, 123456, datetime.timezone.utc), "t": datetime.time(13, 45),
        "tz": datetime.time(13, 45, 0, 500000, hour), "v": b"\x00\xff", "s": {"a": [1, "x"]}, "c": "abc",
    }  # fmt: skip
    assert isinstance(first["f"], float)
    assert set(second.values()) == {None}


def test_errors_of_windlass_are_runtime_errors_as_sleepers_are():
    assert issubclass(WindlassError, RuntimeError)
