"""From an object in the bucket to an arrival in the journal, by each way that the stack offers.

The emulator delivers the events, and the recorder's own code, with what the deployed function is told, records them.
"""

import ast
import json

import pytest

from deployment import Stack
from emulator import ACCOUNT

KEYS = ["log_data/2026/11/2026-11-20 late-events.json", "song_data/A/B/Ærø + 50% Café.json"]


def arrivals(stack):
    items = stack.emulator.client("dynamodb").scan(TableName=stack.environment("RecorderFunction")["WINDLASS_TABLE"])
    return sorted(item["k"]["S"] for item in items["Items"] if item["pk"]["S"].startswith("arrival#"))


def received(stack, queue, timeout=0):
    """Messages as Lambda takes them off a queue and hands them to a function."""
    aws = stack.emulator.client("sqs")
    found = aws.receive_message(
        QueueUrl=stack.resources[queue], MaxNumberOfMessages=10, VisibilityTimeout=timeout, AttributeNames=["All"]
    )
    arn = aws.get_queue_attributes(QueueUrl=stack.resources[queue], AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    return [
        {
            "messageId": message["MessageId"],
            "receiptHandle": message["ReceiptHandle"],
            "body": message["Body"],
            "attributes": message["Attributes"],
            "messageAttributes": {},
            "md5OfBody": message["MD5OfBody"],
            "eventSource": "aws:sqs",
            "eventSourceARN": arn,
            "awsRegion": stack.emulator.session.region_name,
        }
        for message in found.get("Messages", [])
    ]


def put(stack, bucket, keys=KEYS):
    # The judge takes from the queue itself: the emulator would take and forget.
    aws = stack.emulator.client("lambda")
    for mapping in aws.list_event_source_mappings()["EventSourceMappings"]:
        aws.update_event_source_mapping(UUID=mapping["UUID"], Enabled=False)
    # Moto reads a policy without its conditions, so the one that refuses plain HTTP would refuse everybody.
    stack.emulator.client("s3").delete_bucket_policy(Bucket=bucket)
    for key in keys:
        stack.emulator.client("s3").put_object(Bucket=bucket, Key=key, Body=b'{"song_id": "1"}')


class TestQueue:
    @pytest.fixture
    def stack(self, emulator):
        emulator.reset()
        return Stack(emulator, Carrier="queue")

    def test_the_queue_takes_from_the_bucket_alone_and_waits_long_enough(self, stack):
        aws = stack.emulator.client("sqs")
        found = aws.get_queue_attributes(QueueUrl=stack.resources["Objects"], AttributeNames=["All"])["Attributes"]
        mapping = stack.emulator.client("lambda").list_event_source_mappings()["EventSourceMappings"]
        assert [each["EventSourceArn"] for each in mapping] == [found["QueueArn"]]
        declared = stack.template["Resources"]["ObjectsMapping"]["Properties"]
        timeout = stack.template["Resources"]["RecorderFunction"]["Properties"]["Timeout"]
        assert int(found["VisibilityTimeout"]) >= 6 * timeout + declared["MaximumBatchingWindowInSeconds"]
        assert declared["FunctionResponseTypes"] == ["ReportBatchItemFailures"]
        assert json.loads(found["RedrivePolicy"])["maxReceiveCount"] == 5
        (statement,) = json.loads(found["Policy"])["Statement"]
        assert statement["Principal"] == {"Service": "s3.amazonaws.com"}
        assert statement["Condition"] == {
            "StringEquals": {"aws:SourceAccount": ACCOUNT},
            "ArnEquals": {"aws:SourceArn": f"arn:aws:s3:::{stack.outputs['DataBucketName']}"},
        }

    def test_objects_go_through_the_queue_into_the_journal_and_what_is_broken_into_the_failures(self, stack, tmp_path):
        put(stack, stack.outputs["DataBucketName"])
        sqs = stack.emulator.client("sqs")
        sqs.send_message(QueueUrl=stack.resources["Objects"], MessageBody='{"Records": [{"s3": "no')
        messages = received(stack, "Objects")
        broken = [message["messageId"] for message in messages if message["body"].endswith("no")]

        ran, answer = stack.invoke("RecorderFunction", {"Records": messages}, tmp_path)

        assert ran.returncode == 0, ran.stderr.decode()
        assert answer == {"batchItemFailures": [{"itemIdentifier": broken[0]}]}
        assert arrivals(stack) == sorted(KEYS)
        # Lambda deletes what is not named as failed; the rest comes back until it is given up.
        for message in messages:
            if message["messageId"] not in broken:
                sqs.delete_message(QueueUrl=stack.resources["Objects"], ReceiptHandle=message["receiptHandle"])
        for _ in range(6):
            received(stack, "Objects")
        assert [message["messageId"] for message in received(stack, "RecorderFailures")] == broken


class TestExistingBucket:
    """A bucket that somebody else made and that tells EventBridge, into a queue."""

    @pytest.fixture
    def stack(self, emulator):
        emulator.reset()
        s3 = emulator.client("s3")
        s3.create_bucket(
            Bucket="somebody-elses", CreateBucketConfiguration={"LocationConstraint": emulator.session.region_name}
        )
        s3.put_bucket_notification_configuration(
            Bucket="somebody-elses", NotificationConfiguration={"EventBridgeConfiguration": {}}
        )
        return Stack(emulator, Carrier="queue", ExistingDataBucket="somebody-elses")

    def test_its_objects_are_recorded(self, stack, tmp_path):
        put(stack, "somebody-elses")

        ran, answer = stack.invoke("RecorderFunction", {"Records": received(stack, "Objects")}, tmp_path)

        assert ran.returncode == 0, ran.stderr.decode()
        assert answer == {"batchItemFailures": []}
        assert arrivals(stack) == sorted(KEYS)

    def test_its_own_notifications_are_left_alone(self, stack):
        told = stack.emulator.client("s3").get_bucket_notification_configuration(Bucket="somebody-elses")
        assert "LambdaFunctionConfigurations" not in told and "QueueConfigurations" not in told
        assert "DataBucket" not in stack.resources or not stack.resources["DataBucket"]

    def test_the_queue_takes_from_the_rule_alone(self, stack):
        policy = stack.emulator.client("sqs").get_queue_attributes(
            QueueUrl=stack.resources["Objects"], AttributeNames=["Policy"]
        )["Attributes"]["Policy"]
        (statement,) = json.loads(policy)["Statement"]
        rule = stack.emulator.client("events").describe_rule(Name=stack.resources["ObjectsRule"])
        assert statement["Condition"]["ArnEquals"] == {"aws:SourceArn": rule["Arn"]}
        assert json.loads(rule["EventPattern"])["detail"] == {"bucket": {"name": ["somebody-elses"]}}


class TestFurtherBuckets:
    ARNS = ["arn:aws:s3:::second-data", "arn:aws:s3:::third-data"]

    @pytest.fixture
    def stack(self, emulator):
        emulator.reset()
        return Stack(emulator, MoreDataBuckets=",".join(self.ARNS), HearRemovals="yes")

    def test_a_rule_hears_of_them_and_their_removals(self, stack):
        rule = stack.emulator.client("events").describe_rule(Name=stack.resources["MoreObjectsRule"])
        pattern = json.loads(rule["EventPattern"])
        assert pattern["resources"] == self.ARNS
        assert pattern["detail-type"] == ["Object Created", "Object Deleted"]
        assert stack.environment("RecorderFunction")["WINDLASS_REMOVALS"] == "yes"

    def test_the_loader_and_copy_may_read_them(self, stack):
        aws = stack.emulator.client("iam")
        for role, policy, sid in (
            ("LoaderRole", "loader", "LookInFurtherBuckets"),
            ("CopyRole", "copy", "ReadFurtherBuckets"),
        ):
            document = aws.get_role_policy(RoleName=stack.resources[role], PolicyName=policy)["PolicyDocument"]
            # Moto keeps the document as Python writes it.
            statements = ast.literal_eval(document)["Statement"]
            (statement,) = [each for each in statements if each["Sid"] == sid]
            assert statement["Resource"] == [arn + "/*" for arn in self.ARNS]

    def test_the_own_bucket_tells_of_writes_and_removals(self, stack):
        told = stack.emulator.client("s3").get_bucket_notification_configuration(Bucket=stack.outputs["DataBucketName"])
        events = [event for each in told["LambdaFunctionConfigurations"] for event in each["Events"]]
        assert sorted(events) == ["s3:ObjectCreated:*", "s3:ObjectRemoved:*"]
