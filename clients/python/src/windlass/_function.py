"""The one Lambda function of a stack, as a call."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Callable
from typing import Any, Protocol

from botocore.exceptions import ClientError

from windlass._values import written
from windlass.errors import FunctionFailed, Unavailable, error_of

_LOG = logging.getLogger("windlass")

# Seconds between tries where the stack says that something does not answer. Every request has an id of its own, so that
# the same request again changes nothing.
_PAUSES = (0.5, 1.0, 2.0)


class LambdaClient(Protocol):
    """What is needed of ``boto3.client("lambda")``."""

    @property
    def invoke(self) -> Callable[..., Any]:
        """Calls a function by ``FunctionName`` with ``Payload``, and waits for its answer."""
        ...


class Function:
    """Calls the function, and raises what it refuses."""

    def __init__(self, client: LambdaClient, name: str) -> None:
        """The function of this name. Nothing is called yet."""
        self._client = client
        self.name = name

    def call(self, action: str, **members: Any) -> dict[str, Any]:
        """Asks, without the members that are None."""
        return self.send(written({"action": action, **{k: v for k, v in members.items() if v is not None}}), action)

    def send(self, request: bytes, action: str) -> dict[str, Any]:
        """Asks with a request that is written already."""
        for pause in _PAUSES:
            try:
                return self._once(request, action)
            except Unavailable as unavailable:
                _LOG.debug("%s: %s; again in %s s", action, unavailable.message, pause)
                time.sleep(pause)
        return self._once(request, action)

    def _once(self, request: bytes, action: str) -> dict[str, Any]:
        _LOG.debug("%s: %d bytes to %s", action, len(request), self.name)
        try:
            told = self._client.invoke(FunctionName=self.name, Payload=request)
        except ClientError as error:
            if error.response.get("Error", {}).get("Code") != "ResourceNotFoundException":
                raise
            raise FunctionFailed(
                "UnknownFunction",
                f"there is no function {self.name} in this account and region; it is named after the stack, or give"
                " function_name",
            ) from error
        answer = _read(told["Payload"].read())
        if told.get("FunctionError"):
            raise FunctionFailed(
                str(answer.get("errorType", told["FunctionError"])),
                f"{self.name} fell over: {answer.get('errorMessage', 'it says no more')}",
            )
        if "error" in answer:
            said = answer["error"]
            raise error_of(said.get("code", "Unknown"), said.get("message", ""), said.get("pointer") or "")
        return answer


def _read(text: bytes) -> dict[str, Any]:
    try:
        answer = json.loads(text)
    except ValueError as error:
        raise FunctionFailed("UnknownAnswer", "the function answered with something that is not JSON") from error
    if not isinstance(answer, dict):
        raise FunctionFailed("UnknownAnswer", "the function answered with something that is no object of JSON")
    return answer
