"""A stack is torn down; what it knew is kept, and another one goes on with it."""

import botocore.exceptions
import pytest

from deployment import Stack
from test_carriers import KEYS, arrivals, put, received


def s3_event(stack, key):
    return {
        "Records": [
            {
                "eventVersion": "2.1",
                "eventSource": "aws:s3",
                "awsRegion": stack.emulator.session.region_name,
                "eventTime": "2026-11-20T08:15:30.042Z",
                "eventName": "ObjectCreated:Put",
                "s3": {
                    "bucket": {"name": stack.outputs["DataBucketName"]},
                    "object": {"key": key, "size": 16, "eTag": "97c100b5cb685af5f68026037f052b17", "sequencer": "01"},
                },
            }
        ]
    }


def test_the_journal_is_kept_and_adopted(emulator, tmp_path):
    first = Stack(emulator)
    put(first, first.outputs["DataBucketName"], KEYS[:1])
    ran, answer = first.invoke("RecorderFunction", s3_event(first, KEYS[0].replace(" ", "+")), tmp_path)
    assert ran.returncode == 0, ran.stderr.decode()
    assert answer == {"recorded": 1, "ignored": {}}
    first.delete()

    dynamodb, s3 = emulator.client("dynamodb"), emulator.client("s3")
    assert dynamodb.list_tables()["TableNames"] == [first.outputs["JournalName"]]
    for name in ("DataBucketName", "OwnBucketName"):
        s3.head_bucket(Bucket=first.outputs[name])
    with pytest.raises(botocore.exceptions.ClientError):
        emulator.client("lambda").get_function(FunctionName=first.resources["RecorderFunction"])

    second = Stack(
        emulator,
        name="windlass-again",
        Carrier="queue",
        ExistingJournal=first.outputs["JournalName"],
        ExistingOwnBucket=first.outputs["OwnBucketName"],
        ExistingDataBucket=first.outputs["DataBucketName"],
    )
    assert dynamodb.list_tables()["TableNames"] == [first.outputs["JournalName"]]
    told = second.environment("LoaderFunction")
    assert told["WINDLASS_TABLE"] == first.outputs["JournalName"]
    assert told["WINDLASS_BUCKET"] == first.outputs["OwnBucketName"]
    # The bucket that was left behind tells EventBridge, so the new stack hears of its objects at once.
    put(second, first.outputs["DataBucketName"], KEYS[1:])
    ran, answer = second.invoke("RecorderFunction", {"Records": received(second, "Objects")}, tmp_path)
    assert ran.returncode == 0, ran.stderr.decode()
    assert arrivals(second) == sorted(KEYS)
