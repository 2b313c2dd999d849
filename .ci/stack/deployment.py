"""The template, translated as SAM does it, and deployed."""

import io
import json
import os
import subprocess
import zipfile
from pathlib import Path

from samtranslator.translator.transform import transform
from samtranslator.yaml_helper import yaml_parse

from emulator import REGION

ROOT = Path(__file__).resolve().parents[2]
CODE = {"Bucket": "code-of-the-judge", "Key": "windlass.zip"}


class NoManagedPolicies:
    """No role of the template has a managed policy, so nothing is to be looked up."""

    def load(self):
        return {}


def translated(version):
    os.environ["AWS_DEFAULT_REGION"] = REGION
    template = yaml_parse((ROOT / "template.yaml").read_text(encoding="utf-8"))
    template["Globals"]["Function"]["CodeUri"] = f"s3://{CODE['Bucket']}/{version}{CODE['Key']}"
    defaults = {name: parameter.get("Default", "") for name, parameter in template["Parameters"].items()}
    return transform(template, defaults, NoManagedPolicies())


class Stack:
    def __init__(self, emulator, name="windlass", **parameters):
        self.emulator = emulator
        self.name = name
        self.template = translated(name)
        self.client = emulator.client("cloudformation")
        self.put_code()
        self.client.create_stack(
            StackName=name,
            TemplateBody=json.dumps(self.template),
            Parameters=[{"ParameterKey": key, "ParameterValue": text} for key, text in self.parameters(parameters)],
            Capabilities=["CAPABILITY_IAM"],
        )
        described = self.client.describe_stacks(StackName=name)["Stacks"][0]
        assert described["StackStatus"] == "CREATE_COMPLETE", described
        self.outputs = {output["OutputKey"]: output["OutputValue"] for output in described["Outputs"]}
        self.resources = {
            resource["LogicalResourceId"]: resource["PhysicalResourceId"]
            for resource in self.client.list_stack_resources(StackName=name)["StackResourceSummaries"]
        }

    def parameters(self, chosen):
        warehouse = {
            "Workgroup": "warehouse",
            "WorkgroupArn": f"arn:aws:redshift-serverless:{REGION}:123456789012:workgroup/0f0e0d0c-0b0a",
            "Pipelines": "sparkify_staging",
        }
        return {**warehouse, **chosen}.items()

    def put_code(self):
        archive = io.BytesIO()
        with zipfile.ZipFile(archive, "w") as opened:
            opened.writestr("empty", "")
        s3 = self.emulator.client("s3")
        if CODE["Bucket"] not in [bucket["Name"] for bucket in s3.list_buckets()["Buckets"]]:
            s3.create_bucket(Bucket=CODE["Bucket"], CreateBucketConfiguration={"LocationConstraint": REGION})
        s3.put_object(Bucket=CODE["Bucket"], Key=f"{self.name}{CODE['Key']}", Body=archive.getvalue())

    def delete(self):
        self.client.delete_stack(StackName=self.name)

    def environment(self, function):
        """What the deployed function is told."""
        configuration = self.emulator.client("lambda").get_function_configuration(
            FunctionName=self.resources[function]
        )
        return configuration["Environment"]["Variables"]

    def invoke(self, function, event, directory):
        """Runs the function's own code with the function's own environment, against the emulator."""
        answer = Path(directory, "answer.json")
        answer.unlink(missing_ok=True)
        handler = self.template["Resources"][function]["Properties"]["Handler"]
        ran = subprocess.run(
            [os.environ["JUDGE_JAVA"], "-cp", os.environ["JUDGE_CLASSPATH"], ROOT / ".ci/stack/Invoke.java", handler, answer],
            input=event if isinstance(event, bytes) else json.dumps(event).encode(),
            env={
                **self.environment(function),
                "PATH": os.environ["PATH"],
                "AWS_REGION": REGION,
                "AWS_ACCESS_KEY_ID": "judge",
                "AWS_SECRET_ACCESS_KEY": "judge",
                "AWS_ENDPOINT_URL": self.emulator.endpoint,
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            timeout=120,
        )
        return ran, json.loads(answer.read_bytes()) if answer.exists() else None
