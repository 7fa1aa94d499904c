"""Send run events with column lineage by the official client of OpenLineage, as its documentation shows."""

from __future__ import annotations

import json
import sys
import time
import uuid

from openlineage.client import OpenLineageClient
from openlineage.client.event_v2 import InputDataset, Job, OutputDataset, Run, RunEvent, RunState
from openlineage.client.facet_v2 import column_lineage_dataset, schema_dataset

job_name, namespace = sys.argv[1], sys.argv[2]
# Its address and token come from the environment: OPENLINEAGE_URL and OPENLINEAGE_API_KEY.
client = OpenLineageClient()
run = Run(runId=str(uuid.uuid4()))
job = Job(namespace="official-client", name=job_name)
fields = [schema_dataset.SchemaDatasetFacetFields(name="total", type="DECIMAL")]
orders = InputDataset(namespace=namespace, name="orders")
lineage = column_lineage_dataset.ColumnLineageDatasetFacet(
    fields={
        "total": column_lineage_dataset.Fields(
            inputFields=[
                column_lineage_dataset.InputField(namespace=namespace, name="orders", field="amount")
            ]
        )
    }
)
clean = OutputDataset(
    namespace=namespace,
    name="clean",
    facets={"schema": schema_dataset.SchemaDatasetFacet(fields=fields), "columnLineage": lineage},
)


def emit(state: RunState, outputs: list[OutputDataset]) -> None:
    now = time.strftime("%Y-%m-%dT%H:%M:%S.000Z", time.gmtime())
    client.emit(
        RunEvent(
            eventType=state,
            eventTime=now,
            run=run,
            job=job,
            producer="https://example.com/official-client",
            inputs=[orders],
            outputs=outputs,
        )
    )


emit(RunState.START, [])
emit(RunState.COMPLETE, [clean])
print(json.dumps({"run": run.runId}))
