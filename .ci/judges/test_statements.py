import datetime
import time

from warehouse import PLACE, Warehouse, refused


def test_a_statement_is_answered_at_once_and_described_to_its_end(warehouse):
    before = datetime.datetime.now(datetime.timezone.utc)
    accepted = warehouse.client.execute_statement(Sql="SELECT pg_sleep(0.3)", StatementName="described", **PLACE)
    assert accepted["Database"] == "dev"
    assert accepted["WorkgroupName"] == "local"
    assert abs(accepted["CreatedAt"] - before) < datetime.timedelta(seconds=30)
    assert "Status" not in accepted
    assert warehouse.client.describe_statement(Id=accepted["Id"])["Status"] in ("SUBMITTED", "PICKED", "STARTED")
    ended = warehouse.ended(accepted["Id"])
    assert ended["Status"] == "FINISHED"
    assert ended["QueryString"] == "SELECT pg_sleep(0.3)"
    assert ended["Duration"] >= 300_000_000
    assert ended["ResultRows"] == 1
    assert ended["HasResultSet"] is True
    assert ended["RedshiftQueryId"] > 0


def test_a_cluster_is_a_place_too(warehouse):
    secret = "arn:aws:secretsmanager:us-east-1:123456789012:secret:local"
    place = {"ClusterIdentifier": "local-cluster", "DbUser": "loader", "SecretArn": secret, "Database": "dev"}
    for accepted in (
        warehouse.client.execute_statement(Sql="SELECT 1", **place),
        warehouse.client.batch_execute_statement(Sqls=["SELECT 1"], **place),
    ):
        assert {name: accepted[name] for name in place} == place
        described = warehouse.ended(accepted["Id"])
        assert {name: described[name] for name in place} == place


def test_values_come_in_the_kinds_of_the_model(warehouse):
    warehouse.run(
        "CREATE TABLE kinds (a SMALLINT NOT NULL, b BIGINT, c REAL, d DOUBLE PRECISION, e DECIMAL(12,2), f BOOLEAN,"
        " g VARCHAR(10), h DATE, i TIMESTAMP, j SUPER, k VARBYTE(8))"
    )
    warehouse.run(
        "INSERT INTO kinds VALUES (-1, 9223372036854775807, 1.5, 2.25, 3.10, true, 'x', '2024-02-29',"
        " '2024-02-29 12:30:00', JSON_PARSE('{\"a\":[1]}'), 'bytes')"
    )
    warehouse.run("INSERT INTO kinds (a) VALUES (0)")
    first, second = warehouse.rows("SELECT * FROM kinds ORDER BY a")
    assert first[:9] == (
        -1, 9223372036854775807, 1.5, 2.25, "3.10", True, "x", "2024-02-29", "2024-02-29 12:30:00",
    )
    assert first[9].replace(" ", "") == '{"a":[1]}'
    assert first[10] == b"bytes"
    assert second == (0,) + (None,) * 10


def test_numbers_that_are_none_are_still_doubles(warehouse):
    infinite, nothing = warehouse.rows("SELECT 'Infinity'::float8, 'NaN'::float8")[0]
    # The protocol writes them as texts, and boto3 leaves them so.
    assert (infinite, nothing) == ("Infinity", "NaN")


def test_texts_of_every_script_survive(warehouse):
    text = "naïve Ω 漢字 🎵 \"quoted\" \\ back\nline\ttab"
    literal = text.replace("\\", "\\\\").replace("'", "''")
    assert warehouse.value(f"SELECT '{literal}'") == text


def test_columns_are_described(warehouse):
    warehouse.run("CREATE TABLE described_columns (id BIGINT NOT NULL, price DECIMAL(9,3), name VARCHAR(12))")
    statement = warehouse.run("SELECT id, price AS cost, name, 1 + 1 AS two FROM described_columns")
    columns = warehouse.client.get_statement_result(Id=statement["Id"])["ColumnMetadata"]
    assert [column["label"] for column in columns] == ["id", "cost", "name", "two"]
    assert [column["typeName"] for column in columns] == ["int8", "numeric", "varchar", "int4"]
    assert (columns[1]["precision"], columns[1]["scale"]) == (9, 3)
    assert columns[0]["nullable"] == 0
    assert columns[0]["tableName"] == "described_columns"
    assert columns[3]["tableName"] == ""


def test_rows_that_change_are_counted(warehouse):
    warehouse.run("CREATE TABLE counted (a INT)")
    inserted = warehouse.run("INSERT INTO counted VALUES (1), (2), (3)")
    assert inserted["ResultRows"] == 3
    assert inserted["HasResultSet"] is False
    assert warehouse.run("DELETE FROM counted WHERE a > 1")["ResultRows"] == 2
    with refused("ResourceNotFoundException") as refusal:
        warehouse.client.get_statement_result(Id=inserted["Id"])
    assert refusal.answer["ResourceId"] == inserted["Id"]


def test_an_error_is_told_with_the_statement(warehouse):
    assert warehouse.failure("SELECT * FROM nowhere") == 'ERROR: relation "nowhere" does not exist'
    assert warehouse.failure("SELECT 1 / 0") == "ERROR: division by zero"


def test_a_long_poll_ends_with_the_statement(warehouse):
    begin = time.monotonic()
    answer = warehouse.client.execute_statement(Sql="SELECT pg_sleep(0.5)", WaitTimeSeconds=30, **PLACE)
    assert 0.5 <= time.monotonic() - begin < 15
    assert answer["Status"] == "FINISHED"
    assert answer["HasResultSet"] is True
    assert answer["RedshiftPid"] > 0


def test_a_long_poll_gives_up_after_its_time(warehouse):
    begin = time.monotonic()
    answer = warehouse.client.execute_statement(Sql="SELECT pg_sleep(60)", WaitTimeSeconds=1, **PLACE)
    assert 1 <= time.monotonic() - begin < 10
    assert answer["Status"] == "STARTED"
    with refused("ResourceNotFoundException"):
        warehouse.client.get_statement_result(Id=answer["Id"], WaitTimeSeconds=1)
    assert warehouse.client.cancel_statement(Id=answer["Id"])["Status"] is True
    assert warehouse.ended(answer["Id"])["Status"] == "ABORTED"


def test_a_result_is_waited_for(warehouse):
    statement = warehouse.submit("SELECT 7 AS seven FROM (SELECT pg_sleep(0.5)) slept")
    answer = warehouse.client.get_statement_result(Id=statement, WaitTimeSeconds=20)
    assert answer["Records"] == [[{"longValue": 7}]]


def test_what_has_ended_is_not_cancelled(warehouse):
    statement = warehouse.run("SELECT 1")["Id"]
    with refused("ValidationException"):
        warehouse.client.cancel_statement(Id=statement)


def test_a_token_stands_for_one_statement(warehouse):
    warehouse.run("CREATE TABLE once (a INT)")
    first = warehouse.submit("INSERT INTO once VALUES (1)", ClientToken="only-once")
    again = warehouse.submit("INSERT INTO once VALUES (1)", ClientToken="only-once")
    other = warehouse.submit("INSERT INTO once VALUES (2)", ClientToken="another")
    assert first == again != other
    warehouse.ended(first)
    warehouse.ended(other)
    assert warehouse.submit("INSERT INTO once VALUES (1)", ClientToken="only-once") == first
    assert warehouse.rows("SELECT a FROM once ORDER BY a") == [(1,), (2,)]


def test_statements_are_listed_by_name_and_status(warehouse):
    for name, sql in (("listed-1", "SELECT 1"), ("listed-2", "SELECT 1 / 0"), ("listed-3", "SELECT 3")):
        warehouse.ended(warehouse.submit(sql, StatementName=name))
    batch = warehouse.run_batch("SELECT 4", "SELECT 5", StatementName="listed-4")

    def listed(**asked):
        pages = warehouse.client.get_paginator("list_statements").paginate(StatementName="listed-", **asked)
        return [statement for page in pages for statement in page["Statements"]]

    def names(**asked):
        return [statement["StatementName"] for statement in listed(**asked)]

    assert names() == ["listed-4", "listed-3", "listed-1"]
    assert names(Status="ALL", PaginationConfig={"PageSize": 1}) == ["listed-4", "listed-3", "listed-2", "listed-1"]
    assert names(Status="FAILED") == ["listed-2"]
    assert names(Database="elsewhere") == []
    assert names(WorkgroupName="local", Database="dev", Status="FAILED") == ["listed-2"]
    newest = listed()[0]
    assert newest["IsBatchStatement"] is True
    assert newest["QueryStrings"] == ["SELECT 4", "SELECT 5"]
    assert newest["Id"] == batch["Id"]


def test_statements_belong_to_whoever_submitted_them(warehouse, environment, monkeypatch):
    mine = warehouse.run("SELECT 1", StatementName="mine")["Id"]
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "somebody")
    stranger = Warehouse()
    with refused("ResourceNotFoundException"):
        stranger.client.describe_statement(Id=mine)
    assert stranger.client.list_statements(StatementName="mine")["Statements"] == []
