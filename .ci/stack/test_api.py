"""The function for applications: there where it is asked for, and it can do what it is for with what it is told."""

import json

import pytest

from deployment import Stack
from emulator import ACCOUNT, REGION
from test_declared import policy


@pytest.fixture(scope="module")
def stack(emulator):
    deployed = Stack(emulator, Api="on")
    for bucket in ("DataBucketName", "OwnBucketName"):
        # Moto reads a policy without its conditions, so the one that refuses plain HTTP would refuse everybody.
        emulator.client("s3").delete_bucket_policy(Bucket=deployed.outputs[bucket])
    return deployed


def test_its_name_follows_from_the_stacks(stack):
    assert stack.outputs["ApiFunction"] == "windlass-ApiFunction"
    assert stack.outputs["ApiAlias"] == f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:windlass-ApiFunction:live"
    found = stack.emulator.client("lambda").get_function_configuration(
        FunctionName="windlass-ApiFunction", Qualifier="live"
    )
    assert found["Handler"] == "io.windlass.lambda.ApiHandler" and found["Timeout"] == 60
    assert found["Role"].endswith("/" + stack.outputs["ApiRoleName"])
    groups = stack.emulator.client("logs").describe_log_groups(logGroupNamePrefix="/windlass/windlass/api")["logGroups"]
    assert [group["retentionInDays"] for group in groups] == [30]


def test_it_is_watched(stack):
    (alarm,) = [
        alarm for alarm in stack.emulator.client("cloudwatch").describe_alarms()["MetricAlarms"]
        if alarm["AlarmName"] == stack.resources["ApiFails"]
    ]
    assert alarm["Dimensions"] == [{"Name": "FunctionName", "Value": "windlass-ApiFunction"}]
    assert (alarm["Namespace"], alarm["MetricName"]) == ("AWS/Lambda", "Errors")
    body = stack.emulator.client("cloudwatch").get_dashboard(DashboardName="windlass")["DashboardBody"]
    widgets = json.loads(body)["widgets"]
    assert len(widgets) == 10 and "${" not in body
    shown = {tuple(metric[:2]) for widget in widgets[8:] for metric in widget["properties"]["metrics"]}
    assert {("Windlass", "RequestsMet"), ("Windlass", "RequestsUnmet"), ("AWS/Lambda", "Errors")} <= shown
    assert all(metric[3] in ("windlass", "windlass-ApiFunction") for widget in widgets[8:] for metric in widget["properties"]["metrics"])


def test_its_rights_end_where_its_work_does(stack):
    own = f"arn:aws:s3:::{stack.outputs['OwnBucketName']}"
    data = f"arn:aws:s3:::{stack.outputs['DataBucketName']}"
    api = {each["Sid"]: each["Resource"] for each in policy(stack, "ApiRole", "api")}
    assert api["WriteData"] == f"{data}/*windlass-jobs/*" and api["ReadData"] == f"{data}/*"
    assert api["KeepJobsAndQueries"] == [f"{own}/jobs/*", f"{own}/queries/*", f"{own}/staged/*"]
    assert api["ClearQueries"] == [f"{own}/queries/*", f"{own}/staged/*", f"{own}/results/*"]
    assert api["SubmitStatements"].endswith(":workgroup/0f0e0d0c-0b0a")
    assert {sid for sid in api if sid.startswith("LogIn")} == {"LogInToWorkgroup"}
    copy = {each["Sid"]: each["Resource"] for each in policy(stack, "CopyRole", "copy")}
    assert copy["WriteResults"] == api["ReadResults"] == f"{own}/results/*"


def test_rows_are_written_and_followed(stack, tmp_path):
    rows = [{"artist_id": "AR1", "artist_name": "One", "title": "A song", "song_id": "SO1", "num_songs": 1}]
    ran, job = stack.invoke(
        "ApiFunction", {"action": "write", "table": "staging_songs", "job": "one", "rows": rows}, tmp_path
    )
    assert ran.returncode == 0, ran.stderr.decode()
    assert job == {"table": "staging_songs", "job": "one", "objects": 1, "rows": 1}, job
    keys = stack.emulator.client("s3").list_objects_v2(Bucket=stack.outputs["DataBucketName"])["Contents"]
    assert [entry["Key"] for entry in keys] == ["song_data/windlass-jobs/one/1.json.gz"]
    _, status = stack.invoke("ApiFunction", {"action": "job", "table": "staging_songs", "job": "one"}, tmp_path)
    assert (status["state"], status["pending"]) == ("ACCEPTED", 1)


def test_what_cannot_be_met_is_an_answer(stack, tmp_path):
    ran, answer = stack.invoke("ApiFunction", {"action": "write", "table": "none", "rows": []}, tmp_path)
    assert ran.returncode == 0 and answer["error"]["code"] == "UnknownTable"


def test_without_being_asked_for_it_is_not_there(emulator):
    emulator.reset()
    plain = Stack(emulator, name="plain")
    assert not {"ApiFunction", "ApiAlias", "ApiRoleName", "ApiUrl"} & set(plain.outputs)
    assert not {"ApiFunction", "ApiRole", "ApiLogs", "ApiUrl", "ApiFails", "ApiUnmet"} & set(plain.resources)
