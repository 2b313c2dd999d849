"""Every call of Sleeper's page, under its names."""

import importlib
import inspect
import re
from pathlib import Path

import pytest

from windlass import RequestRefused
from windlass.sleeper import SleeperClient

RECORDS = [{"key": "my_key", "value": "my_value"}, {"key": "my_key2", "value": "my_value2"}]
FILES = ["my_bucket/a_directory/", "my_bucket/a_file"]
OF_OTHERS = {
    "sleeper.bulk.import.emr.master.instance.type": "m6i.xlarge",
    "sleeper.default.bulk.import.eks.spark.executor.instances": "2",
}
OF_EMR = {
    "sleeper.table.bulk.import.emr.executor.initial.instances": "1",
    "sleeper.table.bulk.import.emr.executor.market.type": "SPOT",
}


@pytest.mark.parametrize("module", ["sleeper.sleeper", "sleeper.client"])
def test_it_is_found_where_sleeper_has_it(module):
    assert importlib.import_module(module).SleeperClient is SleeperClient


@pytest.mark.parametrize(
    ("call", "arguments"),
    [
        ("__init__", ["basename"]),
        ("write_single_batch", ["table_name", "records_to_write"]),
        ("ingest_parquet_files_from_s3", ["table_name", "files"]),
        ("bulk_import_parquet_files_from_s3", ["table_name", "files", "id", "platform_spec"]),
        ("exact_key_query", ["table_name", "keys"]),
        ("range_key_query", ["table_name", "regions"]),
        ("create_batch_writer", ["table_name"]),
    ],
)
def test_arguments_are_those_of_the_page_in_their_order(call, arguments):
    names = list(inspect.signature(getattr(SleeperClient, call)).parameters)
    assert names[1 : len(arguments) + 1] == arguments


def test_a_batch_is_written(client, stack):
    client.write_single_batch("my_table", RECORDS)
    assert stack.rows == [["my_key", "my_value"], ["my_key2", "my_value2"]]


def test_a_batch_under_a_job_id_is_written_once(client, stack):
    client.write_single_batch("my_table", RECORDS, job_id="mine")
    client.write_single_batch("my_table", RECORDS, job_id="mine")
    assert len(stack.rows) == 2
    with pytest.raises(RequestRefused, match="^Conflict"):
        client.write_single_batch("my_table", RECORDS[:1], job_id="mine")


def test_files_are_given(client, stack):
    client.ingest_parquet_files_from_s3("my_table", FILES, "mine")
    assert stack.asked("ingest") == [{"action": "ingest", "table": "my_table", "files": FILES, "job": "mine"}]


def test_each_import_has_an_id_of_its_own(client, stack):
    for _ in range(3):
        client.bulk_import_parquet_files_from_s3("my_table", FILES)
    ids = [request["job"] for request in stack.asked("import")]
    assert len(set(ids)) == 3
    assert all(re.fullmatch(r"[a-z0-9-]+", each) for each in ids)


def test_settings_of_a_cluster_are_warned_about_and_ignored(client, stack):
    with pytest.warns(UserWarning, match=r"no cluster of EMR; ignored: .*initial.instances, .*market.type") as warned:
        client.bulk_import_parquet_files_from_s3("my_table", FILES, "my_bulk_import_job", OF_EMR)
    assert warned[0].filename == __file__
    assert stack.asked("import") == [
        {"action": "import", "table": "my_table", "files": FILES, "job": "my_bulk_import_job"}
    ]


def test_settings_of_sleepers_other_clusters_too(client, stack):
    with pytest.warns(UserWarning, match=r"ignored: .*master.instance.type, .*executor.instances"):
        client.bulk_import_parquet_files_from_s3("my_table", FILES, "i", OF_OTHERS)
    assert "platform" not in stack.asked("import")[0]


def test_files_may_come_one_by_one_and_are_texts(client, stack):
    client.ingest_parquet_files_from_s3("my_table", (file for file in FILES))
    assert stack.asked("ingest")[0]["files"] == FILES
    with pytest.raises(RequestRefused, match="^BadRequest at /files/1: a file is a text"):
        client.bulk_import_parquet_files_from_s3("my_table", ["my_bucket/a_file", Path("my_bucket/a_file")])


def test_kinds_of_cluster_are_warned_about_and_ignored(client, stack):
    with pytest.warns(UserWarning, match="ignored: platform, class_name"):
        client.bulk_import_parquet_files_from_s3("my_table", FILES, platform="EMR", class_name="org.example.Job")
    assert "platform" not in stack.asked("import")[0]


def test_settings_of_windlass_are_passed_on(client, stack):
    with pytest.raises(RequestRefused, match="^NotSupported at /platform/queryGroup"):
        client.bulk_import_parquet_files_from_s3("my_table", FILES, "i", {"queryGroup": "load", "statementTimeout": 60})
    assert stack.asked("import")[0]["platform"] == {"queryGroup": "load", "statementTimeout": 60}


@pytest.mark.parametrize("name", ["sleeper.table.ingest.x", "querygroup", 1])
def test_other_settings_are_refused(client, stack, name):
    with pytest.raises(RequestRefused, match=f"^NotSupported at /platform/{name}: {name}: there are queryGroup"):
        client.bulk_import_parquet_files_from_s3("my_table", FILES, "i", {**OF_EMR, name: "1"})
    assert stack.requests == []


def test_a_cluster_given_in_the_place_of_its_settings_is_refused(client):
    with pytest.raises(RequestRefused, match="give platform by its name"):
        client.bulk_import_parquet_files_from_s3("my_table", FILES, "i", "EMR")


def test_exact_keys_in_both_forms(client):
    client.write_single_batch("my_table", [{"key": "akey", "value": "my_value"}, {"key": "other", "value": "x"}])
    expected = [[("key", "akey"), ("value", "my_value")]]
    assert client.exact_key_query("my_table", {"key": ["akey", "anotherkey", "yetanotherkey"]}) == expected
    keys = [{"key": "akey"}, {"key": "anotherkey"}, {"key": "yetanotherkey"}]
    assert client.exact_key_query("my_table", keys) == expected


def test_ranges_in_both_forms_and_in_the_order_of_the_keys(client, stack):
    client.write_single_batch("my_table", [{"key": key, "value": key * 2} for key in ["c", "b2", "b1", "a"]])
    expected = [[("key", "a"), ("value", "aa")], [("key", "b1"), ("value", "b1b1")], [("key", "b2"), ("value", "b2b2")]]
    assert client.range_key_query("my_table", [{"key": ["a", True, "c", False]}]) == expected
    assert client.range_key_query("my_table", [{"key": ("a", "c")}]) == expected
    assert len(client.range_key_query("my_table", [{"key": ["a", True, "c", True]}])) == 4
    assert len(client.range_key_query("my_table", [{"key": ["b2", None]}])) == 2
    assert [request["forget"] for request in stack.asked("cancel")] == [True] * 4
    assert stack.queries == {}


def test_what_is_asked_one_by_one_has_the_same_order(client):
    client.write_single_batch("my_table", [{"key": key, "value": value} for key in "cab" for value in "zx"])
    expected = [[("key", key), ("value", value)] for key in "ab" for value in "xz"]
    assert client.exact_key_query("my_table", ({"key": key} for key in "ba")) == expected
    assert client.exact_key_query("my_table", {"key": (key for key in "ba")}) == expected
    assert client.range_key_query("my_table", ({"key": [key, True, key, True]} for key in "ba")) == expected


@pytest.mark.parametrize("asked", [{"key": ["a", "b"]}, "key", None])
def test_regions_are_a_list(client, asked):
    with pytest.raises(RequestRefused, match="^BadRequest at /regions: must be a list"):
        client.range_key_query("my_table", asked)


def test_nulls_come_first(client):
    client.write_single_batch("my_table", [{"key": "b", "value": "1"}, {"key": "b"}])
    rows = client.range_key_query("my_table", [{"key": [None, None], "value": [None, None]}])
    assert [dict(row)["value"] for row in rows] == [None, "1"]


def test_a_writer_takes_several_batches(client, stack):
    with client.create_batch_writer("my_table") as writer:
        writer.write(RECORDS)
        writer.write([{"key": "more"}])
        assert writer.num_records == 3
        assert stack.rows == []
    assert len(stack.rows) == 3
