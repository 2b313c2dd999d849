"""Each error of the model, provoked by what causes it; the one that a healthy warehouse lacks is asked for."""

from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait

import pytest

from cloud import Cloud
from conftest import ENDPOINT
from warehouse import ENDED, PLACE, Warehouse, refused
from witness import Witness

MOST_STATEMENTS = 500
MOST_WAITING = 10


@pytest.fixture(scope="module")
def ailing(environment, models, tmp_path_factory):
    """A cloud to be ill-treated, and its warehouse."""
    cloud = Cloud(tmp_path_factory.mktemp("ailing") / "home")
    witness = Witness(cloud.variables[ENDPOINT], models)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(ENDPOINT, witness.endpoint)
        warehouse = Warehouse()
    yield cloud, warehouse
    witness.close()
    cloud.stop()
    complaints = witness.complaints()
    assert not complaints, "\n".join(complaints)


def test_validation_exception(warehouse):
    client = warehouse.unchecked
    for wrong in (
        {},
        {"Sql": "SELECT 1"},
        {"Sql": "", **PLACE},
        {"Sql": "-- nothing", **PLACE},
        {"Sql": "SELECT '" + "x" * 102_400 + "'", **PLACE},
        {"Sql": "SELECT 1", "Database": "dev"},
        {"Sql": "SELECT 1", "WorkgroupName": "local"},
        {"Sql": "SELECT 1", "ClusterIdentifier": "both", **PLACE},
        {"Sql": "SELECT 1", "ClusterIdentifier": "Wrong_Name", "Database": "dev"},
        {"Sql": "SELECT 1", "ClientToken": "t" * 65, **PLACE},
        {"Sql": "SELECT 1", "StatementName": "n" * 2049, **PLACE},
        {"Sql": "SELECT 1", "WaitTimeSeconds": 31, **PLACE},
        {"Sql": "SELECT 1", "SessionKeepAliveSeconds": 86401, **PLACE},
        {"Sql": "SELECT 1", "SessionId": "00000000-0000-0000-0000-000000000000"},
    ):
        with refused("ValidationException"):
            client.execute_statement(**wrong)
    with refused("ValidationException"):
        client.describe_statement(Id="not-an-id")
    with refused("ValidationException"):
        client.list_statements(Status="DONE")
    with refused("ValidationException"):
        client.list_statements(MaxResults=101)


def test_resource_not_found_exception(warehouse):
    unknown = "00000000-0000-0000-0000-000000000000"
    for call in (
        warehouse.client.describe_statement,
        warehouse.client.cancel_statement,
        warehouse.client.get_statement_result,
        warehouse.client.get_statement_result_v2,
    ):
        with refused("ResourceNotFoundException") as refusal:
            call(Id=unknown)
        assert refusal.answer["ResourceId"] == unknown


def test_active_statements_and_active_sessions_exceeded_exception(ailing):
    cloud, warehouse = ailing
    client = warehouse.client
    with ThreadPoolExecutor(16) as threads:

        def submit(_):
            return client.execute_statement(Sql="SELECT pg_sleep(300)", SessionKeepAliveSeconds=300, **PLACE)["Id"]

        sleeping = list(threads.map(submit, range(MOST_STATEMENTS)))
        with refused("ActiveStatementsExceededException"):
            client.execute_statement(Sql="SELECT 1", **PLACE)
        with refused("ActiveStatementsExceededException"):
            client.batch_execute_statement(Sqls=["SELECT 1"], **PLACE)
        # A statement that is at work leaves its session when it is cancelled: all the sessions, one statement less.
        started = next(statement["Id"] for statement in client.list_statements(Status="STARTED")["Statements"])
        client.cancel_statement(Id=started)
        assert warehouse.ended(started)["Status"] == "ABORTED"
        for submission in (
            lambda: client.execute_statement(Sql="SELECT 1", SessionKeepAliveSeconds=60, **PLACE),
            lambda: client.batch_execute_statement(Sqls=["SELECT 1"], SessionKeepAliveSeconds=60, **PLACE),
        ):
            with refused("ActiveSessionsExceededException"):
                submission()
        sleeping.remove(started)
        list(threads.map(lambda statement: client.cancel_statement(Id=statement), sleeping))
        ends = list(threads.map(lambda statement: warehouse.ended(statement)["Status"], sleeping))
    assert set(ends) == {"ABORTED"}
    assert warehouse.value("SELECT 1") == 1


def test_active_waiting_requests_exceeded_exception(warehouse):
    statement = warehouse.submit("SELECT pg_sleep(300)")
    with ThreadPoolExecutor(MOST_WAITING + 1) as threads:
        polls = [
            threads.submit(warehouse.client.describe_statement, Id=statement, WaitTimeSeconds=30)
            for _ in range(MOST_WAITING + 1)
        ]
        (one_too_many,) = wait(polls, 25, FIRST_COMPLETED).done
        with refused("ActiveWaitingRequestsExceededException"):
            one_too_many.result()
        with refused("ActiveWaitingRequestsExceededException"):
            warehouse.client.get_statement_result(Id=statement, WaitTimeSeconds=1)
        warehouse.client.cancel_statement(Id=statement)
        polls.remove(one_too_many)
        assert {poll.result()["Status"] for poll in polls} == {"ABORTED"}


def test_query_timeout_exception(ailing):
    cloud, warehouse = ailing
    holder = warehouse.submit_batch("LOCK pg_attrdef", "SELECT pg_sleep(300)")
    lock = "SELECT count(*) FROM pg_locks WHERE relation = 'pg_attrdef'::regclass AND granted"
    while warehouse.value(lock) == 0:
        assert warehouse.client.describe_statement(Id=holder)["Status"] not in ENDED
    with refused("QueryTimeoutException"):
        warehouse.client.describe_table(Table="anything", **PLACE)
    warehouse.client.cancel_statement(Id=holder)


def test_database_connection_and_execute_statement_exceptions(ailing):
    cloud, warehouse = ailing
    client = warehouse.client
    assert warehouse.value("SELECT 1") == 1
    cloud.lose_database()
    # The loss is noticed by the first who needs a new connection.
    while warehouse.ended(client.execute_statement(Sql="SELECT 1", **PLACE)["Id"])["Status"] == "FINISHED":
        assert cloud.is_up()
    with refused("ExecuteStatementException") as refusal:
        client.execute_statement(Sql="SELECT 1", **PLACE)
    assert refusal.answer["StatementId"]
    with refused("BatchExecuteStatementException") as refusal:
        client.batch_execute_statement(Sqls=["SELECT 1"], **PLACE)
    assert refusal.answer["StatementId"]
    for call in (client.list_schemas, client.list_tables):
        with refused("DatabaseConnectionException"):
            call(**PLACE)
    with refused("DatabaseConnectionException"):
        client.describe_table(Table="anything", **PLACE)


def test_every_error_of_every_operation_can_be_asked_for(environment, models, monkeypatch):
    newest = models[0]
    arguments = {
        "BatchExecuteStatement": {"Sqls": ["SELECT 1"], **PLACE},
        "ExecuteStatement": {"Sql": "SELECT 1", **PLACE},
        "DescribeTable": {"Table": "anything", **PLACE},
        **{name: PLACE for name in ("ListDatabases", "ListSchemas", "ListTables")},
        **{name: {} for name in ("ListStatements", "ListSessions")},
    }
    unknown = {"Id": "00000000-0000-0000-0000-000000000000"}
    asked = set()
    for error in newest.all_errors():
        monkeypatch.setenv("AWS_ACCESS_KEY_ID", "FAIL-" + error)
        client = Warehouse().client
        methods = {operation: name for name, operation in client.meta.method_to_api_mapping.items()}
        for operation in newest.operations:
            if error in newest.errors(operation):
                with refused(error):
                    getattr(client, methods[operation])(**arguments.get(operation, unknown))
                asked.add(error)
    assert asked == newest.all_errors()
    assert "InternalServerException" in asked
