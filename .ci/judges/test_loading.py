"""What boto3 puts into the bucket is loaded by the pipelines that `up` keeps live."""

import json
import time

import pytest

from warehouse import connect

DAY = "log_data/2018/11/2018-11-01-events.json"


def line(number):
    return json.dumps(
        {
            "artist": f"artist {number}", "auth": "Logged In", "firstName": "Ana", "gender": "F",
            "itemInSession": number, "lastName": "Ω", "length": 200.5, "level": "free", "location": "here",
            "method": "PUT", "page": "NextSong", "registration": 1540919166796.0, "sessionId": 38,
            "song": "song", "status": 200, "ts": 1541105830796 + number, "userAgent": "\"agent\"", "userId": "39",
        }
    )


def until(found, wanted):
    deadline = time.monotonic() + 60
    while found() != wanted:
        assert time.monotonic() < deadline, f"{found()} instead of {wanted}"
        time.sleep(0.1)


@pytest.fixture(scope="module")
def loaded(warehouse):
    """An object that is put twice."""
    s3 = connect("s3")
    content = "\n".join(line(number) for number in range(25)).encode()
    for _ in range(2):
        s3.put_object(Bucket="data", Key=DAY, Body=content)
    until(
        lambda: warehouse.rows("SELECT key FROM windlass.ledger_object WHERE key = :key",
                               Parameters=[{"name": "key", "value": DAY}]) if tables(warehouse) else [],
        [(DAY,)],
    )
    return s3


def tables(warehouse):
    return warehouse.value("SELECT count(*) FROM pg_class WHERE relname = 'ledger_object'")


def test_an_object_that_boto3_puts_is_loaded_once(warehouse, loaded):
    rows = warehouse.rows("SELECT count(*), min(ts), min(last_name), sum(length) FROM staging_events")
    assert rows == [(25, "2018-11-01 20:57:10.796", "Ω", "5012.50000")]
    # Others load into the same warehouse.
    outcome = warehouse.rows(
        "SELECT l.pipeline, l.step, l.outcome, l.files, l.rows FROM windlass.ledger l JOIN windlass.ledger_object o"
        " ON o.pipeline = l.pipeline AND o.run = l.run AND o.step = l.step WHERE o.key = :key",
        Parameters=[{"name": "key", "value": DAY}],
    )
    assert outcome == [("sparkify_staging", "events", "loaded", 1, 25)]


def test_the_bucket_is_listed_and_read(loaded):
    listed = loaded.list_objects_v2(Bucket="data", Prefix="log_data/")["Contents"]
    assert [entry["Key"] for entry in listed] == [DAY]
    content = loaded.get_object(Bucket="data", Key=DAY)["Body"].read()
    assert content.count(b"\n") == 24


def test_the_journal_is_described_and_says_what_was_loaded(loaded):
    journal = connect("dynamodb")
    (name,) = journal.list_tables()["TableNames"]
    table = journal.describe_table(TableName=name)["Table"]
    assert table["TableStatus"] == "ACTIVE"
    assert [key["KeyType"] for key in table["KeySchema"]] == ["HASH", "RANGE"]

    def settled():
        pages = journal.get_paginator("scan").paginate(TableName=name, ConsistentRead=True)
        keys = [item[table["KeySchema"][0]["AttributeName"]]["S"] for page in pages for item in page["Items"]]
        return (
            any(key.startswith("loaded#") for key in keys),
            sum(key.startswith("arrival#") for key in keys),
            sum(key.startswith("pipeline#sparkify_staging") for key in keys),
        )

    until(settled, (True, 0, 1))
