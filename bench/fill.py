"""Puts models into the database of an MLflow server, and their files beside it: python fill.py DIR 5000

DIR is the server's, with mlflow.db and mlartifacts in it. Rows are inserted by the server's own table classes, thousands
at once; by its REST API this would take minutes. A version with an alias has a run with a dataset, a logged model with
metrics, an MLmodel and a requirements.txt; two in five have an example. Versions of one team share their files.
"""
import json
import sys
from hashlib import sha256
from pathlib import Path

import sqlalchemy as sa
from mlflow.entities import LoggedModelStatus
from mlflow.store.model_registry.dbmodels.models import (
    SqlModelVersion, SqlRegisteredModel, SqlRegisteredModelAlias, SqlRegisteredModelTag)
from mlflow.store.tracking.dbmodels.models import (
    SqlDataset, SqlInput, SqlInputTag, SqlLoggedModel, SqlLoggedModelMetric, SqlRun, SqlTag)

home, count = Path(sys.argv[1]), int(sys.argv[2])
HOUR = 3_600_000
NOW = 1_790_000_000_000
TEAMS = ["card-risk", "lending", "retention", "pricing", "vision"]
WORDS = ["fraud", "churn", "price", "default", "demand", "claims", "routing"]

MLMODEL = """flavors:
  python_function:
    env: {{conda: conda.yaml, virtualenv: python_env.yaml}}
    loader_module: mlflow.sklearn
    model_path: model.pkl
    predict_fn: predict
    python_version: 3.{python}.6
  sklearn:
    code: null
    pickled_model: model.pkl
    serialization_format: {format}
    sklearn_version: 1.{sklearn}.1
mlflow_version: {mlflow}
model_size_bytes: 48213
signature:
  inputs: '{inputs}'
  outputs: '[{{"type": "tensor", "tensor-spec": {{"dtype": "float64", "shape": [-1]}}}}]'
  params: null
{example}utc_time_created: '2026-09-21 10:00:00.000000'
"""
EXAMPLE = """saved_input_example_info:
  artifact_path: input_example.json
  pandas_orient: split
  serving_input_path: serving_input_example.json
  type: dataframe
"""
INPUTS = [{"type": "double", "name": f"feature_{i}", "required": True} for i in range(30)]


def name(i):
    return f"{WORDS[i % 7]}-{TEAMS[i % 5]}-{i:05}"


def hexa(text, length):
    return sha256(text.encode()).hexdigest()[:length]


def files(team):
    directory = home / "mlartifacts/bench" / team
    directory.mkdir(parents=True)
    i = TEAMS.index(team)
    write = lambda path, text: (directory / path).write_text(text, encoding="utf-8")
    write("MLmodel", MLMODEL.format(python=9 + i, sklearn=3 + i, mlflow=f"3.{i * 4}.0", inputs=json.dumps(INPUTS),
                                    format="cloudpickle" if i % 2 else "skops", example=EXAMPLE if i < 2 else ""))
    loose = "\npandas\n" if i == 4 else "\n"
    write("requirements.txt", f"mlflow==3.{i * 4}.0\nnumpy==2.{i}.0\nscikit-learn==1.{3 + i}.1{loose}")
    if i < 2:
        columns = [column["name"] for column in INPUTS]
        rows = {"columns": columns, "data": [[0.5] * len(columns)]}
        write("input_example.json", json.dumps(rows))
        write("serving_input_example.json", json.dumps({"dataframe_split": rows}))


tables = {table: [] for table in (
    SqlRegisteredModel, SqlRegisteredModelTag, SqlModelVersion, SqlRegisteredModelAlias, SqlDataset, SqlRun, SqlTag,
    SqlInput, SqlInputTag, SqlLoggedModel, SqlLoggedModelMetric)}


def put(table, **row):
    tables[table].append(row)


def train(i, version, at):
    """A run and what it logged; where the version's files come from."""
    run, logged, source = hexa(f"run {i} {version}", 32), f"m-{hexa(f'model {i} {version}', 32)}", i % 35
    state = f"{source} {(i + version) % 3}"
    files_at = f"mlflow-artifacts:/bench/{TEAMS[i % 5]}"
    put(SqlRun, run_uuid=run, name=f"train-{i}-{version}", source_type="LOCAL", source_name="train.py",
        entry_point_name="", user_id=f"person-{i % 40}", status="FINISHED", start_time=at - HOUR, end_time=at,
        source_version="", lifecycle_stage="active", artifact_uri=files_at, experiment_id=0)
    put(SqlTag, run_uuid=run, key="mlflow.source.git.commit", value=hexa(f"commit {i}", 40))
    put(SqlInput, input_uuid=f"in-{run}", source_type="DATASET", source_id=hexa(state, 32), destination_type="RUN",
        destination_id=run, step=0)
    put(SqlInputTag, input_uuid=f"in-{run}", name="mlflow.data.context", value="training")
    put(SqlLoggedModel, model_id=logged, experiment_id=0, name="model", artifact_location=files_at,
        creation_timestamp_ms=at, last_updated_timestamp_ms=at, status=LoggedModelStatus.READY.to_int(),
        lifecycle_stage="active", model_type="", source_run_id=run, status_message="")
    for metric in ("auc", "f1", "loss"):
        put(SqlLoggedModelMetric, model_id=logged, metric_name=metric, metric_timestamp_ms=at, metric_step=0,
            metric_value=(i * 7 + version * 3 + len(metric)) % 100 / 100, experiment_id=0, run_id=run,
            dataset_uuid=hexa(f"{source} 0", 32), dataset_name=f"data-{source}", dataset_digest=hexa(f"{source} 0", 8))
    return {"run_id": run, "source": f"models:/{logged}", "storage_location": files_at}


for team in TEAMS:
    files(team)
for source in range(35):
    for state in (f"{source} {n}" for n in range(3)):
        put(SqlDataset, dataset_uuid=hexa(state, 32), experiment_id=0, name=f"data-{source}", digest=hexa(state, 8),
            dataset_source_type="s3", dataset_source=json.dumps({"uri": f"s3://data/{source}.parquet"}))
for i in range(count):
    at = NOW - i * HOUR
    put(SqlRegisteredModel, name=name(i), creation_time=at - 100 * HOUR, last_updated_time=at,
        description=f"Estimates {WORDS[i % 7]} for {TEAMS[i % 5]}. " + "Retrained monthly. " * 8)
    for key, value in (("team", TEAMS[i % 5]), ("owner", f"person-{i % 40}@example.org"), ("market", f"m{i % 12}")):
        put(SqlRegisteredModelTag, name=name(i), key=key, value=value)
    aliases = {"champion": 3, "challenger": 4} if i % 2 == 0 else {"champion": 3}
    for version in range(1, 5):
        made = at - (5 - version) * HOUR
        bare = f"s3://models/{name(i)}/{version}"
        put(SqlModelVersion, **{
            "name": name(i), "version": version, "creation_time": made, "last_updated_time": at, "description": "",
            "user_id": "", "source": bare, "storage_location": bare, "run_id": "",
            **(train(i, version, made) if version in aliases.values() else {})})
    for alias, version in aliases.items():
        put(SqlRegisteredModelAlias, name=name(i), alias=alias, version=version)

with sa.create_engine(f"sqlite:///{home / 'mlflow.db'}").begin() as connection:
    for table, rows in tables.items():
        connection.execute(sa.insert(table.__table__), rows)
