"""Moto as the cloud that the stack is deployed to.

Moto's CloudFormation makes tables, queues, rules, roles, functions and buckets. What it leaves out, below, is handed
with the properties that it resolved to moto's own services, through the SDK, which refuses a shape that AWS does not
have.
"""

import json
import re
import sys
import traceback
import urllib.request

import boto3
from moto.awslambda.models import LambdaVersion, Permission
from moto.cloudformation import parsing
from moto.core.common_models import CloudFormationModel
from moto.s3.models import FakeBucket
from moto.server import ThreadedMotoServer

REGION = "eu-central-1"
ACCOUNT = "123456789012"


class Emulator:
    def __init__(self):
        self.server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
        self.server.start()
        host, port = self.server.get_host_and_port()
        self.endpoint = f"http://{host}:{port}"
        self.session = boto3.session.Session("judge", "judge", region_name=REGION)
        Missing.client = self.client
        self.reset()

    def client(self, service):
        return self.session.client(service, endpoint_url=self.endpoint)

    def reset(self):
        """An account with nothing in it."""
        self.post("reset", b"")
        # Functions that something invokes are not run: no Docker is needed.
        self.post("config", json.dumps({"lambda": {"use_docker": False}}).encode())

    def post(self, what, body):
        headers = {"Content-Type": "application/json"}
        request = urllib.request.Request(f"{self.endpoint}/moto-api/{what}", body, headers, method="POST")
        urllib.request.urlopen(request).close()

    def stop(self):
        self.server.stop()


class Missing:
    """How the types below reach moto's services."""

    client = None


def missing(type_name, make, unmake=lambda reference: None):
    """A type that moto's CloudFormation does not know."""

    class Model(CloudFormationModel):
        # Moto reads the name of a service from it.
        __module__ = "missing.cloudformation"

        @property
        def physical_resource_id(self):
            return self.reference

        @staticmethod
        def cloudformation_name_type():
            return None

        @staticmethod
        def cloudformation_type():
            return type_name

        @classmethod
        def create_from_cloudformation_json(cls, resource_name, cloudformation_json, account_id, region_name, **more):
            made = cls()
            made.reference = make(resource_name, cloudformation_json["Properties"])
            return made

        @classmethod
        def delete_from_cloudformation_json(cls, resource_name, cloudformation_json, account_id, region_name):
            unmake(resource_name)

    Model.__name__ = type_name.replace("::", "")
    # Moto finds its models among the subclasses that are alive.
    KEPT.append(Model)


KEPT = []


def alias(name, properties):
    aws = Missing.client("lambda")
    made = aws.create_alias(
        FunctionName=properties["FunctionName"],
        Name=properties["Name"],
        FunctionVersion=str(properties["FunctionVersion"]),
    )
    return made["AliasArn"]


def invoke_config(name, properties):
    Missing.client("lambda").put_function_event_invoke_config(
        FunctionName=properties["FunctionName"],
        MaximumRetryAttempts=properties["MaximumRetryAttempts"],
        MaximumEventAgeInSeconds=properties["MaximumEventAgeInSeconds"],
        DestinationConfig=properties["DestinationConfig"],
    )
    return name


def bucket_policy(name, properties):
    Missing.client("s3").put_bucket_policy(
        Bucket=properties["Bucket"], Policy=json.dumps(properties["PolicyDocument"])
    )
    return name


def queue_policy(name, properties):
    for queue in properties["Queues"]:
        Missing.client("sqs").set_queue_attributes(
            QueueUrl=queue, Attributes={"Policy": json.dumps(properties["PolicyDocument"])}
        )
    return name


def alarm(name, properties):
    Missing.client("cloudwatch").put_metric_alarm(
        AlarmName=name, **{key: value for key, value in properties.items() if value is not None}
    )
    return name


def schedule(name, properties):
    Missing.client("scheduler").create_schedule(**properties)
    return properties["Name"]


def permission(cls, resource_name, cloudformation_json, account_id, region_name, **more):
    """Moto's own gives every permission to the function; this one says to which alias."""
    properties = cloudformation_json["Properties"]
    function, qualifier = re.fullmatch(r"(.*:function:[^:]+):(.+)", properties["FunctionName"]).groups()
    Missing.client("lambda").add_permission(
        StatementId=more["LogicalId"],
        FunctionName=function,
        Qualifier=qualifier,
        **{key: value for key, value in properties.items() if key != "FunctionName"},
    )
    made = Permission(region=region_name)
    made.physical_resource_id = more["LogicalId"]
    return made


CLEAN = parsing.clean_json


def cleaned(value, resources):
    """An entry of a list that is AWS::NoValue is none; moto leaves a hole."""
    clean = CLEAN(value, resources)
    return [entry for entry in clean if entry is not None] if isinstance(clean, list) else clean


MAKE_RESOURCE = parsing.parse_and_create_resource


def told_of(logical_id, *more, **rest):
    """Moto answers a failure within a resource with 500 and nothing else; here it says which and why."""
    try:
        return MAKE_RESOURCE(logical_id, *more, **rest)
    except Exception:
        print(f"{logical_id} could not be made", file=sys.stderr)
        traceback.print_exc()
        raise


MAKE_BUCKET = FakeBucket.create_from_cloudformation_json


def bucket(cls, resource_name, cloudformation_json, account_id, region_name, **more):
    """Moto's own knows encryption and tags alone."""
    made = MAKE_BUCKET(resource_name, cloudformation_json, account_id, region_name, **more)
    properties = cloudformation_json["Properties"]
    aws = Missing.client("s3")
    aws.put_public_access_block(
        Bucket=resource_name, PublicAccessBlockConfiguration=properties["PublicAccessBlockConfiguration"]
    )
    aws.put_bucket_versioning(Bucket=resource_name, VersioningConfiguration=properties["VersioningConfiguration"])
    aws.put_bucket_ownership_controls(Bucket=resource_name, OwnershipControls=properties["OwnershipControls"])
    notification = properties.get("NotificationConfiguration")
    if notification:
        aws.put_bucket_notification_configuration(Bucket=resource_name, NotificationConfiguration=told(notification))
    return made


def told(notification):
    """CloudFormation's words for notifications in those of S3."""
    return {
        **({"EventBridgeConfiguration": {}} if "EventBridgeConfiguration" in notification else {}),
        "LambdaFunctionConfigurations": [
            {"LambdaFunctionArn": each["Function"], "Events": [each["Event"]]}
            for each in notification.get("LambdaConfigurations", [])
        ],
        "QueueConfigurations": [
            {"QueueArn": each["Queue"], "Events": [each["Event"]]}
            for each in notification.get("QueueConfigurations", [])
        ],
    }


missing("AWS::Lambda::Alias", alias)
missing("AWS::Lambda::EventInvokeConfig", invoke_config)
missing("AWS::S3::BucketPolicy", bucket_policy)
missing("AWS::SQS::QueuePolicy", queue_policy)
missing("AWS::CloudWatch::Alarm", alarm, lambda name: Missing.client("cloudwatch").delete_alarms(AlarmNames=[name]))
missing("AWS::Scheduler::Schedule", schedule, lambda name: Missing.client("scheduler").delete_schedule(Name=name))
parsing.clean_json = cleaned
parsing.parse_and_create_resource = told_of
LambdaVersion.get_cfn_attribute = lambda made, attribute: {"Version": made.version}[attribute]
Permission.create_from_cloudformation_json = classmethod(permission)
FakeBucket.create_from_cloudformation_json = classmethod(bucket)
