import tracemalloc

import pytest

from stack import fault
from windlass import RequestRefused, WindlassError
from windlass.writer import MOST_ROW_BYTES, PART_BYTES


def rows(count, begin=0):
    return [{"key": f"{number:06}", "value": "v"} for number in range(begin, begin + count)]


TEN_ROWS = 10 * 29


@pytest.fixture
def writer(writer_of):
    return writer_of(TEN_ROWS)


def ids(stack):
    return [request["job"] for request in stack.asked("write")]


def test_nothing_is_written_after_an_exception(client, stack):
    writer = client.batch_writer("my_table")

    def write():
        with writer:
            writer.write(rows(3))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write()
    assert stack.requests == []
    with pytest.raises(WindlassError, match="^NoJob"):
        _ = writer.job


def test_many_rows_go_in_several_requests_as_one_job(writer, stack):
    with writer:
        writer.write(rows(7))
        writer.write(rows(18, 7))
    assert ids(stack) == ["job", "job.2", "job.3"]
    assert [len(request["rows"]) for request in stack.asked("write")] == [10, 10, 5]
    assert [row[0] for row in stack.rows] == [f"{number:06}" for number in range(25)]
    assert writer.job.rows == 25
    assert writer.job.parts == ("job", "job.2", "job.3")


def test_the_same_rows_in_other_batches_are_the_same_requests(stack, writer_of):
    for batch in (25, 1):
        with writer_of(TEN_ROWS) as writer:
            for begin in range(0, 25, batch):
                writer.write(rows(batch, begin))
    assert len(stack.rows) == 25
    assert len(ids(stack)) == 6


def test_no_rows_are_a_job_too(client, stack):
    with client.batch_writer("my_table", "none") as writer:
        pass
    assert stack.asked("write") == [{"action": "write", "table": "my_table", "job": "none", "rows": []}]
    assert writer.job.rows == 0


def test_a_place_in_a_later_request_is_told_over_all_rows(writer, stack):
    def write():
        with writer:
            writer.write([*rows(14), {"ky": "x"}])

    with pytest.raises(RequestRefused) as refused:
        write()
    assert refused.value.code == "UnknownColumn"
    assert refused.value.pointer == "/rows/14/ky"
    assert "written before: job;" in refused.value.message
    assert len(stack.rows) == 10


def test_a_refused_row_spoils_the_block_even_if_it_is_caught(client, stack):
    def write():
        with client.batch_writer("my_table") as writer:
            with pytest.raises(RequestRefused, match="^BadValue at /rows/1/value: a object is no value"):
                writer.write([{"key": "a"}, {"key": "b", "value": object()}])
            with pytest.raises(RequestRefused, match="none after a refused row"):
                writer.write(rows(1))

    with pytest.raises(RequestRefused, match="so nothing is written"):
        write()
    assert stack.requests == []


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"key": "a"}, "this is one dictionary"),
        (["key"], "/rows/0: is no dict"),
        (None, "this is no list"),
        ("key", "no list"),
    ],
)
def test_what_is_no_list_of_dictionaries_is_refused(client, stack, given, said):
    with pytest.raises(RequestRefused, match=said):
        client.write_batch("my_table", given)
    assert stack.requests == []


def test_a_row_that_copy_cannot_read_is_refused(client):
    with pytest.raises(RequestRefused, match="^TooLarge at /rows/1: "):
        client.write_batch("my_table", [{"key": "a"}, {"key": "b", "value": "x" * MOST_ROW_BYTES}])


def test_a_writer_is_for_one_block(client):
    writer = client.batch_writer("my_table")
    with pytest.raises(RequestRefused, match="within its with statement"):
        writer.write(rows(1))
    with writer:
        pass
    with pytest.raises(RequestRefused, match="one with statement"):
        writer.__enter__()
    with pytest.raises(RequestRefused, match="within its with statement"):
        writer.write(rows(1))


def test_requests_stay_below_what_lambda_takes_and_memory_below_a_few_of_them(client, stack, monkeypatch):
    counts = []

    def write(request):
        counts.append(len(request["rows"]))
        stack.requests.clear()
        return {"table": "my_table", "objects": 1}

    monkeypatch.setattr(stack, "on_write", write)
    row = {"key": "k", "value": "ä" * 5_000}
    tracemalloc.start()
    with client.batch_writer("my_table") as writer:
        for _ in range(40):
            writer.write([row] * 100)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert sum(counts) == 4_000
    assert len(counts) == 8
    assert peak < 8 * PART_BYTES


def test_the_same_job_again_writes_only_the_rest(writer, stack, writer_of, monkeypatch):
    real = stack.on_write
    monkeypatch.setattr(
        stack, "on_write", lambda r: fault("NotWritable", "no step") if r["job"] == "job.2" else real(r)
    )
    with pytest.raises(RequestRefused, match="NotWritable"), writer:
        writer.write(rows(15))
    monkeypatch.setattr(stack, "on_write", real)
    assert len(stack.rows) == 10
    with writer_of(TEN_ROWS) as again:
        again.write(rows(15))
    assert len(stack.rows) == 15
