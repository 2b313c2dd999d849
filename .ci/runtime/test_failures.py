"""What a failure looks like to Lambda, which retries, counts and sends it to a queue by this alone."""

import json

import pytest

from conftest import LOADER, RECORDER
from function import Function
from test_events import event

HANDLERS = (("RecorderFunction", RECORDER), ("LoaderFunction", LOADER))


def test_an_event_that_cannot_be_read_is_an_error(functions):
    recorder, loader = functions
    for function, name in ((recorder, "RecordingFailed"), (loader, "java.lang.IllegalArgumentException")):
        answer = function.invoke(b'{"Records": [')
        told = answer.json()
        assert answer.error_type is not None
        assert told["errorType"].endswith(name)
        assert "line 1" in told["errorMessage"]
        assert told["stackTrace"]
    # It is this event that failed, not the function.
    assert recorder.invoke(event("s3-put.json")).error_type is None


def test_the_rest_of_an_event_is_recorded_before_its_failure_is_told(functions):
    recorder, _ = functions
    told = json.loads(event("s3-put-many.json"))
    del told["Records"][0]["s3"]["object"]["key"]
    answer = recorder.invoke(told)
    assert answer.json()["errorType"] == "io.windlass.lambda.RecordingFailed"
    assert "Records[0].s3.object.key" in answer.json()["errorMessage"]
    recorded = [line for line in map(json.loads, log_of(recorder)) if line.get("message") == "Recorded"]
    assert [line["arrivals"] for line in recorded] == [2]


def log_of(function):
    return [line for line in function.stop() if line.startswith("{")]


def test_a_journal_that_is_not_there_is_an_error(built, variables):
    lost = {**variables["RecorderFunction"], "WINDLASS_TABLE": "windlass-lost"}
    with Function(built / "RecorderFunction", RECORDER, lost) as recorder:
        answer = recorder.invoke(event("s3-put.json"))
    assert answer.error_type is not None
    assert "ResourceNotFoundException" in answer.json()["errorMessage"]


@pytest.mark.parametrize(("function", "handler"), HANDLERS)
def test_a_wrong_environment_is_told_at_the_start(built, variables, function, handler):
    wrong = {**variables[function], "WINDLASS_TABLE": "", "WINDLASS_COPY_ROLE": "nobody"}
    with Function(built / function, handler, wrong) as started:
        failure = started.started()
        assert started.exit_status() != 0
    message = failure.json()["errorMessage"]
    assert "WINDLASS_TABLE is missing" in message
    assert 'WINDLASS_COPY_ROLE is "nobody"' in message
