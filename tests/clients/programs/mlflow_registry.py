"""What a script of any MLflow from 2.3 on does with a registry; the last line it prints is what it saw, as JSON.

mlflow_registry.py MODEL FOLDER    address and token come from the environment, as for every MLflow client
"""

import json
import sys
from pathlib import Path

import mlflow
from mlflow import MlflowClient
from mlflow.exceptions import MlflowException
from mlflow.store.artifact.artifact_repository_registry import get_artifact_repository

# As long as the portal takes a tag's value: 12 MB for one search.
FAT = "x" * 5_000
VERSIONS = 24


def refusal(call, *words):
    """Return the code and the sentence that a call is refused with; None where it is not."""
    try:
        call(*words)
    except MlflowException as error:
        return [error.error_code, str(error)]
    return None


def pages(search, **query):
    """Return what each page of a search holds, following page tokens as the client's own helpers do."""
    found, token = [], None
    while True:
        page = search(page_token=token, **query)
        found.append([[one.name, getattr(one, "version", None)] for one in page])
        token = page.token
        if not token:
            return found


def push(client, name, folder, number):
    """Upload files of their own and register them as a version with fat tags."""
    (folder / "data.txt").write_text(f"{name} {number}")
    source = f"mlflow-artifacts:/{name}/{number}"
    get_artifact_repository(source).log_artifacts(str(folder))
    tags = {f"fat-{place}": FAT for place in range(100)}
    return client.create_model_version(name, source, tags={**tags, "number": str(number)})


def main(name, folder):
    folder = Path(folder)
    folder.mkdir(parents=True)
    client = MlflowClient()
    client.create_registered_model(name, tags={"team": "growth"}, description="Made by a stock client.")
    versions = [push(client, name, folder, number).version for number in range(1, VERSIONS + 1)]
    again = refusal(client.create_registered_model, name)
    searched = pages(client.search_model_versions, filter_string=f"name='{name}'")
    small = pages(client.search_model_versions, filter_string=f"name='{name}'", max_results=10)
    models = pages(client.search_registered_models, filter_string=f"name LIKE '{name[:8]}%'")
    one = client.get_model_version(name, "2")
    client.set_registered_model_alias(name, "blue", "2")
    loaded = mlflow.artifacts.download_artifacts(f"models:/{name}@blue", dst_path=str(folder / "loaded"))
    seen = {
        "client": mlflow.__version__,
        "versions": [str(version) for version in versions],
        "again": again,
        "searched": searched,
        "small": small,
        "models": models,
        "tags": sorted(one.tags),
        "whole": all(one.tags[key] == FAT for key in one.tags if key.startswith("fat-")),
        "alias": str(client.get_model_version_by_alias(name, "blue").version),
        "loaded": Path(loaded, "data.txt").read_text(),
        "champion": refusal(client.set_registered_model_alias, name, "champion", "1"),
        "latest": refusal(client.get_model_version_by_alias, name, "champion"),
        "stage": refusal(client.transition_model_version_stage, name, "1", "Production"),
        "delete": refusal(client.delete_registered_model, name),
        "stranger": refusal(client.get_registered_model, "not-there"),
    }
    print(json.dumps(seen))


if __name__ == "__main__":
    main(*sys.argv[1:])
