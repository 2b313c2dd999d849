"""What Windlass's ledger says, asked through the Redshift Data API. Needs boto3 and nothing else."""

import time
from datetime import datetime, timezone

import boto3

LOADED = """
select max(run) from windlass.ledger
where pipeline = :pipeline and step = :step and outcome = 'loaded' and committed_at >= cast(:since as timestamp)
"""

# Before the very first load of a stack there is no ledger.
NO_LEDGER = "does not exist"


class Ledger:
    """The ledger of one database.

    `place` says where it is, in the Data API's own words: `Database` with `WorkgroupName`, or with `ClusterIdentifier`
    and `DbUser`; `SecretArn` where a secret logs in.
    """

    def __init__(self, client=None, pause=0.5, **place):
        self._client = client or boto3.client("redshift-data")
        self._pause = pause
        self._place = place

    def last_run(self, pipeline, step, since):
        """The last run that loaded this step at or after a moment (aware `datetime`); None where there is none.

        Name the pipeline's last step to wait for the whole of it.
        """
        moment = since.astimezone(timezone.utc).replace(tzinfo=None)
        values = {"pipeline": pipeline, "step": step, "since": moment.isoformat(sep=" ")}
        parameters = [{"name": name, "value": value} for name, value in values.items()]
        statement = self._client.execute_statement(Sql=LOADED, Parameters=parameters, **self._place)["Id"]
        status = self._ended(statement)
        if status["Status"] != "FINISHED":
            if NO_LEDGER in status.get("Error", ""):
                return None
            raise RuntimeError(f"the ledger cannot be asked: {status.get('Error', status['Status'])}")
        (row,) = self._client.get_statement_result(Id=statement)["Records"]
        return row[0].get("longValue")

    def _ended(self, statement):
        while True:
            status = self._client.describe_statement(Id=statement)
            if status["Status"] in ("FINISHED", "FAILED", "ABORTED"):
                return status
            time.sleep(self._pause)


def moment(text):
    """An ISO 8601 moment; one without a zone is UTC."""
    parsed = datetime.fromisoformat(text)
    return parsed if parsed.tzinfo else parsed.replace(tzinfo=timezone.utc)
