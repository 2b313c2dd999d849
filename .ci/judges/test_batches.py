from warehouse import PLACE, parameters, refused


def test_a_batch_is_one_transaction_with_a_part_for_each_statement(warehouse):
    batch = warehouse.run_batch(
        "CREATE TABLE batch_of (a INT)", "INSERT INTO batch_of VALUES (1), (2)", "SELECT a FROM batch_of ORDER BY a"
    )
    parts = batch["SubStatements"]
    assert [part["Id"] for part in parts] == [f"{batch['Id']}:{number}" for number in (1, 2, 3)]
    assert [part["Status"] for part in parts] == ["FINISHED"] * 3
    assert [part["HasResultSet"] for part in parts] == [False, False, True]
    assert parts[1]["ResultRows"] == 2
    assert warehouse.result(parts[2]["Id"]) == [(1,), (2,)]
    described = warehouse.client.describe_statement(Id=parts[2]["Id"])
    assert described["QueryString"] == "SELECT a FROM batch_of ORDER BY a"
    with refused("ValidationException"):
        warehouse.client.get_statement_result(Id=batch["Id"])
    with refused("ResourceNotFoundException"):
        warehouse.client.describe_statement(Id=batch["Id"] + ":4")


def test_a_batch_that_fails_leaves_nothing(warehouse):
    warehouse.run("CREATE TABLE kept (a INT)")
    batch = warehouse.ended(
        warehouse.submit_batch("INSERT INTO kept VALUES (1)", "SELECT 1 / 0", "INSERT INTO kept VALUES (2)")
    )
    assert batch["Status"] == "FAILED"
    assert batch["Error"] == "Query #2 failed with ERROR: division by zero"
    assert [part["Status"] for part in batch["SubStatements"]] == ["FINISHED", "FAILED", "ABORTED"]
    assert batch["SubStatements"][1]["Error"] == "ERROR: division by zero"
    assert warehouse.value("SELECT count(*) FROM kept") == 0


def test_statements_of_a_batch_may_commit_by_themselves(warehouse):
    warehouse.run("CREATE TABLE by_themselves (a INT)")
    batch = warehouse.ended(
        warehouse.submit_batch(
            "INSERT INTO by_themselves VALUES (1)",
            "SELECT 1 / 0",
            "INSERT INTO by_themselves VALUES (2)",
            ExecutionMode="AUTO_COMMIT",
        )
    )
    assert batch["ExecutionMode"] == "AUTO_COMMIT"
    assert [part["Status"] for part in batch["SubStatements"]] == ["FINISHED", "FAILED", "FINISHED"]
    assert warehouse.rows("SELECT a FROM by_themselves ORDER BY a") == [(1,), (2,)]


def test_parameters_are_shared_by_the_statements_of_a_batch(warehouse):
    batch = warehouse.run_batch(
        "CREATE TABLE shared_parameters (day DATE, n INT)",
        "INSERT INTO shared_parameters VALUES (:day, :n)",
        "INSERT INTO shared_parameters VALUES (:day::date + 1, :n::int * 2)",
        Parameters=parameters(day="2024-02-29", n="21"),
    )
    assert sorted(batch["QueryParameters"], key=lambda one: one["name"]) == parameters(day="2024-02-29", n="21")
    assert warehouse.rows("SELECT day, n FROM shared_parameters ORDER BY day") == [
        ("2024-02-29", 21),
        ("2024-03-01", 42),
    ]
    with refused("ValidationException"):
        warehouse.submit_batch("SELECT :n", "SELECT 1", Parameters=parameters(n="1", unused="2"))


def test_a_batch_is_waited_for_whole(warehouse):
    answer = warehouse.client.batch_execute_statement(
        Sqls=["SELECT pg_sleep(0.3)", "SELECT 2"], WaitTimeSeconds=20, **PLACE
    )
    assert answer["Status"] == "FINISHED"
    assert answer["HasResultSet"] is True


def test_one_part_is_waited_for(warehouse):
    batch = warehouse.submit_batch("SELECT 1", "SELECT pg_sleep(60)", ExecutionMode="AUTO_COMMIT")
    first = warehouse.client.describe_statement(Id=batch + ":1", WaitTimeSeconds=20)
    assert first["Status"] == "FINISHED"
    assert warehouse.result(batch + ":1") == [(1,)]
    warehouse.client.cancel_statement(Id=batch)
    ended = warehouse.ended(batch)
    assert ended["Status"] == "ABORTED"
    assert ended["SubStatements"][1]["Status"] == "ABORTED"


def test_forty_statements_are_a_batch_and_forty_one_are_not(warehouse):
    assert len(warehouse.run_batch(*["SELECT 1"] * 40)["SubStatements"]) == 40
    with refused("ValidationException"):
        warehouse.unchecked.batch_execute_statement(Sqls=["SELECT 1"] * 41, **PLACE)
    with refused("ValidationException"):
        warehouse.unchecked.batch_execute_statement(Sqls=[], **PLACE)
