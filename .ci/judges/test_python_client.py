"""The Python client as a newcomer has it: installed from the checkout into an empty environment, against a cloud."""

import json
import re
import subprocess

import boto3
import pyarrow
import pyarrow.parquet
import pytest

from cloud import ROOT, Cloud
from room import CLIENT, Room

README = CLIENT / "README.md"
BLOCK = re.compile(r"(?ms)^```python\n(.*?)^```$")

SCHEMAS = {
    "my_table": {"key": "varchar(64)", "value": "varchar(65535)"},
    "unloaded": {"key": "varchar(64)"},
    "places": {"at": "varbyte(4)", "number": "bigint", "name": "varchar(20)"},
    "many": {"id": "bigint", "text": "varchar(200)"},
    "everything": {
        "i": "integer", "d": "decimal(20,5)", "f": "double precision", "b": "boolean", "c": "char(5)", "v": "varchar(50)",
        "day": "date", "at": "timestamp", "z": "timestamptz", "t": "time", "bytes": "varbyte(10)", "s": "super",
    },
}  # fmt: skip
CONNECT = """
from sleeper.sleeper import SleeperClient
my_sleeper = SleeperClient('my_sleeper_instance')
"""


def definitions(folder):
    for name, columns in SCHEMAS.items():
        formats = ["json", "parquet"] if name == "my_table" else ["json"]
        steps = [
            {"step": each, "copy": name, "from": {"prefix": f"{name}/{each}/"}, "format": each} for each in formats
        ]
        schema = {"table": name, "columns": [{"name": column, "type": sql} for column, sql in columns.items()]}
        for kind, text in {"schemas": schema, "pipelines": {"pipeline": name, "steps": steps}}.items():
            (folder / kind).mkdir(exist_ok=True)
            (folder / kind / f"{name}.json").write_text(json.dumps(text), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def stack(tmp_path_factory):
    cloud = Cloud(
        tmp_path_factory.mktemp("client") / "home", ",".join(SCHEMAS), definitions(tmp_path_factory.mktemp("definitions"))
    )
    yield cloud
    status = cloud.stop()
    assert status in (0, 143), f"up ended with {status}:\n{cloud.log()}"


@pytest.fixture(scope="module")
def room(stack, tmp_path_factory):
    room = Room(tmp_path_factory.mktemp("room"), stack.variables)
    before = kept()
    installed = room.install()
    assert kept() == before, "installing it left something in the checkout"
    needed = {"boto3", "botocore", "jmespath", "python-dateutil", "s3transfer", "six", "urllib3"}
    assert {name.split(" ")[0] for name in installed} - needed == {"windlass-client"}
    return room


def kept():
    status = ["git", "status", "--porcelain", "--ignored", "--untracked-files=all", CLIENT]
    return subprocess.run(status, cwd=ROOT, capture_output=True, text=True, check=True).stdout


def service(stack, name):
    said = stack.variables
    return boto3.session.Session().client(
        name,
        endpoint_url=said["AWS_ENDPOINT_URL_" + name.upper().replace("-", "_")],
        region_name=said["AWS_REGION"],
        aws_access_key_id=said["AWS_ACCESS_KEY_ID"],
        aws_secret_access_key=said["AWS_SECRET_ACCESS_KEY"],
    )


@pytest.fixture(scope="module")
def files(stack):
    """Files in Parquet as the page names them: two in a directory, and one whose name tells nothing."""
    s3 = service(stack, "s3")
    for bucket in ("my_bucket", "my-bucket"):
        s3.create_bucket(Bucket=bucket)
        for key in ("a_directory/1.parquet", "a_directory/deep/2.parquet", "a_file", "a_file.parquet"):
            rows = pyarrow.table({"key": [f"parquet {key}"], "value": [bucket]})
            with pyarrow.BufferOutputStream() as stream:
                pyarrow.parquet.write_table(rows, stream)
                s3.put_object(Bucket=bucket, Key=key, Body=stream.getvalue().to_pybytes())


def test_every_call_of_sleepers_page(room, files):
    told = room.run(
        CONNECT
        + """
table = 'my_table'
jobs = []

with my_sleeper.create_batch_writer('my_table') as writer:
    writer.write([{'key': 'a', 'value': 'first_key'}, {'key': 'b1', 'value': 'second_key'}])
    writer.write([{'key': 'b2', 'value': 'third_key'}, {'key': 'c', 'value': 'too much'}])
my_sleeper.wait_for_job(table, writer.job).raise_for_failure()
told = [my_sleeper.range_key_query('my_table', [ {"key": ["a", True, "c", False]} ])]

records = [{'key': 'my_key', 'value': 'my_value'}, {'key': 'my_key2', 'value': 'my_value2'}]
jobs.append(my_sleeper.write_single_batch('my_table', records))
jobs.append(my_sleeper.write_single_batch('my_table', [{'key': 'akey', 'value': 'my_value'}]))

files = ["my_bucket/a_directory/", "my_bucket/a_file"]
jobs.append(my_sleeper.ingest_parquet_files_from_s3('my_table', files))
jobs.append(my_sleeper.bulk_import_parquet_files_from_s3('my_table', files, 'mybulkimportjob'))

platform_spec = {
    "sleeper.table.bulk.import.emr.executor.initial.instances": "1",
    "sleeper.table.bulk.import.emr.executor.max.instances": "10",
    "sleeper.table.bulk.import.emr.release.label": "emr-6.10.0",
    "sleeper.table.bulk.import.emr.master.x86.instance.type": "m6i.xlarge",
    "sleeper.table.bulk.import.emr.executor.x86.instance.type": "m6i.4xlarge",
    "sleeper.table.bulk.import.emr.executor.market.type": "SPOT"
}
import warnings
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    jobs.append(my_sleeper.bulk_import_parquet_files_from_s3('my_table', files, 'my_bulk_import_job', platform_spec))
    jobs.append(my_sleeper.bulk_import_parquet_files_from_s3('my_table', files))
    jobs.append(my_sleeper.bulk_import_parquet_files_from_s3('my_table', files))
told.append([str(each.message).count(",") + 1 for each in caught if each.category is UserWarning])
told.append([my_sleeper.wait_for_job(table, job).state.value for job in jobs])
told.append(len({job.id for job in jobs}))
told.append(my_sleeper.exact_key_query('my_table', {"key": ["akey", "anotherkey", "yetanotherkey"]}))
told.append(my_sleeper.exact_key_query('my_table', [{"key": "akey"}, {"key": "anotherkey"}, {"key": "yetanotherkey"}]))
told.append(my_sleeper.range_key_query('my_table', [{"key": ["my_key", "my_key2"]}, {"key": ["my", True, "my_key", True]}]))
told.append([row[0][1] for row in my_sleeper.range_key_query('my_table', [{"key": ["parquet", "q"]}])])
"""
    )
    ranged, warned, states, different, exact, listed, overlapping, parquet = told
    assert ranged == [
        [("key", "a"), ("value", "first_key")],
        [("key", "b1"), ("value", "second_key")],
        [("key", "b2"), ("value", "third_key")],
    ]
    assert warned == [6]
    assert states == ["FINISHED"] * 7
    assert different == 7
    assert exact == listed == [[("key", "akey"), ("value", "my_value")]]
    assert overlapping == [[("key", "my_key"), ("value", "my_value")]]
    keys = ["parquet a_directory/1.parquet", "parquet a_directory/deep/2.parquet", "parquet a_file"]
    assert parquet == [key for key in keys for _ in range(5)]


def test_every_example_of_its_readme_runs(room, files):
    blocks = BLOCK.findall(README.read_text(encoding="utf-8"))
    assert len(blocks) >= 4
    room.run("\n".join(blocks))


def test_the_examples_run(room):
    folder = CLIENT / "examples"
    assert room.script(folder / "simplest_example.py", "local", "my_table").endswith(
        "by key: [[('key', 'example-key'), ('value', 'example-value')]]\n"
        "by range: [[('key', 'example-key'), ('value', 'example-value')],"
        " [('key', 'example-key2'), ('value', 'example-value2')]]\n"
    )
    assert room.script(folder / "large_writes.py", "local", "my_table", "2500") == (
        "2500 rows in 1 requests\n2500 rows are in the table\n2500 rows were read\n"
    )
    assert sorted(each.name for each in folder.iterdir()) == ["large_writes.py", "simplest_example.py"]


def test_an_example_without_arguments_says_what_it_wants(room):
    examples = sorted((CLIENT / "examples").glob("*.py"))
    assert len(examples) == 2
    for example in examples:
        assert room.refused(example).startswith(f"usage: {example.name} [-h] stack table")


def test_values_come_back_as_what_they_were(room):
    assert room.run(
        CONNECT
        + """
import datetime
from decimal import Decimal
zone = datetime.timezone(datetime.timedelta(hours=2))
row = {
    "i": -7, "d": Decimal("123456789012345.12345"), "f": 0.1, "b": True, "c": "ab", "v": "ü, \\"quoted\\"\\n\\\\",
    "day": datetime.date(2015, 1, 4), "at": datetime.datetime(2015, 1, 4, 13, 45, 0, 123456),
    "z": datetime.datetime(2015, 1, 4, 13, 45, tzinfo=zone), "t": datetime.time(13, 45, 1), "bytes": b"\\x00\\xff",
    "s": {"list": [1, 2.5, "x", None, {"deep": True}]},
}
job = my_sleeper.write_single_batch("everything", [row, {"i": 8}])
my_sleeper.wait_for_job("everything", job).raise_for_failure()
with my_sleeper.query_exact("everything", {"i": [-7, 8]}) as rows:
    found = {each["i"]: each for each in rows}
    types = {column.name: column.type for column in rows.columns}
assert found[-7] == row, found[-7]
assert {name: type(value) for name, value in found[-7].items()} == {name: type(value) for name, value in row.items()}
assert set(found[8].values()) == {8, None}
for name, value in row.items():
    if name != "s":
        assert len(my_sleeper.exact_key_query("everything", [{name: value}])) == 1, name
assert len(my_sleeper.exact_key_query("everything", {"day": [None]})) == 1
told = [types["d"], types["s"], [table.name for table in my_sleeper.tables()]]
"""
    ) == ["DECIMAL(20,5)", "SUPER", ["everything", "many", "my_table", "places", "unloaded"]]


def test_keys_of_every_kind_alone_and_together(room):
    assert room.run(
        CONNECT
        + """
rows = [{"at": bytes([place]) * 2, "number": place - 128, "name": f"p{place}"} for place in (0, 7, 128, 255)]
job = my_sleeper.write_single_batch("places", (row for row in rows))
my_sleeper.wait_for_job("places", job).raise_for_failure()

def names(found):
    return [dict(row)["name"] for row in found]

told = [
    names(my_sleeper.exact_key_query("places", {"at": [b"\\x07\\x07", b"\\xff\\xff", b"\\x07"]})),
    names(my_sleeper.exact_key_query("places", [{"at": b"\\x07\\x07", "number": -121}, {"at": b"\\x00\\x00", "number": 1}])),
    names(my_sleeper.exact_key_query("places", {"number": [0], "name": ["p255"]})),
    names(my_sleeper.exact_key_query("places", ({"number": number} for number in (127, 0)))),
    names(my_sleeper.range_key_query("places", [{"at": [b"\\x00\\x01", b"\\xff\\xff"]}])),
    names(my_sleeper.range_key_query("places", [{"at": [b"\\x07", True, None, False], "number": [None, 0, ]}])),
    names(my_sleeper.range_key_query("places", [{"number": [-10**30, 10**30]}])),
    names(my_sleeper.range_key_query("places", [{"number": [None, True, None, True]}])),
]
"""
    ) == [
        ["p7", "p255"], ["p7"], ["p128", "p255"], ["p128", "p255"], ["p7", "p128"], ["p7"],
        ["p0", "p7", "p128", "p255"], ["p0", "p7", "p128", "p255"],
    ]  # fmt: skip


def test_of_a_directory_what_nobody_reads_is_left_out(room, files, stack):
    s3 = service(stack, "s3")
    s3.copy_object(Bucket="my_bucket", Key="mixed/1.parquet", CopySource="my_bucket/a_file.parquet")
    for key in ("mixed/_SUCCESS", "mixed/notes.txt"):
        s3.put_object(Bucket="my_bucket", Key=key, Body=b"remarks")
    assert room.run(
        CONNECT
        + """
job = my_sleeper.ingest_parquet_files_from_s3("my_table", ["my_bucket/mixed"])
told = [job.objects, my_sleeper.wait_for_job("my_table", job).state.value]
"""
    ) == [1, "FINISHED"]


def test_many_rows_go_in_and_come_back_in_constant_memory(room):
    parts, count, total, read, peak = room.run(
        CONNECT
        + """
import tracemalloc
COUNT = 150_000
tracemalloc.start()
with my_sleeper.create_batch_writer("many") as writer:
    for begin in range(0, COUNT, 1000):
        writer.write([{"id": number, "text": f"row {number} " + "x" * 50} for number in range(begin, begin + 1000)])
status = my_sleeper.wait_for_job("many", writer.job).raise_for_failure()
written = tracemalloc.get_traced_memory()[1]
tracemalloc.reset_peak()
count = total = 0
with my_sleeper.query_ranges("many", [{"id": [0, None]}]) as rows:
    for row in rows:
        count += 1
        total += row["id"]
told = [len(writer.job.parts), count, total, status.rows, max(written, tracemalloc.get_traced_memory()[1])]
"""
    )
    assert parts == 3
    assert count == read == 150_000
    assert total == 150_000 * 149_999 // 2
    assert peak < 60 << 20


def test_nothing_is_written_after_an_exception_in_the_block(room):
    assert room.run(
        CONNECT
        + """
try:
    with my_sleeper.create_batch_writer("my_table", job_id="never") as writer:
        writer.write([{"key": "never", "value": "x"}])
        raise KeyError("mine")
except KeyError:
    pass
told = my_sleeper.exact_key_query("my_table", {"key": ["never"]})
try:
    my_sleeper.job_status("my_table", "never")
except RuntimeError as error:
    told.append(error.code)
"""
    ) == ["UnknownJob"]


def test_a_query_that_takes_too_long_is_stopped(room, stack):
    warehouse = service(stack, "redshift-data")
    place = {"WorkgroupName": "local", "Database": "dev"}

    def ended(statement, sought=("FINISHED",)):
        while (said := warehouse.describe_statement(Id=statement))["Status"] not in sought:
            assert said["Status"] not in ("FAILED", "ABORTED"), said
        return statement

    room.run(CONNECT + "my_sleeper.wait_for_job('many', my_sleeper.write_single_batch('many', [{'id': -1}]))")
    held = warehouse.batch_execute_statement(Sqls=["LOCK many", "SELECT pg_sleep(10)"], **place)["Id"]
    locks = "SELECT count(*) FROM pg_locks WHERE mode = 'AccessExclusiveLock' AND granted AND relation = 'many'::regclass"
    while True:
        asked = ended(warehouse.execute_statement(Sql=locks, **place)["Id"])
        if warehouse.get_statement_result(Id=asked)["Records"][0][0]["longValue"]:
            break
    told = room.run(
        CONNECT
        + """
import time
begun = time.monotonic()
try:
    with my_sleeper.query_ranges("many", [{"id": [-1, 0]}], timeout=0.5) as rows:
        next(rows)
except TimeoutError as error:
    told = [type(error).__name__, error.code, rows.query in error.message, list(rows), time.monotonic() - begun < 9]
"""
    )
    assert told == ["TimedOut", "TimedOut", True, [], True]
    ended(held)


@pytest.mark.parametrize(
    ("call", "code", "pointer", "said"),
    [
        ('write_single_batch("my_tabel", [{"key": "a"}])', "UnknownTable", "/table", "did you mean my_table?"),
        ('write_single_batch("my_table", [{"key": "a"}, {"valeu": 1}])', "UnknownColumn", "/rows/1/valeu", "mean value?"),
        ('write_single_batch("everything", [{"i": "seven"}])', "BadValue", "/rows/0/i", "must be a number"),
        ('ingest_parquet_files_from_s3("my_table", ["my_bucket/none"])', "UnknownFile", "/files/0", "no file"),
        ('ingest_parquet_files_from_s3("my_table", ["no slash"])', "BadRequest", "/files/0", "bucket/key"),
        ('bulk_import_parquet_files_from_s3("my_table", [], "Upper")', "BadRequest", "/job", "lower case"),
        ('bulk_import_parquet_files_from_s3("my_table", ["my_bucket/a_file"], "i", {"manifests": 2})', "NotSupported",
            "/platform/manifests", "in one transaction"),
        ('exact_key_query("my_table", {"kye": ["a"]})', "UnknownColumn", "/keys/kye/0", "did you mean key?"),
        ('exact_key_query("everything", [{"i": "seven"}])', "BadValue", "/keys/0/i", "must be a number"),
        ('range_key_query("my_table", [{"key": ["a", "b", "c"]}])', "BadRequest", "/regions/0/key", "[min, max]"),
        ('ingest_parquet_files_from_s3("places", ["my_bucket/a_file.parquet"])', "NotWritable", "/files", "only step of table places"),
        ('range_key_query("my_table", {"key": ["a", "b"]})', "BadRequest", "/regions", "must be a list"),
        ('write_single_batch("places", [{"at": b""}])', "BadValue", "/rows/0/at", "at least one byte"),
        ('write_single_batch("places", [{"at": b"12345"}])', "BadValue", "/rows/0/at", "at most 4 bytes"),
        ('write_single_batch("everything", [{"f": 10**309}])', "BadValue", "/rows/0/f", "fits DOUBLE PRECISION"),
        ('write_single_batch("places", [{"number": 10**5000}])', "BadValue", "/rows/0", "more digits"),
        ('job_status("my_table", "none")', "UnknownJob", "/job", "no job none"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_place(room, files, call, code, pointer, said):
    told = room.run(
        CONNECT
        + f"""
from windlass import RequestRefused
try:
    my_sleeper.{call}
except RequestRefused as error:
    told = [error.code, error.pointer, error.message]
"""
    )
    assert told[:2] == [code, pointer]
    assert said in told[2]


def test_a_stack_that_is_not_there(room):
    assert room.run(
        """
from windlass import FunctionFailed, WindlassClient
try:
    WindlassClient("other", function_name="other-ApiFunction").tables()
except FunctionFailed as error:
    told = [error.code, error.message.split(" in ")[0]]
"""
    ) == ["UnknownFunction", "there is no function other-ApiFunction"]


def test_before_its_first_load_a_table_is_not_there(room):
    assert room.run(
        CONNECT
        + """
from windlass import QueryFailed
try:
    my_sleeper.exact_key_query("unloaded", {"key": ["a"]})
except QueryFailed as error:
    told = "the first load makes the table" in error.message
"""
    )
