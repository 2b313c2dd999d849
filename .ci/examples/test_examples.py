"""What docs/examples shows, run against an embedded cloud. The tests are in the order of a stack's life."""

import json
import threading
import time
from datetime import datetime, timedelta, timezone
from pathlib import Path

import boto3
import pytest

EXAMPLES = Path(__file__).resolve().parents[2] / "docs" / "examples"
WAIT = 60
WHAT = {"pipeline": "sparkify_staging", "step": "songs"}


def as_boto3_spells_it(machine):
    """Step Functions has names of its own for the service and for members; the interpreter hands them to boto3."""
    for theirs, botos in ((":redshiftdata:", ":redshift-data:"), ('"Name"', '"name"'), ('"Value.$"', '"value.$"'), (".LongValue", ".longValue")):
        assert theirs in machine
        machine = machine.replace(theirs, botos)
    return machine


def until(found):
    deadline = time.monotonic() + WAIT
    while not found():
        assert time.monotonic() < deadline
        time.sleep(0.2)


def now():
    return datetime.now(timezone.utc)


def test_a_luigi_task_is_complete_when_the_ledger_says_so(cloud, put, tmp_path):
    luigi = pytest.importorskip("luigi")
    from luigi_task import Loaded

    # The ledger is made by the first load: before it nothing is complete, and nothing fails.
    loaded = Loaded(**WHAT, since=(now() - timedelta(seconds=1)).isoformat(), workgroup="local")
    assert not loaded.complete()

    class Report(luigi.Task):
        def requires(self):
            return loaded

        def output(self):
            return luigi.LocalTarget(tmp_path / "report")

        def run(self):
            with self.output().open("w") as report:
                report.write("done")

    luigi.build([Report()], local_scheduler=True, log_level="ERROR")
    assert not Report().complete()
    put("luigi")
    until(loaded.complete)
    assert luigi.build([Report()], local_scheduler=True, log_level="ERROR")
    assert (tmp_path / "report").read_text() == "done"
    assert not Loaded(**WHAT, since=(now() + timedelta(hours=1)).isoformat(), workgroup="local").complete()


def test_a_state_machine_waits_for_a_pipeline(cloud, put):
    moto = pytest.importorskip("moto")
    since = (now() - timedelta(seconds=1)).replace(tzinfo=None).isoformat(sep=" ")
    with moto.mock_aws(config={"stepfunctions": {"execute_state_machine": True}}):
        machines = boto3.client("stepfunctions", region_name="us-east-1")
        machine = machines.create_state_machine(
            name="wait",
            definition=as_boto3_spells_it((EXAMPLES / "wait-for-pipeline.asl.json").read_text()),
            roleArn="arn:aws:iam::123456789012:role/wait",
        )["stateMachineArn"]
        asked = {**WHAT, "since": since, "database": "dev", "workgroup": "local", "pause": 1}
        execution = machines.start_execution(stateMachineArn=machine, input=json.dumps(asked))["executionArn"]
        threading.Timer(3, put, ["state-machine"]).start()
        until(lambda: machines.describe_execution(executionArn=execution)["status"] != "RUNNING")
        ended = machines.describe_execution(executionArn=execution)
    assert ended["status"] == "SUCCEEDED", (ended.get("error"), ended.get("cause"))
    # The interpreter gives a list where Step Functions gives the one value that a path of indices leads to.
    assert json.loads(ended["output"])["run"][0] >= 1


def test_an_airflow_sensor_waits_for_a_pipeline(cloud, put):
    pytest.importorskip("airflow.sdk")
    from airflow_sensor import WindlassSensor

    place = {"Database": "dev", "WorkgroupName": "local"}
    sensor = WindlassSensor(task_id="songs", **WHAT, since=(now() - timedelta(seconds=1)).isoformat(), place=place)
    put("airflow")
    until(lambda: sensor.poke({}).is_done)
    assert sensor.poke({}).xcom_value > 0
    later = WindlassSensor(task_id="later", **WHAT, since=(now() + timedelta(hours=1)).isoformat(), place=place)
    assert not later.poke({}).is_done


def test_every_end_of_a_run_was_an_event(cloud):
    events = [json.loads(line) for line in (cloud.home / "events.jsonl").read_text().splitlines()]
    assert {event["detail-type"] for event in events} == {"Run Committed"}
    assert {event["source"] for event in events} == {"windlass"}
    assert all(event["detail"]["pipeline"] == "sparkify_staging" for event in events)
