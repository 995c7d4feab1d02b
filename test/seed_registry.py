"""Fill an MLflow server with a small but realistic model registry.

`npm test` and `npm run demo` fill an empty server with it (half a minute). By hand, against a server of your own:
    MLFLOW_TRACKING_URI=http://127.0.0.1:5000 python test/seed_registry.py
With basic auth also set MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD, and auth_cache_ttl_seconds in
the server's auth config, or it takes several minutes.

Makes 13 registered models and 1 prompt:
  churn-classifier            6 versions, champion v5 / challenger v6, datasets, pip/conda files, git facts (v6 from a dirty tree)
  fraud.detector.v2           dots in the name, 4 versions, champion v3, shadow v4, dotted tag
  iris-onnx                   ONNX flavor, tensor signature (one named input)
  digits-tensor               pyfunc, tensor signature with -1 batch dimension
  ticket-router               pyfunc, nested signature (Array/Object/Map/AnyType, optional) + params
  Prévision de ventes (été)   unicode, spaces and brackets in the name, datetime and long columns
  客户流失 模型               non-latin name, one version
  churn-production            v1 and v2 copied from churn-classifier (copy_model_version)
  no-signature, lost-artifacts   no signature or input example; files deleted after registration
  load-test-many-versions     60 versions of one logged model
  legacy-stages, empty-model     one version in each (deprecated) stage; no version at all
  summarise-ticket (prompt)   3 prompt versions, alias production
"""
import logging
import os
import warnings

os.environ.setdefault("MLFLOW_DISABLE_TELEMETRY", "true")
os.environ["LOGNAME"] = "ana"  # the user of every run, whoever runs this
warnings.filterwarnings("ignore")

import mlflow
import numpy as np
import pandas as pd
from mlflow import MlflowClient
from mlflow.entities import LoggedModelInput
from mlflow.models import ModelSignature, infer_signature
from mlflow.store.artifact.artifact_repository_registry import get_artifact_repository
from mlflow.tracking.context import git_context
from mlflow.types import ColSpec, ParamSchema, ParamSpec, Schema, TensorSpec
from mlflow.types.schema import AnyType, Array, DataType, Map, Object, Property
from sklearn.datasets import load_digits, load_iris
from sklearn.ensemble import GradientBoostingClassifier, RandomForestClassifier
from sklearn.linear_model import LinearRegression, LogisticRegression
from sklearn.metrics import f1_score, roc_auc_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

logging.getLogger("mlflow").setLevel(logging.ERROR)
RNG = np.random.default_rng(7)
# MLflow would note the repository of this script; these models come from elsewhere
git_context._resolve_git_info = dict
client = MlflowClient()

CARD = """# {title}

{text} Batch scoring, **once a day**.

| metric | floor |
|--------|------:|
| AUC    |  0.80 |

```python
mlflow.pyfunc.load_model("models:/{name}@champion")
```

See the [runbook](https://example.org/runbook). <b>Raw HTML is not to be trusted.</b>
"""


def git(repo, commit, dirty=False):
    return {"mlflow.source.git.commit": commit, "mlflow.source.git.branch": "main",
            "mlflow.source.git.repoURL": f"https://git.example.org/models/{repo}.git",
            "mlflow.source.git.dirty": str(dirty).lower()}


def new_model(name, title, text, **tags):
    card = CARD.format(title=title, text=text, name=name)
    client.create_registered_model(name, tags=tags, description=card)


def register(name, model_id, description=None, **tags):
    logged = client.get_logged_model(model_id)
    return client.create_model_version(
        name, source=logged.artifact_location, run_id=logged.source_run_id, tags=tags,
        description=description, model_id=model_id)


def frame(n=400, seed=0):
    rng = np.random.default_rng(seed)
    df = pd.DataFrame({
        "tenure_months": rng.integers(1, 72, n), "monthly_charges": rng.normal(70, 25, n).round(2),
        "support_calls": rng.poisson(1.5, n).astype(float), "has_contract": rng.random(n) < 0.6})
    logit = 1.2 * df.support_calls - 0.05 * df.tenure_months - 1.5 * df.has_contract
    return df, (logit + rng.normal(0, 1, n) > 0).astype(int)


def train(experiment, run_name, estimator, seed, tags, parent=None):
    """One training run: params, stepped metrics, dataset inputs, one logged model."""
    mlflow.set_experiment(experiment)
    (x, y), (xv, yv) = frame(seed=seed), frame(200, seed=seed + 1000)
    data, held = (
        mlflow.data.from_pandas(df.assign(churned=label), name=f"churn-{part}", targets="churned",
                                source=f"s3://example-bucket/churn/{part}.parquet")
        for df, label, part in ((x, y, f"train-{seed}"), (xv, yv, "holdout")))
    with mlflow.start_run(run_name=run_name, tags=tags) as run:
        mlflow.log_input(data, context="training")
        mlflow.log_input(held, context="validation")
        if parent:  # lineage: this run read an earlier logged model
            client.log_inputs(run.info.run_id, models=[LoggedModelInput(model_id=parent)])
        mlflow.log_params({"estimator": type(estimator.fit(x, y)).__name__, "seed": seed})
        for step in range(20):
            mlflow.log_metric("loss", 1 / (step + 1) + float(RNG.normal(0, 0.01)), step=step)
        info = mlflow.sklearn.log_model(
            estimator, name=run_name, signature=infer_signature(x, estimator.predict(x)),
            input_example=x.head(3), pip_requirements=["scikit-learn", "pandas"],
            serialization_format="cloudpickle", tags={"origin": "seed"})
        prob = estimator.predict_proba(xv)[:, 1]
        for key, value in (("auc", roc_auc_score(yv, prob)), ("f1", f1_score(yv, prob > 0.5))):
            mlflow.log_metric(key, float(value), model_id=info.model_id, dataset=held)
        return info


def log_pyfunc(experiment, name, fn, **kwargs):
    class Model(mlflow.pyfunc.PythonModel):
        def predict(self, context, model_input, params=None):
            return fn(model_input)

    mlflow.set_experiment(experiment)
    with mlflow.start_run(run_name=name):
        return mlflow.pyfunc.log_model(
            name=name, python_model=Model(), pip_requirements=["numpy"], **kwargs)


def log_bare(name):
    mlflow.set_experiment("misc")
    with mlflow.start_run(run_name=name):
        return mlflow.sklearn.log_model(
            LinearRegression().fit([[0], [1]], [0, 1]), name=name, serialization_format="cloudpickle")


def seed_churn():
    name = "churn-classifier"
    new_model(name, "Churn classifier", "Predicts who leaves within 30 days.",
              team="crm", domain="retention", criticality="high", owner="ana@example.org")
    infos, labels = [], ["c001", "c01", "c1", "forest-50", "forest-200", "boosting"]
    for i, label in enumerate(labels):
        est = (make_pipeline(StandardScaler(), LogisticRegression(C=10.0 ** (i - 2))) if i < 3 else
               RandomForestClassifier(50 if i == 3 else 200, random_state=0) if i < 5 else
               GradientBoostingClassifier(random_state=0))
        info = train("churn", f"churn-{label}", est, seed=i, tags=git("churn", f"{i + 1:x}a7c" * 10, dirty=i == 5),
                     parent=infos[-1].model_id if infos and i > 3 else None)
        infos.append(info)
        register(name, info.model_id, description=f"**{label}**, trained on batch {i}.",
                 validation_status="approved" if i < 5 else "pending", dataset=f"churn-train-{i}")
    for alias, version in (("champion", "5"), ("challenger", "6"), ("baseline", "1")):
        client.set_registered_model_alias(name, alias, version)
    new_model("churn-production", "Churn in production", "Copies of approved versions.", team="crm")
    for version in ("4", "5"):
        client.copy_model_version(f"models:/{name}/{version}", "churn-production")
    client.set_registered_model_alias("churn-production", "champion", "2")


def seed_fraud():
    name = "fraud.detector.v2"
    new_model(name, "Fraud detector", "Scores card payments.", **{"team": "risk", "pii.level": "none"})
    for i in range(4):
        info = train("fraud", f"fraud-{i}", RandomForestClassifier(20 + i, random_state=i), 50 + i,
                     tags={"trigger": "nightly", **git("fraud", f"{i + 1:x}f0d" * 10)})
        register(name, info.model_id, description=f"Nightly build {i}")
    for alias, version in (("champion", "3"), ("shadow", "4")):
        client.set_registered_model_alias(name, alias, version)


def seed_tensors():
    x, y = load_digits(return_X_y=True)
    fit = LogisticRegression(max_iter=300).fit(x, y)
    new_model("digits-tensor", "Digits", "8x8 grey images as a tensor.", team="vision")
    sig = ModelSignature(inputs=Schema([TensorSpec(np.dtype("float64"), (-1, 64), name="pixels")]),
                         outputs=Schema([TensorSpec(np.dtype("int64"), (-1,))]))
    info = log_pyfunc("vision", "digits", lambda d: fit.predict(d["pixels"]), signature=sig,
                      input_example={"pixels": x[:2]})
    register("digits-tensor", info.model_id)
    try:
        from skl2onnx import to_onnx
    except ImportError:
        return print("skl2onnx is not installed: iris-onnx skipped")
    xi, yi = load_iris(return_X_y=True)
    xi = xi.astype(np.float32)
    iris = LogisticRegression(max_iter=300).fit(xi, yi)
    onnx_model = to_onnx(iris, xi[:1], options={"zipmap": False})
    new_model("iris-onnx", "Iris (ONNX)", "Exported with skl2onnx.", team="vision", runtime="onnx")
    mlflow.set_experiment("vision")
    for i in range(2):
        with mlflow.start_run(run_name=f"iris-onnx-{i}"):
            mlflow.log_input(mlflow.data.from_numpy(xi, targets=yi, name="iris"), context="training")
            info = mlflow.onnx.log_model(onnx_model, name="iris-onnx",
                                         signature=infer_signature(xi, yi), input_example=xi[:2])
        register("iris-onnx", info.model_id, exported_by="skl2onnx")
    client.set_registered_model_alias("iris-onnx", "champion", "1")


def seed_others():
    new_model("ticket-router", "Ticket router", "Nested inputs.", team="support", task="llm/v1/chat")
    nested = Schema([
        ColSpec(Array(Object([Property("role", DataType.string), Property("content", DataType.string),
                              Property("tokens", Array(DataType.long), required=False)])), "messages"),
        ColSpec(Map(DataType.double), "weights", required=False),
        ColSpec(AnyType(), "metadata", required=False), ColSpec(DataType.datetime, "received_at"),
        ColSpec(DataType.binary, "attachment", required=False)])
    outputs = Schema([ColSpec(DataType.string, "queue"), ColSpec(DataType.float, "score")])
    sig = ModelSignature(
        inputs=nested, outputs=outputs, params=ParamSchema([
            ParamSpec("temperature", DataType.double, 0.2),
            ParamSpec("stop", DataType.string, ["END"], shape=(-1,)),
            ParamSpec("max_tokens", DataType.integer, 64)]))
    info = log_pyfunc("support", "ticket-router", lambda d: d, signature=sig)
    register("ticket-router", info.model_id)
    client.set_registered_model_alias("ticket-router", "Champion-EU", "1")

    for name in ("Prévision de ventes (été)", "客户流失 模型"):
        days = pd.DataFrame({"day": pd.date_range("2025-01-01", periods=60), "promo": range(60)})
        new_model(name, name, "Ventes par jour — modèle saisonnier.", équipe="ventes")
        lin = LinearRegression().fit(days[["promo"]], days.promo * 3.5)
        info = log_pyfunc("ventes", "ventes", lambda d, m=lin: m.predict(d[["promo"]]),
                          signature=infer_signature(days, pd.Series([1.5], name="ventes")),
                          input_example=days.head(2))
        register(name, info.model_id, description="Été 2025 ☀")
    client.set_registered_model_alias("Prévision de ventes (été)", "champion", "1")

    bare, lost = log_bare("bare"), log_bare("lost")
    new_model("no-signature", "No signature", "Logged without a signature.", team="lab")
    register("no-signature", bare.model_id)
    new_model("load-test-many-versions", "Many versions", "One logged model, 60 versions.", team="lab")
    for i in range(60):
        register("load-test-many-versions", bare.model_id, build=str(1000 + i))
    for alias, version in (("champion", "58"), ("challenger", "60"), ("rollback", "41")):
        client.set_registered_model_alias("load-test-many-versions", alias, version)
    new_model("legacy-stages", "Legacy stages", "Still uses stages.", team="lab")
    for stage in ("Archived", "Production", "Staging", "None"):
        mv = register("legacy-stages", bare.model_id)
        client.transition_model_version_stage("legacy-stages", mv.version, stage)
    client.create_registered_model("empty-model")

    new_model("lost-artifacts", "Lost artifacts", "Its files are gone.", team="lab")
    register("lost-artifacts", lost.model_id)
    get_artifact_repository(client.get_logged_model(lost.model_id).artifact_location).delete_artifacts()

    for i, text in enumerate(("{{ticket}}", "In {{n}} lines: {{ticket}}", "Be terse.\n\n{{ticket}}")):
        mlflow.genai.register_prompt("summarise-ticket", text, commit_message=f"change {i}",
                                     tags={"team": "support"})
    mlflow.genai.set_prompt_alias("summarise-ticket", "production", 2)


if __name__ == "__main__":
    for step in (seed_churn, seed_fraud, seed_tensors, seed_others):
        print(step.__name__, flush=True)
        step()
    print(len(client.search_registered_models(max_results=1000)), "registered models")
