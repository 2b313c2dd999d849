import datetime

import pytest
from botocore.exceptions import ClientError

from stack import fault
from windlass import (
    Column,
    FunctionFailed,
    JobState,
    RequestRefused,
    Table,
    TimedOut,
    Unavailable,
    WindlassClient,
)


def test_the_function_is_named_after_the_stack_or_as_it_is_said(stack, monkeypatch):
    assert WindlassClient("my-stack", lambda_client=stack).tables() == [
        Table("my_table", (Column("key", "VARCHAR(64)"), Column("value", "VARCHAR(65535)")))
    ]
    assert WindlassClient("x", function_name="my-stack-ApiFunction:live", lambda_client=stack).tables()
    monkeypatch.setenv("WINDLASS_API_FUNCTION", "my-stack-ApiFunction:live")
    assert WindlassClient("y", lambda_client=stack).tables()


def test_a_function_that_is_not_there(stack):
    with pytest.raises(FunctionFailed, match="^UnknownFunction: there is no function other-ApiFunction:live in"):
        WindlassClient("other", lambda_client=stack).tables()


def test_what_aws_says_is_told_as_it_is(client, monkeypatch, stack):
    def denied(**_):
        raise ClientError({"Error": {"Code": "AccessDeniedException"}}, "Invoke")

    monkeypatch.setattr(stack, "invoke", denied)
    with pytest.raises(ClientError, match="AccessDenied"):
        client.tables()


def test_a_function_that_falls_over(client, stack):
    stack.faults = [{"errorMessage": "Task timed out after 30.00 seconds", "errorType": "Sandbox.Timedout"}]
    with pytest.raises(FunctionFailed, match="^Sandbox.Timedout: my-stack-ApiFunction:live fell over: Task timed out"):
        client.tables()


@pytest.mark.parametrize("answer", [b"<html>", b"[1]"])
def test_an_answer_that_is_none(client, stack, answer):
    stack.faults = [answer]
    with pytest.raises(FunctionFailed, match="^UnknownAnswer"):
        client.tables()


def test_an_error_has_code_message_and_pointer(client):
    with pytest.raises(RequestRefused) as refused:
        client.write_batch("my_tabel", [{"key": "a"}])
    assert refused.value.code == "UnknownTable"
    assert refused.value.pointer == "/table"
    assert refused.value.message.endswith("did you mean my_table?")
    assert str(refused.value).startswith("UnknownTable at /table: no live pipeline")


def test_what_does_not_answer_is_asked_again_with_the_same_request(client, stack, naps):
    stack.faults = [fault("Unavailable", "the journal does not answer")] * 2
    job = client.write_batch("my_table", [{"key": "a"}])
    assert [request["job"] for request in stack.asked("write")] == [job.id] * 3
    assert naps == [0.5, 1.0]
    stack.faults = [fault("Unavailable", "the journal does not answer")] * 4
    with pytest.raises(Unavailable, match="the journal does not answer"):
        client.tables()


def test_a_job_is_waited_for(client, stack):
    job = client.write_batch("my_table", [{"key": "a"}])
    stack.running = 3
    assert client.job_status("my_table", job.id).state is JobState.RUNNING
    status = client.wait_for_job("my_table", job)
    assert (status.state, status.committed, status.rows) == (JobState.FINISHED, 1, 1)
    assert status.raise_for_failure() is status
    assert len(stack.asked("job")) == 4


def test_waiting_ends(client, stack):
    job = client.write_batch("my_table", [{"key": "a"}])
    stack.running = 10**9
    with pytest.raises(TimedOut, match="is RUNNING after 0 s; it goes on"):
        client.wait_for_job("my_table", job, timeout=0)


def test_an_unknown_job(client):
    with pytest.raises(RequestRefused, match="^UnknownJob at /job"):
        client.job_status("my_table", "none")


@pytest.mark.parametrize(
    ("states", "whole"),
    [
        (["FINISHED", "FINISHED"], JobState.FINISHED),
        (["FINISHED", "FAILED"], JobState.PARTLY_FAILED),
        (["FAILED", "FAILED"], JobState.FAILED),
        (["ACCEPTED", "ACCEPTED"], JobState.ACCEPTED),
        (["ACCEPTED", "FINISHED"], JobState.RUNNING),
        (["FAILED", "RUNNING"], JobState.RUNNING),
    ],
)
def test_a_job_of_several_parts_stands_as_all_of_them(client, stack, writer_of, states, whole):
    with writer_of(20) as writer:
        writer.write([{"key": "a"}, {"key": "b", "value": "x" * 20}])
    stack.states = dict(zip(writer.job.parts, states))
    status = client.job_status("my_table", writer.job)
    assert (status.job, status.state) == ("job", whole)
    assert status.rows == (2 if whole is JobState.FINISHED else None)
    assert len(status.failures) == states.count("FAILED")


def test_a_failed_job_can_be_made_an_exception(client, stack):
    job = client.write_batch("my_table", [{"key": "a"}], "mine")
    stack.states = {"mine": "FAILED"}
    with pytest.raises(RequestRefused, match="^JobFailed: job mine is FAILED: s3://bucket/mine: bad data"):
        client.wait_for_job("my_table", job).raise_for_failure()


def test_settings_of_an_import(client, stack):
    client.bulk_import("my_table", ["b/k"], "i")
    with pytest.raises(RequestRefused):
        client.bulk_import("my_table", ["b/k"], statement_timeout=datetime.timedelta(minutes=2), manifests=4)
    assert stack.asked("import")[1]["platform"] == {"statementTimeout": 120.0, "manifests": 4}


def test_one_text_is_no_list_of_files(client, stack):
    with pytest.raises(RequestRefused, match="^BadRequest at /files: files are a list"):
        client.ingest_files("my_table", "bucket/key")
    assert stack.requests == []


def test_boto3_finds_the_endpoint(monkeypatch):
    for name, value in {"AWS_ENDPOINT_URL_LAMBDA": "http://127.0.0.1:9", "AWS_DEFAULT_REGION": "eu-west-1"}.items():
        monkeypatch.setenv(name, value)
    assert WindlassClient("my-stack")._function._client.meta.endpoint_url == "http://127.0.0.1:9"
