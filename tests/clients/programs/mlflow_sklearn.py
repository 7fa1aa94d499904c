"""What a data scientist does with the whole MLflow: saves a scikit-learn model, registers it and loads it again.

mlflow_sklearn.py MODEL FOLDER    address and token come from the environment, as for every MLflow client
"""

import json
import sys
from pathlib import Path

import mlflow
import numpy as np
from mlflow import MlflowClient
from mlflow.models import infer_signature
from mlflow.store.artifact.artifact_repository_registry import get_artifact_repository
from sklearn.linear_model import LogisticRegression


def main(name, folder):
    rows = np.random.default_rng(7).normal(size=(200, 3))
    model = LogisticRegression().fit(rows, rows[:, 0] + rows[:, 1] > 0)
    said = model.predict(rows)
    saved = Path(folder, "saved")
    mlflow.sklearn.save_model(
        model, str(saved), signature=infer_signature(rows, said), pip_requirements=["scikit-learn"]
    )
    source = f"mlflow-artifacts:/{name}/saved"
    get_artifact_repository(source).log_artifacts(str(saved))
    version = mlflow.register_model(source, name).version
    MlflowClient().set_registered_model_alias(name, "blue", version)
    loaded = mlflow.pyfunc.load_model(f"models:/{name}@blue")
    again = mlflow.sklearn.load_model(f"models:/{name}/{version}")
    seen = {
        "client": mlflow.__version__,
        "version": str(version),
        "pyfunc": bool((loaded.predict(rows) == said).all()),
        "sklearn": bool((again.predict(rows) == said).all()),
        "signature": loaded.metadata.signature is not None,
    }
    print(json.dumps(seen))


if __name__ == "__main__":
    main(*sys.argv[1:])
