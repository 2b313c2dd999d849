"""A Luigi task that is complete when Windlass's ledger says so.

    class Report(luigi.Task):
        def requires(self):
            return Loaded(pipeline="star", step="star", since="2026-03-01")
"""

import luigi

from windlass_ledger import Ledger, moment


class Loaded(luigi.ExternalTask):
    """A step of a pipeline was loaded at or after a moment. Nothing is left to Luigi but to wait."""

    pipeline = luigi.Parameter()
    step = luigi.Parameter()
    since = luigi.Parameter(description="ISO 8601, UTC unless it says otherwise")
    database = luigi.Parameter(default="dev", significant=False)
    workgroup = luigi.Parameter(default="windlass", significant=False)

    def complete(self):
        ledger = Ledger(Database=self.database, WorkgroupName=self.workgroup)
        return ledger.last_run(self.pipeline, self.step, moment(self.since)) is not None
