"""Every file of `events/`, handed to the built functions as Lambda hands it."""

import json

import pytest

from function import ROOT

PIPELINE = "sparkify_staging"

RECORDED = {
    "eventbridge-object-created.json": {"recorded": 1, "ignored": {}},
    "s3-copy.json": {"recorded": 1, "ignored": {}},
    "s3-delete.json": {"recorded": 0, "ignored": {"removed": 2}},
    "s3-multipart.json": {"recorded": 1, "ignored": {}},
    "s3-post.json": {"recorded": 1, "ignored": {}},
    "s3-put-many.json": {"recorded": 3, "ignored": {"folder marker": 1}},
    "s3-put.json": {"recorded": 1, "ignored": {}},
    "s3-test-event.json": {"recorded": 0, "ignored": {"test message": 1}},
    "sns-s3-put.json": {"recorded": 1, "ignored": {}},
    "sqs-eventbridge.json": {"batchItemFailures": []},
    "sqs-s3-put.json": {"batchItemFailures": [{"itemIdentifier": "0f6a1c9e-3b52-4f0d-8a77-000000000004"}]},
    "sqs-sns-s3-put.json": {"batchItemFailures": []},
}

# Nothing has arrived, and a start by hand makes a run without steps, which opens and closes at once.
LOADED = {
    "tick.json": "quiet",
    "schedule-tick.json": "quiet",
    "scheduled-rule.json": "quiet",
    "scheduler-default.json": "quiet",
    "statement-finished.json": "quiet",
    "statement-failed.json": "quiet",
    "statement-aborted.json": "quiet",
    "start.json": "quiet",
    "start-by-hand.json": "quiet",
    "pause.json": "paused",
    "resume.json": "quiet",
    "resume-without-start.json": "quiet",
    "cancel.json": "quiet",
    "reconcile.json": "quiet",
    "reconcile-all.json": "quiet",
    "release.json": "0 released",
    "discard.json": "0 discarded",
    "undo.json": "dry run: nothing is left to undo",
    "replay.json": "nothing is left to undo",
}

# The pipeline that env.json makes live has no such step.
REFUSED = {"skip.json": PIPELINE + ": there is no step songplays; there are events, songs"}

# In the order in which an application would ask: rows are written, and what they became is given again as a file.
ASKED = {
    "api-tables.json": lambda answer: [table["table"] for table in answer["tables"]] == ["staging_events", "staging_songs"],
    "api-write.json": {"table": "staging_songs", "job": "sample", "objects": 1, "rows": 1},
    "api-ingest.json": {"table": "staging_songs", "job": "sample-files", "objects": 1},
    "api-import.json": {"table": "staging_songs", "job": "sample-import", "objects": 1},
    "api-job.json": lambda answer: (answer["state"], answer["pending"], answer["failures"]) == ("ACCEPTED", 1, []),
    "api-exact-key-query.json": {"query": "sample-exact", "state": "RUNNING"},
    "api-range-key-query.json": {"query": "sample-range", "state": "RUNNING"},
    # Whether there is such a table yet depends on what else was tried on this cloud.
    "api-results.json": lambda answer: answer["state"] in ("FINISHED", "FAILED") and len(answer["columns"]) == 10,
    "api-cancel.json": {"query": "sample-range", "state": "CANCELLED"},
    "api-url.json": lambda answer: answer["statusCode"] == 200 and len(json.loads(answer["body"])["tables"]) == 2,
}


def event(file):
    return (ROOT / "events" / file).read_bytes()


def test_no_event_is_left_out():
    files = {path.name for path in (ROOT / "events").iterdir()} - {"env.json"}
    assert files == RECORDED.keys() | LOADED.keys() | REFUSED.keys() | ASKED.keys()


def test_the_recorder_answers_every_carrier(functions):
    recorder, _ = functions
    for file, expected in RECORDED.items():
        answer = recorder.invoke(event(file))
        assert (file, answer.error_type, answer.json()) == (file, None, expected)


def test_the_loader_answers_every_action(functions):
    _, loader = functions
    for file, expected in LOADED.items():
        answer = loader.invoke(event(file))
        assert (file, answer.error_type, answer.json()) == (file, None, {PIPELINE: expected})
    for file, expected in REFUSED.items():
        assert (file, loader.invoke(event(file)).json()["errorMessage"]) == (file, expected)


def test_the_api_answers_every_action(api):
    for file, expected in ASKED.items():
        answer = api.invoke(event(file))
        assert answer.error_type is None, (file, answer.json())
        fits = expected(answer.json()) if callable(expected) else answer.json() == expected
        assert fits, (file, answer.json())
    refused = api.invoke({"action": "job", "table": "staging_songs", "job": "none"})
    assert (refused.error_type, refused.json()["error"]["code"]) == (None, "UnknownJob")
    assert all(isinstance(json.loads(line), dict) for line in api.stop())


@pytest.mark.parametrize("function", (0, 1), ids=("recorder", "loader"))
def test_every_line_of_the_log_is_json(functions, function):
    events = (LOADED if function else RECORDED)
    for file in events:
        functions[function].invoke(event(file))
    lines = [json.loads(line) for line in functions[function].stop()]
    assert all(isinstance(line, dict) for line in lines)
    assert lines
