"""Holds answers of the Data API to the published service model, strictly.

A client of AWS forgives a lot: it skips members that it does not know and takes a missing one for absent. This does not.
"""

import base64
import binascii
import gzip
import json
import math
import re
from pathlib import Path

import botocore

# Told for requests that no operation of the model could have: of the protocol, not of the service.
PROTOCOL_ERRORS = {"SerializationException", "UnknownOperationException"}


def installed():
    """The model that the installed botocore has."""
    versions = sorted((Path(botocore.__file__).parent / "data" / "redshift-data").iterdir())
    packed = versions[-1] / "service-2.json.gz"
    return ServiceModel("botocore " + botocore.__version__, json.loads(gzip.decompress(packed.read_bytes())))


def kept(path):
    """A model that lies in a file."""
    return ServiceModel("the kept model", json.loads(Path(path).read_text(encoding="utf-8")))


class ServiceModel:
    def __init__(self, name, content):
        self.name = name
        self.shapes = content["shapes"]
        self.operations = content["operations"]

    def errors(self, operation):
        return {error["shape"] for error in self.operations[operation].get("errors", [])}

    def all_errors(self):
        return {name for name, shape in self.shapes.items() if shape.get("exception")}

    def complaints_of_answer(self, operation, body, newer=None):
        """What is wrong with the body of a good answer. Members that only a newer model has are let pass."""
        wrong = []
        self._check(self.operations[operation]["output"]["shape"], body, operation, newer, wrong)
        return wrong

    def complaints_of_error(self, operation, status, header, body, newer=None):
        """What is wrong with an error: its name, its status and its members."""
        name = body.get("__type")
        if name in PROTOCOL_ERRORS:
            return [] if status == 400 else [f"{name} has the status {status}"]
        if newer and name not in self.shapes and name in newer.shapes:
            return []
        wrong = []
        declared = self.errors(operation) | (newer.errors(operation) if newer else set())
        if name not in declared:
            return [f"{operation} does not declare {name}"]
        if header != name:
            wrong.append(f"x-amzn-ErrorType is {header}, __type is {name}")
        expected = 500 if self.shapes[name].get("fault") else 400
        if status != expected:
            wrong.append(f"{name} has the status {status} instead of {expected}")
        members = {key: value for key, value in body.items() if key != "__type"}
        self._check(name, members, name, newer, wrong)
        if not members.get("Message"):
            wrong.append(f"{name} has no message")
        return wrong

    def _check(self, name, value, path, newer, wrong):
        shape = self.shapes[name]
        kind = shape["type"]
        if kind == "structure":
            self._structure(name, shape, value, path, newer, wrong)
        elif kind == "list":
            self._list(shape, value, path, newer, wrong)
        elif not _fits(kind, value):
            wrong.append(f"{path} is no {kind}: {value!r}")
        elif kind == "string":
            _text(shape, value, path, wrong)

    def _structure(self, name, shape, value, path, newer, wrong):
        if not isinstance(value, dict):
            wrong.append(f"{path} is no object: {value!r}")
            return
        for member, content in value.items():
            if member in shape["members"]:
                self._check(shape["members"][member]["shape"], content, f"{path}.{member}", newer, wrong)
            elif not (newer and member in newer.shapes.get(name, {}).get("members", {})):
                wrong.append(f"{path}.{member} is not in the model")
        for member in shape.get("required", []):
            if member not in value:
                wrong.append(f"{path}.{member} is required and missing")
        if shape.get("union") and len(value) != 1:
            wrong.append(f"{path} is a union of one member and has {sorted(value)}")

    def _list(self, shape, value, path, newer, wrong):
        if not isinstance(value, list):
            wrong.append(f"{path} is no list: {value!r}")
            return
        _size(shape, len(value), path, wrong)
        for index, element in enumerate(value):
            self._check(shape["member"]["shape"], element, f"{path}[{index}]", newer, wrong)


def _fits(kind, value):
    whole = isinstance(value, int) and not isinstance(value, bool)
    if kind == "string":
        return isinstance(value, str)
    if kind == "boolean":
        return isinstance(value, bool)
    if kind == "integer":
        return whole and -(2**31) <= value < 2**31
    if kind == "long":
        return whole and -(2**63) <= value < 2**63
    if kind == "timestamp":
        # Seconds since 1970; milliseconds would be some fifty thousand years away.
        return (whole or isinstance(value, float)) and 1_500_000_000 < value < 10_000_000_000
    if kind == "double":
        number = whole or isinstance(value, float)
        return (number and math.isfinite(value)) or value in ("NaN", "Infinity", "-Infinity")
    if kind == "blob":
        return isinstance(value, str) and _is_base64(value)
    raise ValueError(f"the model has a type that is not known here: {kind}")


def _is_base64(text):
    try:
        base64.b64decode(text, validate=True)
    except binascii.Error:
        return False
    return True


def _text(shape, value, path, wrong):
    _size(shape, len(value), path, wrong)
    if "enum" in shape and value not in shape["enum"]:
        wrong.append(f"{path} is none of {shape['enum']}: {value!r}")
    if "pattern" in shape and not re.fullmatch(shape["pattern"], value):
        wrong.append(f"{path} does not match {shape['pattern']}: {value!r}")


def _size(shape, size, path, wrong):
    if size < shape.get("min", 0):
        wrong.append(f"{path} has {size} elements, fewer than {shape['min']}")
    if size > shape.get("max", size):
        wrong.append(f"{path} has {size} elements, more than {shape['max']}")
