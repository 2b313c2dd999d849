"""An Airflow sensor that waits until Windlass's ledger says that a step is loaded.

    WindlassSensor(task_id="star", pipeline="star", step="star", since="{{ data_interval_start }}", mode="reschedule",
                   place={"Database": "dev", "WorkgroupName": "windlass"})
"""

from airflow.sdk import BaseSensorOperator, PokeReturnValue

from windlass_ledger import Ledger, moment


class WindlassSensor(BaseSensorOperator):
    """Its result is the number of the run that loaded the step. `place` says where the ledger is."""

    template_fields = ("pipeline", "step", "since")

    def __init__(self, *, pipeline, step, since, place, **more):
        super().__init__(**more)
        self.pipeline = pipeline
        self.step = step
        self.since = since
        self.place = place

    def poke(self, context):
        run = Ledger(**self.place).last_run(self.pipeline, self.step, moment(self.since))
        return PokeReturnValue(is_done=run is not None, xcom_value=run)
