"""The lineage of a few models, as MLflow's own Python client tells it.

    truth.py seed <name>     makes models, runs and data whose names begin with <name>
    truth.py break <name>    renames a model, deletes a run and a logged model, and loses files
    truth.py tell <name>     prints nodes, edges and what is wrong with which node, as JSON
    truth.py remove <name>   takes the models and the experiment away again

Nothing here is taken from the console: ids are spelled as it does, and that is all.
"""
import json
import logging
import os
import re
import sys
import warnings
from urllib.parse import quote

os.environ.setdefault("MLFLOW_DISABLE_TELEMETRY", "true")
warnings.filterwarnings("ignore")

import mlflow
import pandas as pd
from mlflow import MlflowClient
from mlflow.entities import LoggedModelInput, ViewType
from mlflow.exceptions import MlflowException
from mlflow.store.artifact.artifact_repository_registry import get_artifact_repository
from mlflow.tracking.context import git_context
from sklearn.linear_model import LinearRegression, LogisticRegression

logging.getLogger("mlflow").setLevel(logging.ERROR)
git_context._resolve_git_info = dict
client = MlflowClient()


def names(prefix):
    return {"model": f"{prefix} été", "renamed": f"{prefix} new", "copy": f"{prefix} prod", "experiment": prefix}


def dataset(prefix, part, values):
    frame = pd.DataFrame({"x": values, "y": [v % 2 for v in values]})
    return mlflow.data.from_pandas(frame, name=f"{prefix}/{part}" if part else None, targets="y")


def fit(values):
    return LogisticRegression().fit([[v] for v in values], [v % 2 for v in values])


def onnx_of(estimator):
    import numpy as np
    from skl2onnx import to_onnx

    return to_onnx(estimator, np.array([[0.0]], dtype=np.float32), options={"zipmap": False})


def register(name, model_id):
    logged = client.get_logged_model(model_id)
    return client.create_model_version(
        name, source=logged.artifact_location, run_id=logged.source_run_id, model_id=model_id)


def seed(prefix):
    n = names(prefix)
    client.create_registered_model(n["model"])
    client.create_registered_model(n["copy"])
    mlflow.set_experiment(n["experiment"])
    held = dataset(prefix, "held", range(40, 60))
    made = []
    with mlflow.start_run(run_name="search"):
        # both are called `dataset` by MLflow: their digests tell them apart
        mlflow.log_input(dataset(prefix, None, range(5)), context="search")
        for trial in range(3):
            with mlflow.start_run(run_name=f"trial-{trial}", nested=True) as run:
                mlflow.set_tag("mlflow.source.git.commit", f"{prefix}-{trial // 2}".encode().hex()[:40])
                mlflow.log_input(dataset(prefix, "train", range(trial, trial + 20)), context="training")
                mlflow.log_input(held, context="validation")
                if trial == 0:
                    mlflow.log_input(dataset(prefix, None, range(7)), context="extra")
                if made:  # it began where the last one ended
                    client.log_inputs(run.info.run_id, models=[LoggedModelInput(model_id=made[-1])])
                estimator = fit(range(trial, trial + 20))
                if trial == 2:
                    info = mlflow.onnx.log_model(onnx_of(estimator), name="exported")
                else:
                    info = mlflow.sklearn.log_model(estimator, name=f"model-{trial}")
                mlflow.log_metric("auc", 0.5 + trial / 10, model_id=info.model_id, dataset=held)
                made.append(info.model_id)
    with mlflow.start_run(run_name="summaries") as run:
        mlflow.set_tag("mlflow.linkedPrompts", json.dumps([{"name": f"{prefix} ask", "version": "1"}]))
        client.log_inputs(run.info.run_id, models=[LoggedModelInput(model_id=made[1])])
        info = mlflow.sklearn.log_model(LinearRegression().fit([[0], [1]], [0, 1]), name="summary")
        made.append(info.model_id)
    for model_id in made:
        register(n["model"], model_id)
    client.copy_model_version(f"models:/{n['model']}/2", n["copy"])
    client.copy_model_version(f"models:/{n['copy']}/1", n["copy"])
    client.set_registered_model_alias(n["model"], "champion", "2")
    client.set_registered_model_alias(n["model"], "challenger", "3")
    client.set_registered_model_alias(n["copy"], "champion", "1")


def damage(prefix):
    n = names(prefix)
    runs = {run.info.run_name: run for run in runs_of(prefix)}
    versions = {int(v.version): v for v in versions_of(n["model"])}
    client.rename_registered_model(n["model"], n["renamed"])
    client.delete_run(runs["trial-2"].info.run_id)
    client.delete_logged_model(logged_id(versions[4].source))
    lost = client.get_logged_model(logged_id(versions[1].source)).artifact_location
    get_artifact_repository(lost).delete_artifacts()


def remove(prefix):
    n = names(prefix)
    for name in (n["model"], n["renamed"], n["copy"]):
        try:
            client.delete_registered_model(name)
        except MlflowException:
            pass
    experiment = client.get_experiment_by_name(n["experiment"])
    if experiment:
        client.delete_experiment(experiment.experiment_id)


def runs_of(prefix):
    experiment = client.get_experiment_by_name(names(prefix)["experiment"])
    found = client.search_runs([experiment.experiment_id], run_view_type=ViewType.ALL, max_results=1000)
    # a search leaves out which logged models a run read
    return [client.get_run(run.info.run_id) for run in found]


def versions_of(name):
    quoted = f'"{name}"' if "'" in name else f"'{name}'"
    return client.search_model_versions(f"name={quoted}", max_results=1000)


def logged_id(source):
    found = re.search(r"/models/(m-[0-9a-f]{32})/artifacts/?$", source)
    return found and found.group(1)


def node(kind, *parts):
    return ":".join([kind, *(quote(part, safe="!~*'()") for part in parts)])


def is_there(read):
    try:
        read()
        return True
    except MlflowException as error:
        if error.error_code == "RESOURCE_DOES_NOT_EXIST":
            return False
        raise


def tell(prefix):
    n = names(prefix)
    edges, troubles = set(), {}
    runs = {run.info.run_id: run for run in runs_of(prefix)}
    logged, gone = {}, set()

    def logged_model(model_id):
        if model_id not in logged and model_id not in gone:
            try:
                logged[model_id] = client.get_logged_model(model_id)
            except MlflowException:
                gone.add(model_id)
                troubles[node("logged-model", model_id)] = "gone"
        return logged.get(model_id)

    for run_id, run in runs.items():
        here = node("run", run_id)
        if run.info.lifecycle_stage == "deleted":
            troubles[here] = "deleted"
        for used in run.inputs.dataset_inputs:
            edges.add((node("dataset", used.dataset.name, used.dataset.digest), "used by", here, False))
        for read in run.inputs.model_inputs:
            logged_model(read.model_id)
            edges.add((node("logged-model", read.model_id), "read by", here, False))
        for wrote in run.outputs.model_outputs:
            logged_model(wrote.model_id)
            edges.add((here, "produced", node("logged-model", wrote.model_id), False))
        tags = run.data.tags
        if "mlflow.parentRunId" in tags:
            edges.add((node("run", tags["mlflow.parentRunId"]), "parent of", here, True))
        if "mlflow.source.git.commit" in tags:
            edges.add((node("commit", tags["mlflow.source.git.commit"]), "code of", here, True))
        for prompt in json.loads(tags.get("mlflow.linkedPrompts", "[]")):
            edges.add((node("prompt", prompt["name"], prompt["version"]), "prompt of", here, True))

    versions = {}
    for name in (n["model"], n["renamed"], n["copy"]):
        if not is_there(lambda: client.get_registered_model(name)):
            continue
        for alias, version in client.get_registered_model(name).aliases.items():
            edges.add((node("version", name, version), "held by", node("alias", name, alias), False))
        for version in versions_of(name):
            versions[(name, version.version)] = version
    claimed = set()
    for (name, number), version in versions.items():
        here = node("version", name, number)
        edges.add((here, "version of", node("model", name), False))
        copied = re.fullmatch(r"models:/(.+)/(\d+)", version.source)
        model_id = logged_id(version.source)
        run = node("run", version.run_id)
        if copied:
            original = copied.groups()
            edges.add((node("version", *original), "copied to", here, False))
            if original not in versions:
                troubles[node("version", *original)] = "gone"
                edges.add((run, "registered as", here, False))
        elif model_id:
            edges.add((node("logged-model", model_id), "registered as", here, False))
            if logged_model(model_id) is None:
                edges.add((run, "registered as", here, False))
    for model_id, model in list(logged.items()):
        here = node("logged-model", model_id)
        edges.add((node("run", model.source_run_id), "produced", here, False))
        for metric in model.metrics or []:
            if metric.dataset_name:
                edges.add((node("dataset", metric.dataset_name, metric.dataset_digest), "measured on", here, False))
        for registered in json.loads(model.tags.get("mlflow.modelVersions", "[]")):
            key = (registered["name"], str(registered["version"]))
            if key not in versions:
                troubles[node("version", *key)] = "gone"
            edge = (here, "registered as", node("version", *key))
            if (*edge, False) not in edges:
                claimed.add((*edge, True))
    files = {}
    for (name, number), version in versions.items():
        model_id = logged_id(version.source)
        if model_id and model_id not in gone:
            files[node("version", name, number)] = len(client.list_logged_model_artifacts(model_id)) > 0
    edges |= claimed
    nodes = {end for start, _, stop, _ in edges for end in (start, stop)}
    # what a model of the old name would tell is asked for as well, and nobody answers to it
    if not is_there(lambda: client.get_registered_model(n["model"])):
        nodes.add(node("model", n["model"]))
        troubles[node("model", n["model"])] = "gone"
    print(json.dumps({
        "nodes": sorted(nodes),
        "edges": sorted(" ".join([start, "(claimed) " + kind if claim else kind, stop])
                        for start, kind, stop, claim in edges),
        "troubles": troubles,
        "files": files,
        "roots": [node("model", name) for name in (n["model"], n["renamed"]) if
                  is_there(lambda: client.get_registered_model(name))],
    }))


if __name__ == "__main__":
    {"seed": seed, "break": damage, "tell": tell, "remove": remove}[sys.argv[1]](sys.argv[2])
