import datetime
from decimal import Decimal
from fractions import Fraction

import pytest

from windlass import RequestRefused, WindlassClient
from windlass._arguments import finite_seconds, seconds
from windlass._values import encoded
from windlass.sleeper import SleeperClient
from windlass.writer import BatchWriter

ROWS = [{"key": "a"}]
HOLDS_ITSELF = []
HOLDS_ITSELF.append(HOLDS_ITSELF)
DEEP = []
for _ in range(100_000):
    DEEP = [DEEP]


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda client: client.write_batch(b"my_table", ROWS), "^BadRequest at /table: a table's name must be a text"),
        (lambda client: client.write_batch("my_table", None), "^BadRequest: rows are a list of dictionaries"),
        (lambda client: client.write_batch("my_table", ROWS, b"job"), "^BadRequest at /job: a job's id must be a text"),
        (lambda client: client.batch_writer(None), "^BadRequest at /table: .* not None"),
        (lambda client: client.ingest_files("my_table", None), "^BadRequest at /files: files are a list of texts"),
        (lambda client: client.ingest_files("my_table", b"b/k"), "^BadRequest at /files: .* a bytes"),
        (lambda client: client.ingest_files("my_table", ["b/k"], 7), "^BadRequest at /job: .* not a int"),
        (lambda client: client.job_status("my_table", None), "^BadRequest at /job: a job is what"),
        (lambda client: client.job_status(None, "job"), "^BadRequest at /table"),
        (lambda client: client.wait_for_job("my_table", "job", timeout="5"), "^BadRequest: timeout must be a number"),
        (lambda client: client.query_exact("my_table", {"key": ["a"]}, timeout="5"), "^BadRequest: timeout must"),
        (lambda client: client.query_exact("my_table", {"key": ["a"]}, query=b"q"), "^BadRequest at /query"),
        (lambda client: client.query_exact("my_table", {("key",): ["a"]}), "^BadRequest at /keys: has a name that"),
        (lambda client: client.query_ranges("my_table", [{("key",): [1, 2]}]), "^BadRequest at /regions/0: has a name"),
        (
            lambda client: client.query_ranges("my_table", [{"key": {"v-", "w"}}]),
            "^BadRequest at /regions/0/key: must be a list or tuple",
        ),
        (
            lambda client: client.bulk_import("my_table", ["b/k"], statement_timeout=float("nan")),
            "^BadRequest at /platform/statementTimeout: statement_timeout must be a number",
        ),
        (
            lambda client: client.bulk_import("my_table", ["b/k"], statement_timeout=float("inf")),
            "^BadRequest at /platform/statementTimeout: .* has an end",
        ),
        (lambda client: client.bulk_import("my_table", ["b/k"], query_group=b"g"), "^BadRequest at /platform/queryGr"),
        (lambda client: client.bulk_import("my_table", ["b/k"], manifests={1}), "^BadValue: holds what JSON has no"),
        (
            lambda client: client.bulk_import_parquet_files_from_s3("my_table", ["b/k"], platform_spec={1: 2}),
            "^NotSupported at /platform/1",
        ),
        (lambda _: SleeperClient(None), "^BadRequest: the stack's name must be a text, not None"),
        (lambda client: WindlassClient("", lambda_client=client), "^BadRequest: .* not an empty text"),
        (lambda _: WindlassClient("my-stack", timeout="5"), "^BadRequest: timeout must be a number"),
    ],
)
def test_arguments_that_are_none_are_refused_before_anything_is_asked(client, stack, call, said):
    with pytest.raises(RequestRefused, match=said):
        call(client)
    assert stack.requests == []


def test_seconds_in_all_their_forms():
    forms = [5, 5.0, Decimal("5.0"), Fraction(5), datetime.timedelta(seconds=5)]
    assert [finite_seconds(form, "it") for form in forms] == [5] * 5
    assert seconds(float("inf"), "it") == float("inf")
    for none in (True, "5", None, Decimal("sNaN"), 10**400):
        with pytest.raises(RequestRefused):
            seconds(none, "it")


def test_a_time_limit_may_be_a_decimal(client, stack):
    with pytest.raises(RequestRefused, match="^NotSupported at /platform/statementTimeout"):
        client.bulk_import("my_table", ["b/k"], statement_timeout=Decimal("60.5"))
    assert stack.asked("import")[0]["platform"] == {"statementTimeout": 60.5}


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (Decimal("sNaN"), "^BadValue at /x: is no finite number"),
        ([Decimal("sNaN")], "^BadValue at /x/0: is no finite number"),
        ([Decimal("1E+999999999")], "^BadValue at /x/0: has more digits"),
        (Fraction(10**400), "^BadValue at /x: is a number beyond any column"),
        (HOLDS_ITSELF, "^BadValue at /x: is nested too deep, or within itself"),
        (DEEP, "^BadValue at /x: is nested too deep"),
    ],
)
def test_values_that_python_itself_stumbles_over_are_refused(value, said):
    with pytest.raises(RequestRefused, match=said):
        encoded(value, "/x")


def test_a_finite_decimal_goes_to_the_stack_whatever_its_size():
    assert encoded(Decimal("1E+400"), "/x") == "1E+400"


def test_an_id_too_long_for_its_parts_is_refused_before_the_first_is_written(client, stack):
    def write(letters):
        writer = BatchWriter(
            lambda request: client._function.send(request, "write"), "my_table", "j" * letters, part_bytes=20
        )
        with writer:
            writer.write([{"key": "a" * 10}, {"key": "b" * 10}])
        return writer.job

    with pytest.raises(RequestRefused, match="^BadRequest at /job: these rows go in 2 parts"):
        write(127)
    assert stack.requests == []
    assert [len(part) for part in write(126).parts] == [126, 128]
