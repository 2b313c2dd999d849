"""What a deployment with nothing chosen makes, asked of the services themselves."""

import ast
import json

import pytest

from deployment import Stack
from emulator import ACCOUNT, REGION


@pytest.fixture(scope="module")
def stack(emulator):
    return Stack(emulator)


def attributes(stack, queue):
    url = stack.resources[queue]
    answer = stack.emulator.client("sqs").get_queue_attributes(QueueUrl=url, AttributeNames=["All"])
    return answer["Attributes"]


def test_the_journal_outlives_mistakes(stack):
    aws = stack.emulator.client("dynamodb")
    table = aws.describe_table(TableName=stack.outputs["JournalName"])["Table"]
    assert [(key["AttributeName"], key["KeyType"]) for key in table["KeySchema"]] == [("pk", "HASH"), ("sk", "RANGE")]
    assert table["BillingModeSummary"]["BillingMode"] == "PAY_PER_REQUEST"
    assert table["DeletionProtectionEnabled"] is True
    # Moto's CloudFormation does not hand on the rest; the template says it.
    declared = stack.template["Resources"]["Journal"]
    assert declared["DeletionPolicy"] == declared["UpdateReplacePolicy"] == "Retain"
    assert declared["Properties"]["SSESpecification"]["Fn::If"][2] == {"SSEEnabled": True}
    assert declared["Properties"]["PointInTimeRecoverySpecification"] == {"PointInTimeRecoveryEnabled": True}
    assert declared["Properties"]["TimeToLiveSpecification"] == {"AttributeName": "expires", "Enabled": True}


@pytest.mark.parametrize("output", ["DataBucketName", "OwnBucketName"])
def test_buckets_are_closed_encrypted_and_versioned(stack, output):
    aws = stack.emulator.client("s3")
    name = stack.outputs[output]
    block = aws.get_public_access_block(Bucket=name)["PublicAccessBlockConfiguration"]
    assert all(block.values()) and len(block) == 4
    rules = aws.get_bucket_encryption(Bucket=name)["ServerSideEncryptionConfiguration"]["Rules"]
    assert rules[0]["ApplyServerSideEncryptionByDefault"]["SSEAlgorithm"] == "AES256"
    assert aws.get_bucket_versioning(Bucket=name)["Status"] == "Enabled"
    (statement,) = json.loads(aws.get_bucket_policy(Bucket=name)["Policy"])["Statement"]
    assert (statement["Effect"], statement["Principal"], statement["Action"]) == ("Deny", "*", "s3:*")
    assert statement["Resource"] == [f"arn:aws:s3:::{name}", f"arn:aws:s3:::{name}/*"]
    assert statement["Condition"] == {"Bool": {"aws:SecureTransport": "false"}}


def test_the_bucket_calls_the_recorders_alias_which_lets_no_other_bucket(stack):
    bucket = stack.outputs["DataBucketName"]
    told = stack.emulator.client("s3").get_bucket_notification_configuration(Bucket=bucket)
    (function,) = told["LambdaFunctionConfigurations"]
    assert function["LambdaFunctionArn"] == stack.outputs["RecorderAlias"]
    assert function["Events"] == ["s3:ObjectCreated:*"]
    assert "QueueConfigurations" not in told
    declared = stack.template["Resources"]["DataBucket"]["Properties"]["NotificationConfiguration"]
    assert declared["EventBridgeConfiguration"] == {"EventBridgeEnabled": True}
    policy = stack.emulator.client("lambda").get_policy(
        FunctionName=stack.resources["RecorderFunction"], Qualifier="live"
    )["Policy"]
    (statement,) = json.loads(policy)["Statement"]
    assert statement["Principal"] == {"Service": "s3.amazonaws.com"}
    assert statement["Condition"] == {
        "ArnLike": {"AWS:SourceArn": f"arn:aws:s3:::{bucket}"},
        "StringEquals": {"AWS:SourceAccount": ACCOUNT},
    }


@pytest.mark.parametrize(
    ("function", "handler", "retries"), [("RecorderFunction", "Recorder", 2), ("LoaderFunction", "Loader", 0)]
)
def test_functions_start_from_a_snapshot_and_keep_what_failed(stack, function, handler, retries):
    aws = stack.emulator.client("lambda")
    found = aws.get_function_configuration(FunctionName=stack.resources[function])
    assert found["Runtime"] == "java25"
    assert found["Handler"] == f"io.windlass.lambda.{handler}Handler"
    assert found["Role"].endswith("/" + stack.resources[f"{handler}Role"])
    assert aws.get_alias(FunctionName=stack.resources[function], Name="live")["FunctionVersion"] == "1"
    kept = aws.get_function_event_invoke_config(FunctionName=stack.resources[function])
    assert kept["MaximumRetryAttempts"] == retries
    failures = attributes(stack, f"{handler}Failures")
    assert kept["DestinationConfig"]["OnFailure"]["Destination"] == failures["QueueArn"]
    assert failures["MessageRetentionPeriod"] == "1209600"
    properties = stack.template["Resources"][function]["Properties"]
    assert properties["Architectures"] == ["arm64"]
    assert properties["SnapStart"] == {"ApplyOn": "PublishedVersions"}
    assert properties["LoggingConfig"] == {"LogFormat": "JSON", "LogGroup": {"Ref": f"{handler}Logs"}}


def test_logs_end(stack):
    groups = stack.emulator.client("logs").describe_log_groups()["logGroups"]
    assert {group["logGroupName"]: group["retentionInDays"] for group in groups} == {
        "/windlass/windlass/recorder": 30,
        "/windlass/windlass/loader": 30,
    }


def test_the_schedule_calls_the_loaders_alias_with_few_retries(stack):
    tick = stack.emulator.client("scheduler").get_schedule(Name=stack.resources["LoaderFunctionTick"])
    target = tick["Target"]
    assert tick["ScheduleExpression"] == "rate(1 minute)" and tick["State"] == "ENABLED"
    assert target["Arn"] == stack.outputs["LoaderAlias"] and target["Input"] == "{}"
    assert target["RetryPolicy"] == {"MaximumRetryAttempts": 1, "MaximumEventAgeInSeconds": 60}
    assert target["DeadLetterConfig"]["Arn"] == attributes(stack, "LoaderFailures")["QueueArn"]
    role = stack.emulator.client("iam").get_role(RoleName=stack.resources["TickRole"])["Role"]
    assert role["Arn"] == target["RoleArn"]
    (trust,) = role["AssumeRolePolicyDocument"]["Statement"]
    assert trust["Condition"]["StringEquals"] == {
        "aws:SourceAccount": ACCOUNT,
        "aws:SourceArn": f"arn:aws:scheduler:{REGION}:{ACCOUNT}:schedule-group/default",
    }


def test_a_schedule_compares_every_pipeline_once_a_day(stack):
    schedule = stack.emulator.client("scheduler").get_schedule(Name=stack.resources["LoaderFunctionReconcile"])
    target = schedule["Target"]
    assert schedule["ScheduleExpression"] == "rate(1 day)" and schedule["State"] == "ENABLED"
    assert target["Arn"] == stack.outputs["LoaderAlias"]
    assert json.loads(target["Input"]) == {"action": "reconcile"}


def test_no_status_page_is_written_unless_it_is_wanted(stack):
    schedule = stack.emulator.client("scheduler").get_schedule(Name=stack.resources["LoaderFunctionStatusPage"])
    assert schedule["State"] == "DISABLED"
    assert schedule["Target"]["Arn"] == stack.outputs["LoaderAlias"]
    assert json.loads(schedule["Target"]["Input"]) == {"action": "status"}


def test_only_the_stacks_own_statements_call_the_loader(stack):
    aws = stack.emulator.client("events")
    rule = stack.resources["LoaderFunctionStatementEnded"]
    pattern = json.loads(aws.describe_rule(Name=rule)["EventPattern"])
    assert pattern == {
        "source": ["aws.redshift-data"],
        "detail-type": ["Redshift Data Statement Status Change"],
        "detail": {"statementName": [{"prefix": "windlass/windlass/"}]},
    }
    (target,) = aws.list_targets_by_rule(Rule=rule)["Targets"]
    assert target["Arn"] == stack.outputs["LoaderAlias"]
    failures = attributes(stack, "LoaderFailures")
    assert target["DeadLetterConfig"]["Arn"] == failures["QueueArn"]
    (statement,) = json.loads(failures["Policy"])["Statement"]
    assert statement["Principal"] == {"Service": "events.amazonaws.com"}
    assert statement["Condition"]["StringEquals"] == {"aws:SourceAccount": ACCOUNT}
    assert statement["Condition"]["ArnLike"] == {"aws:SourceArn": f"arn:aws:events:{REGION}:{ACCOUNT}:rule/windlass-*"}
    assert rule.startswith("windlass-")


def policy(stack, role, name):
    aws = stack.emulator.client("iam")
    document = aws.get_role_policy(RoleName=stack.resources[role], PolicyName=name)["PolicyDocument"]
    # Moto keeps the document as Python writes it.
    return ast.literal_eval(document)["Statement"]


def test_rights_end_at_the_stacks_own_things(stack):
    journal = f"arn:aws:dynamodb:{REGION}:{ACCOUNT}:table/{stack.outputs['JournalName']}"
    own = f"arn:aws:s3:::{stack.outputs['OwnBucketName']}"
    data = f"arn:aws:s3:::{stack.outputs['DataBucketName']}"
    recorder = {each["Sid"]: each["Resource"] for each in policy(stack, "RecorderRole", "recorder")}
    assert recorder["WriteArrivals"] == journal and set(recorder) == {"WriteArrivals", "KeepFailures", "WriteLogs"}
    loader = {each["Sid"]: each["Resource"] for each in policy(stack, "LoaderRole", "loader")}
    assert loader["UseJournal"] == journal
    assert loader["UseOwnObjects"] == [f"{own}/runs/*", f"{own}/jsonpaths/*"]
    assert loader["ListObjects"] == data and loader["LookForObjects"] == f"{data}/*"
    assert loader["SubmitStatements"].endswith(":workgroup/0f0e0d0c-0b0a")
    assert {sid for sid in loader if sid.startswith("LogIn")} == {"LogInToWorkgroup"}
    copy = {each["Sid"]: each["Resource"] for each in policy(stack, "CopyRole", "copy")}
    assert copy["ReadData"] == f"{data}/*"
    assert copy["ReadManifests"] == [f"{own}/runs/*", f"{own}/jsonpaths/*"]
    assert copy["WriteResults"] == f"{own}/results/*"


def test_alarms_watch_what_the_functions_tell(stack):
    alarms = stack.emulator.client("cloudwatch").describe_alarms()["MetricAlarms"]
    told = {alarm["MetricName"]: alarm for alarm in alarms if alarm["Namespace"] == "Windlass"}
    assert set(told) == {
        "RunsFailed", "ObjectsQuarantined", "OldestPendingAge", "OldestRunAge", "RowsSkipped", "ExpectedMissing",
    }
    assert told["OldestPendingAge"]["Threshold"] == 3600 and told["OldestRunAge"]["Threshold"] == 7200
    assert all(alarm["Dimensions"] == [{"Name": "Stack", "Value": "windlass"}] for alarm in told.values())
    queues = [alarm["Dimensions"][0]["Value"] for alarm in alarms if alarm["Namespace"] == "AWS/SQS"]
    assert sorted(queues) == sorted(stack.outputs[name].rsplit("/", 1)[1] for name in ("RecorderFailuresUrl", "LoaderFailuresUrl"))


def test_the_dashboard_is_one(stack):
    body = stack.emulator.client("cloudwatch").get_dashboard(DashboardName="windlass")["DashboardBody"]
    widgets = json.loads(body)["widgets"]
    assert len(widgets) == 8 and all(widget["properties"]["metrics"] for widget in widgets)
    assert "${" not in body
