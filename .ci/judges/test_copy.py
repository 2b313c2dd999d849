import gzip
import json

import pytest

from warehouse import connect


@pytest.fixture(scope="module")
def s3(environment):
    return connect("s3")


def put(s3, key, content):
    s3.put_object(Bucket="data", Key=key, Body=content if isinstance(content, bytes) else content.encode())
    return f"s3://data/{key}"


def copy(table, source, options):
    return f"COPY {table} FROM '{source}' IAM_ROLE default {options}"


def test_csv_is_copied(warehouse, s3):
    source = put(s3, "judges/people.csv", 'id,name\n1,"Ana, Ω"\n2,\n')
    warehouse.run("CREATE TABLE people (id INT, name VARCHAR(20))")
    loaded = warehouse.run(copy("people", source, "CSV IGNOREHEADER 1 EMPTYASNULL"))
    assert loaded["ResultRows"] == 2
    assert warehouse.rows("SELECT id, name FROM people ORDER BY id") == [(1, "Ana, Ω"), (2, None)]


def test_gzipped_json_lines_are_copied_by_a_manifest(warehouse, s3):
    entries = []
    for number in range(3):
        lines = "".join(json.dumps({"id": number * 10 + n, "tag": {"a": n}}) + "\n" for n in range(10))
        address = put(s3, f"judges/parts/{number}.json.gz", gzip.compress(lines.encode()))
        entries.append({"url": address, "mandatory": True})
    manifest = put(s3, "judges/parts.manifest", json.dumps({"entries": entries}))
    warehouse.run("CREATE TABLE parts (id INT, tag SUPER)")
    batch = warehouse.run_batch(
        copy("parts", manifest, "MANIFEST GZIP JSON 'auto'"),
        "SELECT pg_last_copy_count()",
        "SELECT count(*), sum(id) FROM parts",
    )
    assert warehouse.result(batch["Id"] + ":2") == [(30,)]
    count, total = warehouse.result(batch["Id"] + ":3")[0]
    assert (count, int(total)) == (30, sum(range(30)))
    assert json.loads(warehouse.value("SELECT tag FROM parts WHERE id = 12")) == {"a": 2}


def test_a_prefix_is_copied(warehouse, s3):
    for name in "abc":
        put(s3, f"judges/prefix/{name}.txt", f"{name}|1\r\n")
    put(s3, "judges/prefixed.txt", "d|1\n")
    warehouse.run("CREATE TABLE prefixes (name VARCHAR(2), n INT)")
    assert warehouse.run(copy("prefixes", "s3://data/judges/prefix/", "DELIMITER '|'"))["ResultRows"] == 3


def test_a_wrong_row_is_named(warehouse, s3):
    source = put(s3, "judges/wrong.csv", "1,fine\nmany,wrong\n3,fine\n")
    warehouse.run("CREATE TABLE wrong_rows (id INT, name VARCHAR(20))")
    failed = warehouse.ended(warehouse.submit(copy("wrong_rows", source, "CSV")))
    assert failed["Status"] == "FAILED"
    assert "sys_load_error_detail" in failed["Error"]
    assert warehouse.value("SELECT count(*) FROM wrong_rows") == 0
    detail = warehouse.rows(
        "SELECT trim(file_name), line_number, trim(column_name) FROM sys_load_error_detail WHERE query_id = :query",
        Parameters=[{"name": "query", "value": str(failed["RedshiftQueryId"])}],
    )
    assert detail == [(source, 2, "id")]
    tolerated = warehouse.run(copy("wrong_rows", source, "CSV MAXERROR 2"))
    assert tolerated["ResultRows"] == 2


def test_what_is_not_there_fails(warehouse):
    warehouse.run("CREATE TABLE missing_object (a INT)")
    error = warehouse.failure(copy("missing_object", "s3://data/judges/nothing-here", "CSV"))
    assert "judges/nothing-here" in error


def test_a_copy_in_a_batch_goes_with_it(warehouse, s3):
    source = put(s3, "judges/rolled-back.csv", "1\n2\n")
    warehouse.run("CREATE TABLE rolled_back (a INT)")
    batch = warehouse.ended(warehouse.submit_batch(copy("rolled_back", source, "CSV"), "SELECT 1 / 0"))
    assert batch["Status"] == "FAILED"
    assert batch["SubStatements"][0]["ResultRows"] == 2
    assert warehouse.value("SELECT count(*) FROM rolled_back") == 0
