"""Make the files that Northbank's versions hold, with a real MLflow.

    python make_files.py        (needs mlflow 3, scikit-learn, pandas, skl2onnx, onnx, lightgbm, transformers 5)

Logs one small model per name below and keeps its text files under files/<name>/. Ids, dates and sizes become @marks@,
which the seed fills in, so that a file agrees with the version it belongs to. Weights are not kept, except the graph of
an ONNX model. A large language model is logged from a checkpoint that has a configuration, a tokenizer and no weights,
so that PyTorch is not needed: see support_summariser_lm.
"""
import json
import logging
import os
import pathlib
import re
import shutil
import tempfile
import uuid

os.environ.setdefault("MLFLOW_DISABLE_TELEMETRY", "true")

import lightgbm
import mlflow
import numpy as np
import pandas as pd
import transformers
from mlflow.models import ModelSignature, infer_signature
from mlflow.types import ColSpec, ParamSchema, ParamSpec, Schema, TensorSpec
from mlflow.types.schema import AnyType, Array, DataType, Map, Object, Property
from onnx import numpy_helper
from skl2onnx import to_onnx
from sklearn.compose import make_column_selector, make_column_transformer
from sklearn.ensemble import GradientBoostingRegressor, HistGradientBoostingClassifier
from sklearn.linear_model import LinearRegression
from sklearn.neural_network import MLPClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder
from tokenizers import Tokenizer, models, pre_tokenizers

logging.getLogger("mlflow").setLevel(logging.ERROR)
FILES = pathlib.Path(__file__).parent / "files"
KEPT = ("MLmodel", "conda.yaml", "python_env.yaml", "requirements.txt", "input_example.json",
        "serving_input_example.json", "model.onnx")
RNG = np.random.default_rng(11)
N = 60


def columns(*specs):
    return Schema([ColSpec(type_, name, required) for name, type_, required in specs])


def fit(x, estimator=None):
    """Any model that takes these columns will do: only its files are looked at."""
    encode = make_column_transformer(
        (OneHotEncoder(handle_unknown="ignore"), make_column_selector(dtype_include=[object, "string"])),
        remainder="passthrough")
    return make_pipeline(encode, estimator or HistGradientBoostingClassifier(max_iter=3)).fit(
        x, np.arange(len(x)) % 2)


CARD = pd.DataFrame({
    "amount": RNG.gamma(2, 40, N).round(2), "currency": RNG.choice(["EUR", "GBP"], N),
    "merchant_category": RNG.choice(["5411", "5812", "7995"], N), "country": RNG.choice(["NL", "GB", "RO"], N),
    "hour": RNG.integers(0, 24, N), "card_present": RNG.random(N) < 0.7,
    "txn_count_1h": RNG.poisson(1.2, N)})
CREDIT = pd.DataFrame({
    "age": RNG.integers(19, 80, N), "loan_amount": RNG.gamma(3, 6000, N).round(2),
    "income": RNG.normal(38000, 9000, N).round(2), "months_at_address": RNG.integers(0, 240, N),
    "arrears_12m": RNG.poisson(0.3, N), "employment": RNG.choice(["permanent", "contract", "self"], N)})
CHURN = pd.DataFrame({
    "tenure_months": RNG.integers(1, 120, N), "products": RNG.integers(1, 6, N),
    "balance": RNG.normal(4200, 2500, N).round(2), "complaints_90d": RNG.poisson(0.4, N),
    "app_logins_30d": RNG.poisson(9, N), "segment": RNG.choice(["mass", "affluent"], N)})
AML = pd.DataFrame({
    "amount_7d": RNG.gamma(2, 3000, N).round(2), "counterparties_7d": RNG.poisson(4, N),
    "cash_share": RNG.random(N).round(4), "high_risk_country": RNG.random(N) < 0.1})
PRICING = pd.DataFrame({
    "loan_amount": RNG.gamma(3, 6000, N).round(2), "term_months": RNG.choice([12, 24, 36, 60], N),
    "pd": RNG.random(N).round(5), "channel": RNG.choice(["branch", "app", "broker"], N)})
CLAIMS = pd.DataFrame({
    "claim_amount": RNG.gamma(2, 900, N).round(2), "days_since_policy": RNG.integers(1, 2000, N),
    "photos": RNG.integers(0, 12, N)})
DEMAND = pd.DataFrame({
    "day": pd.date_range("2026-01-01", periods=N), "branch": RNG.choice(["AMS01", "LDS03"], N),
    "is_payday": RNG.random(N) < 0.1, "withdrawals_7d": RNG.normal(52000, 9000, N).round(2)})

SCORE = Schema([ColSpec(DataType.double, "score"), ColSpec(DataType.boolean, "alert")])


def credit_signature(income_required):
    inputs = infer_signature(CREDIT).inputs.to_dict()
    for column in inputs:
        column["required"] = column["name"] not in ("income", "employment") or (
            column["name"] == "income" and income_required)
    return ModelSignature.from_dict({
        "inputs": json.dumps(inputs),
        "outputs": Schema([ColSpec(DataType.double, "pd")]).to_json()})


def sklearn(name, x, **kwargs):
    mlflow.sklearn.log_model(
        fit(x), name=name, input_example=kwargs.pop("input_example", x.head(2)),
        pip_requirements=["scikit-learn==1.9.1", "pandas==3.1.1"], serialization_format="cloudpickle", **kwargs)


def python(name, **kwargs):
    class Model(mlflow.pyfunc.PythonModel):
        def predict(self, context, model_input, params=None):
            return model_input

    mlflow.pyfunc.log_model(name=name, python_model=Model(), **kwargs)


def card_fraud(name):
    sklearn(name, CARD, signature=ModelSignature(infer_signature(CARD).inputs, SCORE))


def credit_default_pd(name):
    sklearn(name, CREDIT, signature=credit_signature(False))


def credit_default_pd_income(name):
    sklearn(name, CREDIT, signature=credit_signature(True))


def churn_retention(name):
    sklearn(name, CHURN, signature=infer_signature(CHURN, np.array([0.5])))


def aml_alerts(name):
    sklearn(name, AML, signature=ModelSignature(infer_signature(AML).inputs, SCORE))


def pricing(name):
    sklearn(name, PRICING, signature=ModelSignature(
        infer_signature(PRICING).inputs, Schema([ColSpec(DataType.double, "apr")])))


def lead_score(name):
    mlflow.sklearn.log_model(LinearRegression().fit([[0], [1]], [0, 1]), name=name,
                             pip_requirements=["scikit-learn"], serialization_format="cloudpickle")


def claims_triage(name):
    sklearn(name, CLAIMS, signature=infer_signature(CLAIMS, np.array(["fast"])))


def demand_forecast(name):
    x = DEMAND[["withdrawals_7d"]]
    mlflow.sklearn.log_model(
        GradientBoostingRegressor(n_estimators=3).fit(x, x.withdrawals_7d), name=name,
        signature=infer_signature(DEMAND, pd.DataFrame({"withdrawals": [51000.0]})), input_example=DEMAND.head(2),
        pip_requirements=["scikit-learn==1.9.1", "pandas==3.1.1"], serialization_format="cloudpickle")


def meter_reader_edge(name):
    """Its weights lie in a file beside the graph, as MLflow saves ONNX by default. onnx names that file by a uuid1."""
    x = RNG.random((N, 64)).astype(np.float32)
    digits = MLPClassifier((48,), max_iter=5, random_state=11).fit(x, np.arange(N) % 10)
    uuid.uuid1 = lambda: "weights"
    graph = to_onnx(digits, x[:1], options={"zipmap": False})
    # only raw bytes can lie elsewhere
    for weights in graph.graph.initializer:
        weights.CopyFrom(numpy_helper.from_array(numpy_helper.to_array(weights), weights.name))
    mlflow.onnx.log_model(
        graph, name=name, input_example=x[:2],
        pip_requirements=["onnx==1.23.2", "onnxruntime==1.32.0"],
        signature=ModelSignature(
            Schema([TensorSpec(np.dtype("float32"), (-1, 64), "X")]),
            Schema([TensorSpec(np.dtype("int64"), (-1,), "output_label"),
                    TensorSpec(np.dtype("float32"), (-1, 10), "probabilities")])))


def support_summariser(name):
    python(name, pip_requirements=["torch==2.7.1", "transformers==4.54.0", "accelerate==1.9.0"],
           signature=ModelSignature(
               Schema([ColSpec(DataType.string, "conversation"), ColSpec(DataType.string, "language", False)]),
               Schema([ColSpec(DataType.string, "summary")]),
               ParamSchema([ParamSpec("max_new_tokens", DataType.integer, 256),
                            ParamSpec("temperature", DataType.double, 0.2),
                            ParamSpec("stop", DataType.string, ["\n\n", "Agent:"], shape=(-1,))])),
           input_example=({"conversation": ["Customer: my card was swallowed in Leeds."], "language": ["en"]},
                          {"max_new_tokens": 120}))


def checkpoint(folder):
    """What a language model's folder holds, less the weights."""
    folder.mkdir()
    words = Tokenizer(models.WordLevel({"<s>": 0, "</s>": 1, "<unk>": 2}, unk_token="<unk>"))
    words.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer = transformers.PreTrainedTokenizerFast(
        tokenizer_object=words, bos_token="<s>", eos_token="</s>", unk_token="<unk>")
    tokenizer.save_pretrained(folder)
    config = transformers.LlamaConfig()
    config.architectures = ["LlamaForCausalLM"]
    config.save_pretrained(folder)
    return str(folder)


def support_summariser_lm(name):
    # without PyTorch, transformers has the pipeline's name in place of its class, and MLflow asks for the class
    transformers.pipelines.SUPPORTED_TASKS["text-generation"]["impl"] = type("TextGenerationPipeline", (), {})
    prompt = "summarise-conversation"
    for template in ("Summarise {{conversation}}", "Summarise for the next agent, in {{language}}: {{conversation}}"):
        mlflow.genai.register_prompt(name=prompt, template=template)
    with tempfile.TemporaryDirectory() as folder:
        mlflow.transformers.log_model(
            checkpoint(pathlib.Path(folder) / "base-7b"), name=name, task="text-generation",
            torch_dtype="torch.bfloat16", prompts=[f"prompts:/{prompt}/2"],
            pip_requirements=["torch==2.7.1", "transformers==5.24.0", "accelerate==1.9.0"],
            signature=ModelSignature(
                Schema([ColSpec(DataType.string, "conversation")]),
                Schema([ColSpec(DataType.string, "summary")]),
                ParamSchema([ParamSpec("language", DataType.string, "en"),
                             ParamSpec("max_new_tokens", DataType.integer, 256),
                             ParamSpec("temperature", DataType.double, 0.2),
                             ParamSpec("stop", DataType.string, ["\n\n", "Agent:"], shape=(-1,))])),
            input_example=({"conversation": ["Customer: my card was swallowed in Leeds."]},
                           {"max_new_tokens": 120, "language": "en"}))


def router_signature(voice):
    """With `voice`, an attachment may carry what was said in it, and less is sent to a person."""
    attachment = Object([Property("kind", DataType.string), Property("bytes", DataType.long)] + (
        [Property("transcript", DataType.string, required=False)] if voice else []))
    message = Object([Property("role", DataType.string), Property("content", DataType.string),
                      Property("attachments", Array(attachment), required=False)])
    return ModelSignature(
        Schema([ColSpec(Array(message), "messages"), ColSpec(Map(DataType.double), "priorities", False),
                ColSpec(AnyType(), "metadata", False), ColSpec(DataType.datetime, "received_at"),
                ColSpec(DataType.binary, "voice_note", False)]),
        Schema([ColSpec(DataType.string, "queue"), ColSpec(DataType.float, "confidence"),
                ColSpec(Array(DataType.string), "why")]),
        ParamSchema([ParamSpec("threshold", DataType.double, 0.55 if voice else 0.6),
                     ParamSpec("fallback_queue", DataType.string, "general"),
                     ParamSpec("languages", DataType.string, ["en", "nl"], shape=(-1,))]))


def ticket_router(name):
    python(name, pip_requirements=["pydantic==2.12.0"], signature=router_signature(False))


def ticket_router_voice(name):
    python(name, pip_requirements=["pydantic==2.12.0"], signature=router_signature(True))


def kyc_match(name):
    x = pd.DataFrame({
        "applicant": ["Anna Kowalska", "Иван Петров", "José Núñez", "Mary O'Neill"] * 15,
        "listed": ["Ana Kowalska", "Ivan Petrov", "Jose Nunez", "Mary Neil"] * 15,
        "birth_year_gap": np.arange(N) % 5, "same_country": np.arange(N) % 2 == 0})
    sklearn(name, x, signature=ModelSignature(
        infer_signature(x).inputs, Schema([ColSpec(DataType.double, "score"), ColSpec(DataType.boolean, "hit")])))


ACCOUNTS = pd.DataFrame({
    "customer_age": np.arange(N) % 60 + 18, "tenure_months": np.arange(N) % 120, "balance": np.arange(N) * 37.5,
    "products": np.arange(N) % 5 + 1, "channel": ["branch", "app", "broker"] * (N // 3)})
SERIES = pd.DataFrame({
    "day": pd.date_range("2026-01-01", periods=N), "level_7d": np.arange(N) * 1.5, "is_holiday": np.arange(N) % 9 == 0})


def tabular_score(name):
    sklearn(name, ACCOUNTS, signature=ModelSignature(
        infer_signature(ACCOUNTS).inputs, Schema([ColSpec(DataType.double, "score")])))


def boosted_score(name):
    x = ACCOUNTS.drop(columns="channel").astype("float64")
    mlflow.lightgbm.log_model(
        lightgbm.train({"verbose": -1, "min_data": 1}, lightgbm.Dataset(x, np.arange(N) % 2), 3), name=name,
        signature=ModelSignature(infer_signature(x).inputs, Schema([ColSpec(DataType.double, "score")])),
        input_example=x.head(2), pip_requirements=["lightgbm==4.7.0", "pandas==3.1.1"])


def series_forecast(name):
    mlflow.sklearn.log_model(
        GradientBoostingRegressor(n_estimators=3).fit(SERIES[["level_7d"]], SERIES.level_7d), name=name,
        signature=infer_signature(SERIES, pd.DataFrame({"level": [1.5]})), input_example=SERIES.head(2),
        pip_requirements=["scikit-learn", "pandas>=2"], serialization_format="cloudpickle")


def text_tags(name):
    python(name, pip_requirements=["sentence-transformers==5.1.0"], signature=ModelSignature(
        Schema([ColSpec(DataType.string, "text")]),
        Schema([ColSpec(DataType.string, "label"), ColSpec(DataType.float, "confidence")])),
        input_example=pd.DataFrame({"text": ["My card was swallowed in Leeds."]}))


def document_fields(name):
    python(name, pip_requirements=["onnxruntime==1.32.0", "pillow==12.0.0"], signature=ModelSignature(
        Schema([TensorSpec(np.dtype("uint8"), (-1, -1, -1, 3))]),
        Schema([TensorSpec(np.dtype("float32"), (-1, 24))])))


def collections_legacy(folder):
    """Saved, not logged: as MLflow 2 left it, without a logged model."""
    mlflow.sklearn.save_model(fit(CHURN), folder, signature=infer_signature(CHURN, np.array([0.5])),
                              pip_requirements=["scikit-learn==1.2.2"], serialization_format="cloudpickle")


def keep(name, folder, ids=()):
    target = FILES / name
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    for file in KEPT:
        path = folder / file
        if not path.exists():
            continue
        if file == "model.onnx":
            shutil.copy(path, target / file)
            continue
        text = path.read_text()
        for mark, id_ in ids:
            text = text.replace(id_, mark)
        if file == "MLmodel":
            text = re.sub(r"(?m)^artifact_path: .*$",
                          "artifact_path: mlflow-artifacts:/@experiment_id@/models/@model_id@/artifacts", text)
            text = re.sub(r"(?m)^model_size_bytes: .*$", "model_size_bytes: @size@", text)
            text = re.sub(r"(?m)^(    source_model_name: ).*$", r"\1northbank/base-7b", text)
            text = re.sub(r"(?m)^utc_time_created: .*$", "utc_time_created: '@created@'", text)
            text = re.sub(r"(?m)^model_uuid: .*$", "model_uuid: @model_uuid@", text)
        (target / file).write_text(text)


def main():
    with tempfile.TemporaryDirectory() as folder:
        place = pathlib.Path(folder)
        mlflow.set_tracking_uri(f"sqlite:///{place}/mlflow.db")
        mlflow.create_experiment("files", artifact_location=str(place / "artifacts"))
        mlflow.set_experiment("files")
        for log in (card_fraud, credit_default_pd, credit_default_pd_income, churn_retention, aml_alerts, pricing,
                    lead_score, claims_triage, demand_forecast, meter_reader_edge, support_summariser, ticket_router,
                    ticket_router_voice, kyc_match, support_summariser_lm, tabular_score, boosted_score,
                    series_forecast, text_tags, document_fields):
            name = log.__name__.replace("_", "-")
            with mlflow.start_run() as run:
                log(name)
            model = mlflow.last_logged_model()
            keep(name, pathlib.Path(model.artifact_location.removeprefix("file://")),
                 (("@model_id@", model.model_id), ("@run_id@", run.info.run_id)))
        collections_legacy(place / "legacy")
        keep("collections-legacy", place / "legacy")


if __name__ == "__main__":
    main()
