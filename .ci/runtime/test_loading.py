"""An object goes all the way through the two built functions, and a second delivery changes nothing."""

import json
from datetime import datetime, timezone
from urllib.parse import quote_plus

import boto3

from conftest import BUCKET
from test_events import PIPELINE, event
from warehouse import Warehouse

KEY = "song_data/A/B/a song + 50%.json"
SONGS = [{"num_songs": 1, "artist_id": f"A{n}", "song_id": f"S{n}", "title": "Ærø", "year": 2026} for n in range(3)]


def notification(key, etag, size):
    """As S3 sends it: events/s3-put.json with what differs."""
    told = json.loads(event("s3-put.json"))
    (record,) = told["Records"]
    record["eventTime"] = datetime.now(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    record["s3"]["object"] |= {"key": quote_plus(key, safe="/"), "size": size, "eTag": etag}
    del record["s3"]["object"]["versionId"]
    return told


def settled(loader):
    """Ticks until the pipeline is at rest; gives what was answered last."""
    for _ in range(200):
        answer = loader.invoke(event("schedule-tick.json"))
        assert answer.error_type is None, answer
        if answer.json() != {PIPELINE: "active"}:
            return answer.json()
    raise AssertionError("the pipeline does not come to rest")


def counts(warehouse, stem):
    rows = warehouse.rows("select count(*) from staging_songs where title = 'Ærø'")
    objects = warehouse.rows(f"select count(*) from windlass.ledger_object where key like '{stem}%'")
    return rows[0][0], objects[0][0]


def test_an_object_is_loaded_once(functions):
    recorder, loader = functions
    body = "\n".join(map(json.dumps, SONGS)).encode()
    put = boto3.client("s3").put_object(Bucket=BUCKET, Key=KEY, Body=body)
    told = notification(KEY, put["ETag"].strip('"'), len(body))

    assert recorder.invoke(told).json() == {"recorded": 1, "ignored": {}}
    assert settled(loader) == {PIPELINE: "quiet"}
    assert counts(Warehouse(), "song_data/A/B/a song") == (len(SONGS), 1)

    assert recorder.invoke(told).json() == {"recorded": 1, "ignored": {}}
    assert settled(loader) == {PIPELINE: "quiet"}
    assert counts(Warehouse(), "song_data/A/B/a song") == (len(SONGS), 1)

    loaded = [line for line in map(json.loads, loader.stop()) if line.get("message") == "StepLoaded"]
    assert [(line["pipeline"], line["step"], line["rows"]) for line in loaded] == [(PIPELINE, "songs", len(SONGS))]
