"""Commands on a deployed stack: `./windlass COMMAND --stack NAME`.

Stack, function, table and buckets are the emulator's. The warehouse is that of `./windlass up`. It reads S3 of its own,
and moto has no PartiQL with parameters, by which loaded objects are marked: so nothing is loaded here.
"""

import json
import os
import subprocess
import sys

import pytest

from deployment import ROOT, Stack
from emulator import REGION
from test_carriers import arrivals, put
from test_redeploy import s3_event

sys.path.append(str(ROOT / ".ci" / "judges"))
from cloud import Cloud  # noqa: E402

KEYS = ["song_data/A/1.json", "song_data/A/2.json"]


@pytest.fixture(scope="module")
def up(tmp_path_factory):
    cloud = Cloud(tmp_path_factory.mktemp("warehouse") / "home")
    yield cloud
    cloud.stop()


@pytest.fixture(scope="module")
def stack(emulator):
    deployed = Stack(emulator, Workgroup="local")
    for bucket in ("DataBucketName", "OwnBucketName"):
        # Moto reads a policy without its conditions, so the one that refuses plain HTTP would refuse everybody.
        emulator.client("s3").delete_bucket_policy(Bucket=deployed.outputs[bucket])
    return deployed


@pytest.fixture(scope="module")
def objects(stack):
    put(stack, stack.outputs["DataBucketName"], KEYS)


def windlass(stack, up, *arguments, name="windlass"):
    environment = {key: value for key, value in os.environ.items() if not key.startswith("AWS_")}
    ran = subprocess.run(
        [ROOT / "windlass", *arguments, "--stack", name, "--region", REGION],
        env={
            **environment,
            "AWS_ACCESS_KEY_ID": up.variables["AWS_ACCESS_KEY_ID"],
            "AWS_SECRET_ACCESS_KEY": up.variables["AWS_SECRET_ACCESS_KEY"],
            "AWS_EC2_METADATA_DISABLED": "true",
            "AWS_CONFIG_FILE": os.devnull,
            "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
            "AWS_ENDPOINT_URL": stack.emulator.endpoint,
            "AWS_ENDPOINT_URL_REDSHIFT_DATA": up.variables["AWS_ENDPOINT_URL_REDSHIFT_DATA"],
        },
        capture_output=True,
        text=True,
        timeout=300,
    )
    print(ran.stderr, file=sys.stderr)
    return ran


def lines(ran):
    assert ran.returncode == 0, ran.stderr
    return [json.loads(line) for line in ran.stdout.splitlines()]


def items(stack, beginning):
    found = stack.emulator.client("dynamodb").scan(TableName=stack.outputs["JournalName"])["Items"]
    return [item for item in found if item["pk"]["S"].startswith(beginning)]


def test_commands_work_on_what_the_functions_wrote(stack, up, objects, tmp_path):
    for key in KEYS:
        ran, answer = stack.invoke("RecorderFunction", s3_event(stack, key), tmp_path)
        assert (ran.returncode, answer) == (0, {"recorded": 1, "ignored": {}}), ran.stderr

    planned = lines(windlass(stack, up, "plan", "sparkify_staging", "--json"))
    (run,) = [line for line in planned if line["line"] == "run"]
    assert (run["run"], run["objects"]) == (1, 2)
    assert [line["key"] for line in planned if line["line"] == "object"] == KEYS
    assert {line["bucket"] for line in planned if line["line"] == "object"} == {stack.outputs["DataBucketName"]}
    assert items(stack, "run#") == []

    options = ["--from", "2000-01-01", "--to", "2100-01-01", "--step", "songs", "--dry-run", "--json"]
    (found,) = lines(windlass(stack, up, "backfill", "sparkify_staging", *options))
    assert (found["step"], found["objects"]) == ("songs", 2)
    assert arrivals(stack) == KEYS


def test_a_start_asks_in_the_stacks_table_and_leaves_the_moving_to_its_loader(stack, up):
    refused = windlass(stack, up, "start", "sparkify", "--skip-staging", "--json")
    assert refused.returncode == 2
    assert "sparkify is not live on stack windlass" in refused.stderr

    (row,) = lines(windlass(stack, up, "start", "sparkify_staging", "--no-wait", "--json"))

    assert row["pipeline"] == "sparkify_staging", row
    (asked,) = items(stack, "pipeline#sparkify_staging")
    assert asked["w"] == {"BOOL": True}, asked
    assert items(stack, "run#") == []


def test_what_is_no_stack_of_windlass_is_said_in_a_sentence(stack, up):
    missing = windlass(stack, up, "start", "sparkify_staging", name="nothing")
    assert (missing.returncode, missing.stdout) == (2, "")
    assert missing.stderr == (
        f"there is no stack nothing in {REGION} of this account; name another one, or its --region or --profile\n"
    )
    template = {"Resources": {"Queue": {"Type": "AWS::SQS::Queue"}}, "Outputs": {"Url": {"Value": {"Ref": "Queue"}}}}
    stack.emulator.client("cloudformation").create_stack(StackName="queue", TemplateBody=json.dumps(template))
    other = windlass(stack, up, "plan", "sparkify_staging", name="queue")
    assert other.returncode == 2
    assert other.stderr.startswith(f"stack queue in {REGION} is not a Windlass stack")
    assert len(other.stderr.splitlines()) == 1
    both = windlass(stack, up, "plan", "sparkify_staging", "--home", "somewhere")
    assert both.returncode == 64
