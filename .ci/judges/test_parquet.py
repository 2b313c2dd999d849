"""Parquet that others write is copied: by awswrangler and by pyarrow."""

import datetime
import decimal
import io

import awswrangler
import pandas
import pyarrow
import pyarrow.parquet
import pytest

from warehouse import connect


@pytest.fixture(scope="module")
def s3(environment):
    return connect("s3")


def copy(table, source, options=""):
    return f"COPY {table} FROM '{source}' IAM_ROLE default FORMAT AS PARQUET {options}"


def put(s3, key, table, **options):
    content = io.BytesIO()
    pyarrow.parquet.write_table(table, content, **options)
    s3.put_object(Bucket="data", Key=key, Body=content.getvalue())
    return f"s3://data/{key}", len(content.getvalue())


def test_a_frame_is_written_by_awswrangler_and_copied(warehouse, environment):
    frame = pandas.DataFrame(
        {
            "id": pandas.array(range(1000), dtype="int32"),
            "name": [f"name {n}" if n % 7 else None for n in range(1000)],
            "half": [n / 2 for n in range(1000)],
            "even": [n % 2 == 0 for n in range(1000)],
            "day": [datetime.date(2024, 2, 29)] * 1000,
            "at": [datetime.datetime(2024, 2, 29, 1, 2, 3, 456000)] * 1000,
        }
    )
    written = awswrangler.s3.to_parquet(frame, "s3://data/judges/parquet/frame/", dataset=True)
    assert len(written["paths"]) == 1
    warehouse.run(
        "CREATE TABLE from_wrangler"
        " (id INT, name VARCHAR(20), half DOUBLE PRECISION, even BOOLEAN, day DATE, at TIMESTAMP)"
    )
    loaded = warehouse.run(copy("from_wrangler", "s3://data/judges/parquet/frame/"))
    assert loaded["ResultRows"] == 1000
    rows = warehouse.rows("SELECT id, name, half, even, day, at FROM from_wrangler WHERE id IN (7, 8) ORDER BY id")
    assert rows == [
        (7, None, 3.5, False, "2024-02-29", "2024-02-29 01:02:03.456"),
        (8, "name 8", 4.0, True, "2024-02-29", "2024-02-29 01:02:03.456"),
    ]
    total = warehouse.rows("SELECT count(*), count(name), sum(half) FROM from_wrangler")
    assert total == [(1000, frame["name"].notna().sum(), frame["half"].sum())]


@pytest.mark.parametrize("compression", ["none", "snappy", "gzip", "zstd"])
def test_a_file_of_pyarrow_is_copied(warehouse, s3, compression):
    table = pyarrow.table(
        {
            "a": pyarrow.array([1, None, -3], pyarrow.int64()),
            "b": pyarrow.array([decimal.Decimal("1.50"), None, decimal.Decimal("-0.01")], pyarrow.decimal128(9, 2)),
            "c": pyarrow.array(["Ω", "", None], pyarrow.string()),
            "d": pyarrow.array([1.5, None, 0.0], pyarrow.float32()),
        }
    )
    source, _ = put(s3, f"judges/parquet/{compression}.parquet", table, compression=compression)
    name = "parquet_" + compression
    warehouse.run(f"CREATE TABLE {name} (a BIGINT, b DECIMAL(9,2), c VARCHAR(5), d REAL)")
    assert warehouse.run(copy(name, source))["ResultRows"] == 3
    assert warehouse.rows(f"SELECT * FROM {name} ORDER BY a NULLS LAST") == [
        (-3, "-0.01", None, 0.0), (1, "1.50", "Ω", 1.5), (None, None, "", None),
    ]


def test_a_manifest_names_lengths(warehouse, s3):
    table = pyarrow.table({"a": pyarrow.array([1, 2, 3], pyarrow.int32())})
    source, length = put(s3, "judges/parquet/listed.parquet", table)
    for name, entry, fails in (
        ("with", '{"url": "%s", "mandatory": true, "meta": {"content_length": %d}}' % (source, length), False),
        ("without", '{"url": "%s", "mandatory": true}' % source, True),
    ):
        manifest = f"judges/parquet/{name}.manifest"
        s3.put_object(Bucket="data", Key=manifest, Body=('{"entries": [' + entry + "]}").encode())
        warehouse.run(f"CREATE TABLE parquet_{name} (a INT)")
        described = warehouse.ended(
            warehouse.submit(copy(f"parquet_{name}", f"s3://data/{manifest}", "MANIFEST"))
        )
        assert (described["Status"] == "FAILED") == fails, described


def test_a_long_is_not_put_into_an_integer(warehouse, s3):
    source, _ = put(s3, "judges/parquet/long.parquet", pyarrow.table({"a": pyarrow.array([1], pyarrow.int64())}))
    warehouse.run("CREATE TABLE narrow (a INT)")
    assert "incompatible Parquet schema" in warehouse.failure(copy("narrow", source))


def test_what_is_no_parquet_is_said_to_be_none(warehouse, s3):
    s3.put_object(Bucket="data", Key="judges/parquet/none.parquet", Body=b"id\n1\n")
    warehouse.run("CREATE TABLE no_parquet (a INT)")
    assert warehouse.failure(copy("no_parquet", "s3://data/judges/parquet/none.parquet"))
    assert warehouse.value("SELECT count(*) FROM no_parquet") == 0
