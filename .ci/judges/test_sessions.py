import datetime
import time

from warehouse import PLACE, refused


def sessions(warehouse, **asked):
    pages = warehouse.client.get_paginator("list_sessions").paginate(**asked)
    return {session["SessionId"]: session for page in pages for session in page["Sessions"]}


def test_a_session_keeps_its_temporary_tables(warehouse):
    opened = warehouse.client.execute_statement(
        Sql="CREATE TEMP TABLE mine (a INT)", SessionKeepAliveSeconds=60, **PLACE
    )
    session = opened["SessionId"]
    assert warehouse.ended(opened["Id"])["SessionId"] == session
    warehouse.run("INSERT INTO mine VALUES (1), (2)", SessionId=session)
    assert warehouse.value("SELECT count(*) FROM mine", SessionId=session) == 2
    assert "does not exist" in warehouse.failure("SELECT * FROM mine")
    listed = sessions(warehouse, SessionId=session)[session]
    assert listed["Status"] == "AVAILABLE"
    assert listed["Database"] == "dev"
    assert listed["SessionAliveSeconds"] == 60
    assert listed["SessionTtl"] - listed["UpdatedAt"] == datetime.timedelta(seconds=60)


def test_a_session_runs_one_statement_at_a_time(warehouse):
    opened = warehouse.client.execute_statement(Sql="SELECT pg_sleep(60)", SessionKeepAliveSeconds=60, **PLACE)
    session = opened["SessionId"]
    assert sessions(warehouse, Status="BUSY")[session]["CurrentStatementId"] == opened["Id"]
    with refused("ValidationException"):
        warehouse.submit("SELECT 1", SessionId=session)
    warehouse.client.cancel_statement(Id=opened["Id"])
    assert warehouse.ended(opened["Id"])["Status"] == "ABORTED"
    assert warehouse.value("SELECT 1", SessionId=session) == 1


def test_a_session_ends_after_its_time(warehouse):
    opened = warehouse.client.execute_statement(
        Sql="SELECT 1", SessionKeepAliveSeconds=1, WaitTimeSeconds=20, **PLACE
    )
    session = opened["SessionId"]
    deadline = time.monotonic() + 30
    while sessions(warehouse)[session]["Status"] != "CLOSED":
        assert time.monotonic() < deadline, "the session did not end"
        time.sleep(0.2)
    with refused("ValidationException"):
        warehouse.submit("SELECT 1", SessionId=session)


def test_a_session_knows_its_place(warehouse):
    opened = warehouse.client.execute_statement(
        Sql="SELECT 1", SessionKeepAliveSeconds=60, WaitTimeSeconds=20, **PLACE
    )
    with refused("ValidationException"):
        warehouse.client.execute_statement(Sql="SELECT 1", SessionId=opened["SessionId"], **PLACE)
    batch = warehouse.client.batch_execute_statement(
        Sqls=["CREATE TEMP TABLE in_batch (a INT)", "SELECT 1"], SessionId=opened["SessionId"], WaitTimeSeconds=20
    )
    assert batch["SessionId"] == opened["SessionId"]
    assert batch["Status"] == "FINISHED"
    assert warehouse.value("SELECT count(*) FROM in_batch", SessionId=opened["SessionId"]) == 0


def test_sessions_are_listed_in_pages(warehouse):
    opened = [
        warehouse.client.execute_statement(
            Sql="SELECT 1", SessionKeepAliveSeconds=60, WaitTimeSeconds=20, **PLACE
        )["SessionId"]
        for _ in range(3)
    ]
    assert set(opened) <= set(sessions(warehouse, PaginationConfig={"PageSize": 1}))
    assert sessions(warehouse, WorkgroupName="elsewhere") == {}
