"""The AWS CLI with nothing but the variables that `up` prints."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

PLACE = ["--workgroup-name", "local", "--database", "dev"]


@pytest.fixture(scope="module")
def aws(environment):
    program = Path(sys.executable).with_name("aws")

    def run(*arguments):
        return subprocess.run([program, *arguments], capture_output=True, text=True, timeout=60, env=dict(environment))

    return run


@pytest.fixture(scope="module")
def data_api(aws):
    def run(command, *arguments):
        ended = aws("redshift-data", command, *arguments, "--output", "json")
        assert ended.returncode == 0, ended.stderr
        return json.loads(ended.stdout)

    return run


def test_a_statement_with_parameters_is_executed_and_read(data_api):
    accepted = data_api(
        "execute-statement", *PLACE, "--sql", "SELECT n, :text::varchar FROM generate_series(1, 1500) n ORDER BY n",
        "--parameters", "name=text,value=by the command line", "--wait-time-seconds", "20",
    )
    assert accepted["Status"] == "FINISHED"
    described = data_api("describe-statement", "--id", accepted["Id"])
    assert described["ResultRows"] == 1500
    result = data_api("get-statement-result", "--id", accepted["Id"])
    assert len(result["Records"]) == 1500
    assert result["Records"][-1] == [{"longValue": 1500}, {"stringValue": "by the command line"}]


def test_a_batch_is_executed_and_its_csv_read(data_api):
    batch = data_api(
        "batch-execute-statement", *PLACE, "--sqls", "CREATE TABLE by_cli (a INT)", "INSERT INTO by_cli VALUES (1)",
        "SELECT a, 'x,y' FROM by_cli", "--result-format", "CSV", "--wait-time-seconds", "20",
    )
    assert batch["Status"] == "FINISHED"
    result = data_api("get-statement-result-v2", "--id", batch["Id"] + ":3")
    assert "".join(record["CSVRecords"] for record in result["Records"]).strip() == '1,"x,y"'


def test_statements_and_tables_are_listed(data_api):
    data_api("execute-statement", *PLACE, "--sql", "SELECT 1", "--statement-name", "cli", "--wait-time-seconds", "20")
    assert len(data_api("list-statements", "--statement-name", "cli")["Statements"]) == 1
    tables = data_api("list-tables", *PLACE, "--schema-pattern", "windlass")["Tables"]
    assert all(table["schema"] == "windlass" for table in tables)


def test_a_statement_is_cancelled(data_api):
    statement = data_api("execute-statement", *PLACE, "--sql", "SELECT pg_sleep(60)")["Id"]
    assert data_api("cancel-statement", "--id", statement) == {"Status": True}
    assert data_api("describe-statement", "--id", statement, "--wait-time-seconds", "20")["Status"] == "ABORTED"


def test_an_error_is_shown(aws):
    ended = aws("redshift-data", "describe-statement", "--id", "00000000-0000-0000-0000-000000000000")
    assert ended.returncode != 0
    assert "(ResourceNotFoundException) when calling the DescribeStatement operation: Query does not exist." in ended.stderr


def test_files_are_copied_to_the_bucket_and_loaded_by_sql(aws, data_api, tmp_path):
    (tmp_path / "numbers.csv").write_text("1\n2\n3\n")
    copied = aws("s3", "cp", str(tmp_path / "numbers.csv"), "s3://data/judges/cli/numbers.csv")
    assert copied.returncode == 0, copied.stderr
    listed = aws("s3", "ls", "s3://data/judges/cli/")
    assert listed.stdout.split()[-1] == "numbers.csv"
    batch = data_api(
        "batch-execute-statement", *PLACE, "--sqls", "CREATE TABLE from_cli (a INT)",
        "COPY from_cli FROM 's3://data/judges/cli/' IAM_ROLE default CSV", "SELECT sum(a) FROM from_cli",
        "--wait-time-seconds", "20",
    )
    result = data_api("get-statement-result", "--id", batch["Id"] + ":3")
    assert list(result["Records"][0][0].values()) in ([6], ["6"])
