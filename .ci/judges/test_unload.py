"""What UNLOAD writes is read by others, and by COPY."""

import csv
import gzip
import io
import json

import awswrangler
import pyarrow.parquet
import pytest

from warehouse import connect

ROWS = 500


@pytest.fixture(scope="module")
def s3(environment):
    return connect("s3")


@pytest.fixture(scope="module")
def sold(warehouse):
    warehouse.run("CREATE TABLE sold (id INT, name VARCHAR(30), price DECIMAL(9,2), day DATE, paid BOOLEAN)")
    warehouse.run(
        f"INSERT INTO sold SELECT n, CASE WHEN n % 5 > 0 THEN 'a|b, \"' || n END, n / 4.0, '2024-02-29', n % 2 = 0"
        f" FROM generate_series(1, {ROWS}) n"
    )
    return "SELECT id, name, price, day, paid FROM sold ORDER BY id"


def unload(warehouse, query, folder, options=""):
    text = query.replace("'", "''")
    return warehouse.run(f"UNLOAD ('{text}') TO 's3://data/judges/unload/{folder}/' IAM_ROLE default {options}")


def written(s3, folder):
    pages = s3.get_paginator("list_objects_v2").paginate(Bucket="data", Prefix=f"judges/unload/{folder}/")
    keys = [entry["Key"] for page in pages for entry in page.get("Contents", [])]
    assert keys
    return {key: s3.get_object(Bucket="data", Key=key)["Body"].read() for key in sorted(keys)}


def is_like_sold(rows):
    """Rows of text."""
    assert len(rows) == ROWS
    assert rows[5] == ["6", 'a|b, "6', "1.50", "2024-02-29", "t"]
    assert rows[4][1] == ""


def test_text_is_pipe_delimited(warehouse, s3):
    unload(warehouse, "SELECT n, 'x' || n FROM generate_series(1, 100) n ORDER BY n", "text", "PARALLEL OFF")
    (content,) = written(s3, "text").values()
    assert content.decode().splitlines() == [f"{n}|x{n}" for n in range(1, 101)]


def test_text_is_copied_back(warehouse, s3, sold):
    unload(warehouse, sold, "back", "ESCAPE ADDQUOTES GZIP NULL AS 'nothing'")
    warehouse.run("CREATE TABLE back (LIKE sold)")
    warehouse.run(
        "COPY back FROM 's3://data/judges/unload/back/' IAM_ROLE default ESCAPE REMOVEQUOTES GZIP NULL AS 'nothing'"
    )
    assert warehouse.rows("SELECT * FROM back ORDER BY id") == warehouse.rows(sold)


def test_csv_is_read_by_others(warehouse, s3, sold):
    unload(warehouse, sold, "csv", "FORMAT AS CSV HEADER PARALLEL OFF")
    (content,) = written(s3, "csv").values()
    header, *rows = csv.reader(io.StringIO(content.decode(), newline=""))
    assert header == ["id", "name", "price", "day", "paid"]
    is_like_sold(rows)


def test_gzipped_csv_is_read_by_others(warehouse, s3, sold):
    unload(warehouse, sold, "csv-gzip", "FORMAT CSV GZIP EXTENSION 'csv.gz'")
    files = written(s3, "csv-gzip")
    assert all(key.endswith("csv.gz") for key in files)
    text = "".join(gzip.decompress(content).decode() for content in files.values())
    is_like_sold(sorted(csv.reader(io.StringIO(text, newline="")), key=lambda row: int(row[0])))


def test_json_is_read_by_others(warehouse, s3, sold):
    unload(warehouse, sold, "json", "FORMAT JSON")
    rows = [json.loads(line) for content in written(s3, "json").values() for line in content.splitlines()]
    rows.sort(key=lambda row: row["id"])
    assert [row["id"] for row in rows] == list(range(1, ROWS + 1))
    assert rows[5]["name"] == 'a|b, "6'
    assert rows[5]["price"] == 1.5
    assert rows[4].get("name") is None
    assert rows[5]["paid"] is True


def test_parquet_is_read_by_pyarrow(warehouse, s3, sold):
    unload(warehouse, sold, "parquet", "FORMAT PARQUET")
    tables = [pyarrow.parquet.read_table(io.BytesIO(content)) for content in written(s3, "parquet").values()]
    rows = sorted((row for table in tables for row in table.to_pylist()), key=lambda row: row["id"])
    assert [row["id"] for row in rows] == list(range(1, ROWS + 1))
    assert rows[5]["name"] == 'a|b, "6'
    assert str(rows[5]["price"]) == "1.50"
    assert str(rows[5]["day"]) == "2024-02-29"
    assert rows[4]["name"] is None


def test_parquet_is_read_by_awswrangler(warehouse, s3, sold):
    unload(warehouse, sold, "wrangler", "FORMAT PARQUET")
    frame = awswrangler.s3.read_parquet("s3://data/judges/unload/wrangler/")
    assert sorted(frame["id"]) == list(range(1, ROWS + 1))
    assert frame["name"].isna().sum() == ROWS // 5


def test_a_manifest_names_every_file(warehouse, s3, sold):
    unload(warehouse, sold, "manifest", "FORMAT CSV MANIFEST VERBOSE")
    files = written(s3, "manifest")
    manifest = json.loads(files.pop("judges/unload/manifest/manifest"))
    assert {entry["url"] for entry in manifest["entries"]} == {"s3://data/" + key for key in files}
    for entry in manifest["entries"]:
        assert entry["meta"]["content_length"] == len(files[entry["url"].removeprefix("s3://data/")])
    assert sum(entry["meta"]["record_count"] for entry in manifest["entries"]) == ROWS
    assert [element["name"] for element in manifest["schema"]["elements"]] == ["id", "name", "price", "day", "paid"]
    warehouse.run("CREATE TABLE from_manifest (LIKE sold)")
    warehouse.run(
        "COPY from_manifest FROM 's3://data/judges/unload/manifest/manifest' IAM_ROLE default CSV MANIFEST"
    )
    assert warehouse.value("SELECT count(*) FROM from_manifest") == ROWS


def test_what_is_there_is_not_written_over(warehouse, s3):
    query = "SELECT 1"
    unload(warehouse, query, "again")
    error = warehouse.failure(
        "UNLOAD ('SELECT 2') TO 's3://data/judges/unload/again/' IAM_ROLE default"
    )
    assert "ALLOWOVERWRITE" in error
    unload(warehouse, "SELECT 2", "again", "ALLOWOVERWRITE")
    text = b"".join(written(s3, "again").values())
    assert text == b"2\n"
