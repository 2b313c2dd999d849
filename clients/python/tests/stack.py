"""A stack in memory that stands in for ``boto3.client("lambda")``: it answers as Windlass's function does."""

import io
import json

from botocore.exceptions import ClientError

MOST_BYTES = 6 << 20
COLUMNS = [{"name": "key", "type": "VARCHAR(64)"}, {"name": "value", "type": "VARCHAR(65535)"}]


class Stack:
    """One table, ``my_table``. Jobs and queries are done at once, unless ``running`` tells how many looks they take."""

    def __init__(self, columns=COLUMNS, page=2):
        self.columns = columns
        self.page = page
        self.rows = []
        self.jobs = {}
        self.queries = {}
        self.requests = []
        self.faults = []
        self.running = 0
        self.states = {}

    def invoke(self, *, FunctionName, Payload):  # noqa: N803
        if len(Payload) > MOST_BYTES:
            raise ClientError({"Error": {"Code": "RequestTooLargeException"}}, "Invoke")
        if FunctionName != "my-stack-ApiFunction:live":
            raise ClientError({"Error": {"Code": "ResourceNotFoundException"}}, "Invoke")
        request = json.loads(Payload)
        self.requests.append(request)
        answer = self.faults.pop(0) if self.faults else getattr(self, "on_" + request["action"])(request)
        if isinstance(answer, bytes):
            return {"Payload": io.BytesIO(answer)}
        fell = {"FunctionError": "Unhandled"} if "errorMessage" in answer else {}
        return {"Payload": io.BytesIO(json.dumps(answer).encode()), **fell}

    def asked(self, action):
        return [request for request in self.requests if request["action"] == action]

    def on_write(self, request):
        if request["table"] != "my_table":
            return fault("UnknownTable", "no live pipeline has a table; did you mean my_table?", "/table")
        for place, row in enumerate(request["rows"]):
            for name in row:
                if name not in [column["name"] for column in self.columns]:
                    return fault("UnknownColumn", f"no column {name}", f"/rows/{place}/{name}")
        before = self.jobs.setdefault(request["job"], request["rows"])
        if before is not request["rows"]:
            return self.job(request) if before == request["rows"] else fault("Conflict", "other rows", "/job")
        self.rows += [[row.get(column["name"]) for column in self.columns] for row in request["rows"]]
        return self.job(request)

    def on_ingest(self, request):
        return self.job(request)

    def on_import(self, request):
        if "platform" in request:
            return fault("NotSupported", "a run cannot carry it yet", "/platform/" + next(iter(request["platform"])))
        return self.job(request)

    def job(self, request):
        self.jobs.setdefault(request["job"], [])
        rows = {"rows": len(request["rows"])} if "rows" in request else {}
        return {"table": request["table"], "job": request["job"], "objects": 1, **rows}

    def on_job(self, request):
        job = request["job"]
        if job not in self.jobs:
            return fault("UnknownJob", "there is none", "/job")
        self.running -= 1
        state = "RUNNING" if self.running >= 0 else self.states.get(job, "FINISHED")
        failed = [{"object": f"s3://bucket/{job}", "reason": "bad data"}] if state == "FAILED" else []
        counts = {"running": int(state == "RUNNING"), "committed": int(state == "FINISHED"), "quarantined": len(failed)}
        rows = {"rows": len(self.jobs[job])} if state == "FINISHED" else {}
        return {"job": job, "state": state, **counts, "failures": failed, **rows}

    def on_tables(self, _):
        return {"tables": [{"table": "my_table", "columns": self.columns}]}

    def on_exactKeyQuery(self, request):  # noqa: N802
        keys = request["keys"]
        regions = keys if isinstance(keys, list) else [{name: each} for name in keys for each in keys[name]]
        return self.ask(request, [{name: [each, True, each, True] for name, each in r.items()} for r in regions])

    def on_rangeKeyQuery(self, request):  # noqa: N802
        return self.ask(request, request["regions"])

    def ask(self, request, regions):
        names = [column["name"] for column in self.columns]
        found = [row for row in self.rows if any(within(dict(zip(names, row)), region) for region in regions)]
        self.queries[request["query"]] = found
        return {"query": request["query"], "state": "RUNNING"}

    def on_results(self, request):
        begin = int(request.get("next") or 0)
        self.running -= 1
        if self.running >= 0:
            return {"state": "RUNNING", "next": str(begin)}
        rows = self.queries[request["query"]]
        end = begin + self.page
        more = {"next": str(end)} if end < len(rows) else {}
        return {"state": "FINISHED", "columns": self.columns, "rows": rows[begin:end], **more}

    def on_cancel(self, request):
        known = self.queries.pop(request["query"], None) is not None
        return {"query": request["query"]} if known else fault("UnknownQuery", "there is none", "/query")


def within(row, region):
    return all(
        between(row[name], *(parts if len(parts) == 4 else (parts[0], True, parts[1], False)))
        for name, parts in region.items()
    )


def between(value, low, with_low, high, with_high):
    return (low is None or low < value or (with_low and low == value)) and (
        high is None or value < high or (with_high and high == value)
    )


def fault(code, message, pointer=""):
    return {"error": {"code": code, "message": message, "pointer": pointer}}
