"""What the overview should say, worked out with MLflow's Python client alone, and a registry to say it of.

    export MLFLOW_TRACKING_URI=http://127.0.0.1:5000
    python test/overview_numbers.py plant some-mark
    python test/overview_numbers.py tell '[{"alias": "champion", "tag": "mark=some-mark", "advisories": "test/data/advisories.json"}]'

`plant` needs a server that seed_registry.py has filled; it adds models with the tag `mark` and prints their names. `tell`
prints a line of JSON for each scope. A scope has `alias`; may have `rival` (the other alias of the pair), `team`, `tag`
("key" or "key=value"), `days`, `advisories` (a file of OSV records), and `at`: so many days after the last of the holders was made (and up to the full minute) is
now, which the answer's `now` says (ms since 1970). An answer is {"of": n, "hits": [names], "unknown": [names]}.
Shares no code with the console, which is held to it.
"""
import json
import logging
import os
import re
import sys
import time
import warnings
from datetime import datetime, timedelta
from functools import cache
from hashlib import sha256
from itertools import count

os.environ.setdefault("MLFLOW_DISABLE_TELEMETRY", "true")
warnings.filterwarnings("ignore")

import mlflow
import yaml
from mlflow import MlflowClient
from mlflow.entities import ViewType
from mlflow.exceptions import MlflowException
from mlflow.models import Model, infer_signature
from mlflow.models.utils import _enforce_schema
from mlflow.pyfunc.scoring_server import _parse_json_data
from packaging.requirements import InvalidRequirement, Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version as Number

logging.getLogger("mlflow").setLevel(logging.ERROR)
MINUTE, DAY = 60_000, 86_400_000
MORE_IS_BETTER, LESS_IS_BETTER = {"auc", "f1"}, {"loss"}
client = MlflowClient()


def everything(search, **asked):
    token = None
    while True:
        page = search(page_token=token, **asked)
        yield from page
        token = page.token
        if not token:
            return


def matches(model, scope):
    key, equals, value = (scope.get("tag") or "").partition("=")
    return (("team" not in scope or model.tags.get("team") == scope["team"])
            and (not key or key in model.tags)
            and (not equals or model.tags.get(key) == value))


@cache
def text_of(name, version, path):
    """None: there is no such file."""
    try:
        with open(mlflow.artifacts.download_artifacts(f"models:/{name}/{version}/{path}"), encoding="utf-8") as file:
            return file.read()
    except Exception:
        return None


class Version:
    """A version with an alias, and all that it leads to. `made` is None where its MLmodel can't be had."""

    def __init__(self, model, number):
        self.model, self.number = model, number
        self.record = client.get_model_version(model.name, number)
        text = text_of(model.name, number, "MLmodel")
        self.made = None if text is None else Model.from_dict(yaml.safe_load(text))
        self.requirements = None if self.made is None else text_of(model.name, number, "requirements.txt")
        run_id = self.record.run_id or (self.made and self.made.run_id)
        self.run, self.run_gone = None, False
        if run_id:
            try:
                self.run = client.get_run(run_id)
            except MlflowException:
                self.run_gone = True
        self.logged, self.logged_gone = None, False
        source = re.fullmatch(r"models:/(m-[^/]+)", self.record.source or "")
        model_id = source[1] if source else self.made and self.made.model_id
        if model_id:
            try:
                self.logged = client.get_logged_model(model_id)
            except MlflowException:
                self.logged_gone = True

    def packages(self):
        """(name, is it pinned, the version) of each line that names a package; None without a list."""
        if self.requirements is None:
            return None
        found = []
        for line in self.requirements.splitlines():
            try:
                asked = Requirement(line.split("#")[0].strip())
            except InvalidRequirement:
                continue
            pins = [s.version for s in asked.specifier if s.operator in ("==", "===") and "*" not in s.version]
            found.append((canonicalize_name(asked.name), bool(pins), pins[0] if pins else None))
        return found

    def flavors(self):
        own = {name: at for name, at in self.made.flavors.items() if name != "python_function"}
        return own or self.made.flavors

    def libraries(self):
        return {f"{name} {at[key]}" for name, at in self.made.flavors.items() for key in at
                if key.endswith("_version") and key not in ("python_version", "cloudpickle_version")}

    def python(self):
        return self.made.flavors["python_function"]["python_version"]

    def is_pickled(self):
        return any(at.get("serialization_format") in ("pickle", "cloudpickle")
                   or ("serialization_format" not in at and "cloudpickle_version" in at)
                   for at in self.made.flavors.values())

    def metrics(self):
        return {(m.key, m.dataset_digest): m.value for m in self.logged.metrics or [] if m.dataset_digest}

    def takes_its_example(self):
        """By MLflow's own reading of a request and its own check of it."""
        body = text_of(self.model.name, self.number, self.made.saved_input_example_info["serving_input_path"])
        schema = self.made.get_input_schema()
        try:
            _enforce_schema(_parse_json_data(body, self.made, schema).data, schema)
            return True
        except MlflowException:
            return False


@cache
def version_of(name, number):
    return Version(client.get_registered_model(name), number)


@cache
def passed(version):
    """Gate by gate: True passes, False falls short, None nobody can tell."""
    if version.made is None:
        return {"Signature": None, "Input example": None, "Pinned": None,
                "Run, data, code": traceable(version), "Evaluated": evaluated(version),
                "Owner, description": documented(version)}
    signature = version.made.signature
    has_example = version.made.saved_input_example_info is not None
    packages = version.packages()
    return {
        "Signature": signature is not None and signature.inputs is not None and signature.outputs is not None,
        "Input example": has_example and (None if signature is None else version.takes_its_example()),
        "Pinned": bool(version.python()) and packages is not None and all(pinned for _, pinned, _ in packages),
        "Run, data, code": traceable(version),
        "Evaluated": evaluated(version),
        "Owner, description": documented(version),
    }


def traceable(version):
    run = version.run
    if run is None or run.info.lifecycle_stage == "deleted" or not run.inputs.dataset_inputs:
        return False
    tags = {**(version.logged.tags if version.logged else {}), **run.data.tags}
    return bool(tags.get("mlflow.source.git.commit")) and tags.get("mlflow.source.git.dirty") != "true"


def evaluated(version):
    """Is there a value that says which data it was measured on?"""
    of_model = version.logged.metrics or [] if version.logged else []
    of_run = version.run.data._metric_objs if version.run else []
    if any(metric.dataset_digest for metric in (*of_model, *of_run)):
        return True
    gone = version.run_gone or version.logged_gone
    return None if gone and not of_model and not of_run else False


def documented(version):
    tags = {**version.model.tags, **version.record.tags}
    owned = bool(tags.get("owner") or tags.get("team"))
    return owned and bool((version.record.description or version.model.description or "").strip())


def sift(asked, says):
    """`says` of each: True a hit, False none, None nobody can tell."""
    hits, unknown = [], []
    for name, one in asked:
        said = says(one)
        if said is None:
            unknown.append(name)
        elif said:
            hits.append(name)
    return {"of": len(asked), "hits": sorted(hits), "unknown": sorted(unknown)}


def is_better(held, rival):
    if held.made is None or rival.made is None:
        return None
    mine, own = held.metrics(), rival.metrics()
    gains = [(own[key] - mine[key]) * (1 if key[0] in MORE_IS_BETTER else -1 if key[0] in LESS_IS_BETTER else 0)
             for key in mine.keys() & own.keys()]
    return any(gain > 0 for gain in gains) and all(gain >= 0 for gain in gains) if gains else None


def shares(versions, labels):
    counts = {}
    for version in versions:
        for label in labels(version) if version.made is not None else ():
            counts[label] = counts.get(label, 0) + 1
    return {"counts": counts, "unknown": sum(version.made is None for version in versions)}


def coverage(versions):
    teams = {}
    for version in versions:
        team = teams.setdefault(version.model.tags.get("team", ""), {"models": 0, "gates": {}})
        team["models"] += 1
        for gate, result in passed(version).items():
            cell = team["gates"].setdefault(gate, {"passes": 0, "short": 0, "unknown": 0})
            cell["unknown" if result is None else "passes" if result else "short"] += 1
    ready = sum(all(result is True for result in passed(version).values()) for version in versions)
    return {"teams": teams, "ready": ready}


@cache
def runs_on(name, experiment):
    return list(everything(client.search_runs, experiment_ids=[experiment], run_view_type=ViewType.ALL,
                           filter_string=f"datasets.name = '{name}'"))


def has_newer_data(version):
    """Did a run of the same experiment use, later than anybody used its own data, other data of that name and place?"""
    if version.run is None:
        return None
    own = [dataset for dataset, what in data_of(version.run) if what == "training"]
    if not own or any(dataset.name == "dataset" and place(dataset) is None for dataset in own):
        return None
    verdicts = []
    for dataset in own:
        first = {}
        for run in runs_on(dataset.name, version.run.info.experiment_id):
            for other, _ in data_of(run):
                if other.name == dataset.name:
                    key = (place(other), other.digest)
                    first[key] = min(first.get(key, run.info.start_time), run.info.start_time)
        at = place(dataset)
        later = {where for (where, _), began in first.items() if began > first[(at, dataset.digest)]}
        verdicts.append(True if at in later else None if later else False)
    return True if True in verdicts else None if None in verdicts else False


def data_of(run):
    for used in run.inputs.dataset_inputs:
        yield used.dataset, next((tag.value for tag in used.tags if tag.key == "mlflow.data.context"), None)


def place(dataset):
    """A script that made it is none."""
    return None if dataset.source_type == "code" else f"{dataset.source_type} {dataset.source}"


def is_exposed(version, advisories):
    packages = version.packages()
    if packages is None:
        return None
    warned, open_ = False, False
    for name, pinned, number in packages:
        affected = [one for record in advisories for one in record["affected"]
                    if one["package"]["ecosystem"] == "PyPI" and canonicalize_name(one["package"]["name"]) == name]
        if affected and not pinned:
            open_ = True
        warned = warned or (pinned and any(is_affected(Number(number), one) for one in affected))
    return True if warned else None if open_ else False


def is_affected(number, affected):
    """As the OSV format evaluates it."""
    said = any(Number(text) == number for text in affected.get("versions", []))
    for span in affected["ranges"]:
        inside = False
        for event in span["events"]:
            (kind, text), = event.items()
            at = Number("0.dev0" if text == "0" else text)
            if kind == "introduced" and number >= at:
                inside = True
            elif (kind == "fixed" and number >= at) or (kind == "last_affected" and number > at):
                inside = False
        said = said or inside
    return said


def held_since(alias, version):
    """(ms, was it seen to be taken then) of a holder; None: nobody knows."""
    for _, log in logs("lane"):
        if not log or (log[0][1]["event"]["model"], log[0][1]["event"]["alias"]) != (version.model.name, alias):
            continue
        since, holder = None, None
        for _, entry in log:
            event = entry["event"]
            if event["type"] == "moved":
                since, holder = (ms(entry["at"]), True), event["holder"]
            elif event["type"] == "observed":
                since, holder = (ms(event["before"]), False), event["holder"]
        return since if number(holder) == version.number else None
    return None


def old_words(alias, version, now):
    ago = lambda at: (now - at) // DAY
    said, since = f"Created {ago(version.record.creation_timestamp)} days ago", held_since(alias, version)
    if since is None:
        return f"{said}; since when it holds the alias is not known"
    at, taken = since
    return f"{said}; took the alias {ago(at)} days ago" if taken else f"{said}; has held the alias for at least {ago(at)} days"


def growth(models, now):
    """Of all versions of these models: those that never had an alias while a lane of the model was kept; and all by week."""
    versions = [version for model in models
                for version in everything(client.search_model_versions, filter_string=f"name = '{model.name}'")]
    hits, unknown, weeks = [], [], {}
    for version in versions:
        day = datetime.fromtimestamp(version.creation_timestamp / 1000).date()
        week = day - timedelta(days=day.weekday())
        weeks[week] = weeks.get(week, 0) + 1
        model = next(model for model in models if model.name == version.name)
        own = [log for _, log in logs("lane") if log and log[0][1]["event"]["model"] == model.name]
        held = {number(entry["event"]["holder"]) for log in own for _, entry in log
                if entry["event"]["type"] in ("moved", "observed")}
        if version.version in set(model.aliases.values()) | held:
            continue
        began = [next((ms(entry["at"]) for _, entry in log if entry["event"]["type"] in ("moved", "observed")), now)
                 for log in own]
        watched = any(at <= version.creation_timestamp for at in began)
        (hits if watched else unknown).append(model.name)
    return {"unused": {"of": len(versions), "hits": sorted(hits), "unknown": sorted(unknown)},
            "weeks": [weeks[week] for week in sorted(weeks)]}


def of_the_ledger(alias, models, holders):
    moved = list(moves(alias, models))
    asked = [request for request in requests().values()
             if request.proposal["alias"] == alias and request.proposal["model"] in models]
    watched = {log[0][1]["event"]["model"] for _, log in logs("lane") if log and log[0][1]["event"]["alias"] == alias}
    names = lambda some: sorted(move["model"] for move in some)
    return {
        "moves": [[move[key] for key in ("model", "from", "to", "how", "by")] for move in moved],
        "waiting": {"of": len(asked), "hits": sorted(one.proposal["model"] for one in asked if not one.over), "unknown": []},
        "setbacks": {"of": len(moved), "unknown": [],
                     "hits": names(m for m in moved if m["back"] or m["how"] == "as an emergency")},
        "bypasses": {"of": len(moved), "hits": names(m for m in moved if m["how"].startswith("outside")),
                     "unknown": sorted(set(holders) - watched)},
        "leadTimes": [lead_time(move) for move in moved if not move["back"] and not move["how"].startswith("outside")],
    }


def lead_time(move):
    """Model, version, and hours: in all, until it was asked for, until it was approved, until it was in place."""
    made = client.get_model_version(move["model"], move["to"]).creation_timestamp
    request = move["request"] if move["how"].startswith("approved") else None
    hours = lambda a, b: "" if a is None or b is None else f"{round((b - a) / 36_000) / 100:g}"
    asked, approved = (request.asked, request.approved) if request else (None, None)
    return [move["model"], move["to"], hours(made, move["at"]), hours(made, asked), hours(asked, approved),
            hours(approved, move["at"])]


def numbers(scope):
    alias, rival = scope["alias"], scope.get("rival", "challenger")
    days = scope.get("days", 180)
    with open(scope["advisories"], encoding="utf-8") as file:
        advisories = json.load(file)
    models = [model for model in everything(client.search_registered_models, max_results=7) if matches(model, scope)]
    held = [version_of(model.name, model.aliases[alias]) for model in models if alias in model.aliases]
    made = sorted(version.record.creation_timestamp for version in held)
    now = -(-made[-1] // MINUTE) * MINUTE + scope["at"] * DAY if "at" in scope else int(time.time() * 1000)
    named = [(version.model.name, version) for version in held]
    rivals = [(version.model.name, (version, version_of(version.model.name, version.model.aliases[rival])))
              for version in held if version.model.aliases.get(rival, version.number) != version.number]
    return {
        "now": now,
        "ownerless": sift(named, lambda v: not (v.model.tags.get("owner") or v.model.tags.get("team"))),
        "old": sift(named, lambda v: (now - v.record.creation_timestamp) // DAY > days),
        "pickled": sift(named, lambda v: None if v.made is None else v.is_pickled()),
        "unpinned": sift(named, lambda v: None if v.made is None else
                         v.packages() is None or not all(pinned for _, pinned, _ in v.packages())),
        "better": sift(rivals, lambda pair: is_better(*pair)),
        "idle": sift([(model.name, model) for model in models], lambda model:
                     not model.aliases and (now - model.last_updated_timestamp) // DAY > days),
        "spread": {
            "flavor": shares(held, lambda v: v.flavors()),
            "library": shares(held, lambda v: v.libraries()),
            "mlflow": shares(held, lambda v: [v.made.mlflow_version]),
            "python": shares(held, lambda v: [".".join(v.python().split(".")[:2])]),
        },
        "coverage": coverage(held),
        "newer": sift(named, has_newer_data),
        "oldWords": sorted(old_words(alias, version, now) for version in held
                           if (now - version.record.creation_timestamp) // DAY > days),
        "exposed": sift(named, lambda v: None if v.made is None else is_exposed(v, advisories)),
        **growth(models, now),
        **of_the_ledger(alias, {model.name for model in models}, [name for name, _ in named]),
    }


@cache
def logs(kind):
    """(run, [(n, entry)]) of each log of the ledger of this kind, by docs/review-format.md."""
    return list(read_logs(kind))


def read_logs(kind):
    experiment = client.get_experiment_by_name("ringside-reviews")
    for run in [] if experiment is None else everything(
            client.search_runs, experiment_ids=[experiment.experiment_id],
            filter_string=f"tags.`ringside.kind` = '{kind}'"):
        yield run.info.run_id, list(entries(run.data.params))


def entries(params):
    """(n, entry) of what counts: one that names another entry before it than the one that stands there keeps its place alone."""
    before = None
    for n in count(1):
        text = params.get(f"ev.{n:05}")
        if text is None:
            return
        entry = json.loads(text)
        if entry["prev"] == before:
            yield n, entry
        elif n == 1:
            return
        before = sha256(text.encode()).hexdigest()


class Request:
    """What was asked for, who approved of it as it stands (not the asker, and of the current evidence), and its end."""

    def __init__(self, log):
        asked = log[0][1]
        self.proposal, self.asker, evidence = asked["event"]["proposal"], asked["by"], asked["event"]["evidence"]
        self.asked, self.over, self.applied = ms(asked["at"]), False, False
        votes = {}
        for _, entry in log[1:]:
            event, kind = entry["event"], entry["event"]["type"]
            if kind in ("rejected", "withdrawn", "expired", "superseded", "verified", "rolled-back"):
                self.over = True
            if kind == "applied":
                self.applied = True
            if self.applied or self.over:
                continue
            if kind == "evidence":
                evidence = event["evidence"]
            elif kind == "approved" and entry["by"] != self.asker:
                votes[entry["by"]] = (event["evidence"], ms(entry["at"]))
            elif kind == "changes-requested":
                votes.pop(entry["by"], None)
        current = {by: at for by, (of, at) in votes.items() if of == evidence}
        self.approvers, self.approved = list(current), max(current.values(), default=None)

    def asks_for(self, model, alias, version):
        return (self.proposal["model"], self.proposal["alias"], self.proposal["to"]["version"]) == (model, alias, version)


def requests():
    return {run: Request(log) for run, log in logs("request") if log and log[0][1]["event"]["type"] == "asked"}


def moves(alias, models):
    """Of each move of the alias."""
    asked = requests()
    for _, log in logs("lane"):
        subject = log[0][1]["event"] if log else {}
        if subject.get("alias") == alias and subject.get("model") in models:
            yield from moves_in(log, subject["model"], alias, asked)


def moves_in(log, model, alias, asked):
    found, announced, holder = [], None, None
    for n, entry in log:
        event, kind = entry["event"], entry["event"]["type"]
        if kind == "intent" and announced is None:
            announced = (n, entry)
        elif kind in ("moved", "failed", "unknown") and announced and event["intent"] == announced[0]:
            (_, said), announced = announced, None
            if kind == "moved":
                intent, to = said["event"], number(event["holder"])
                found.append({"model": model, "from": number(intent["from"]), "to": to, "by": said["by"],
                              "how": how(intent, model, alias, to, asked), "at": ms(entry["at"]),
                              "request": asked.get((intent["request"] or {}).get("run"))})
                holder = event["holder"]
        elif kind == "observed" and announced is None:
            if event["how"] == "outside":
                found.append({"model": model, "from": number(holder), "to": number(event["holder"]), "by": "",
                              "how": "outside", "at": ms(entry["at"]), "request": None})
            holder = event["holder"]
        elif kind == "adopted":
            found[-1]["how"] = f"outside, adopted by {entry['by']}"
    held = [found[0]["from"]] if found else []
    for move in found:
        move["back"] = move["to"] in held
        held = held[:held.index(move["to"]) + 1] if move["back"] else held + [move["to"]]
    return found


def ms(text):
    return int(datetime.fromisoformat(text).timestamp() * 1000)


def number(mark):
    """Of nobody: none."""
    return mark["version"] if mark else ""


def how(intent, model, alias, to, asked):
    if intent["emergency"]:
        return "as an emergency"
    request = asked.get((intent["request"] or {}).get("run"))
    if request and request.approvers and request.asks_for(model, alias, to):
        return f"approved by {', '.join(request.approvers)}"
    return "without a review"


def plant(mark):
    import pandas as pd
    from sklearn.linear_model import LogisticRegression

    mlflow.set_experiment(f"overview {mark}")
    held = mlflow.data.from_pandas(pd.DataFrame({"x": [0.5, 1.5]}), name=f"{mark}-holdout")

    def log(name, rows, auc):
        frame = pd.DataFrame({"x": [0.0, 1.0, 2.0, 3.0][:rows]})
        fit = LogisticRegression().fit(frame, [0, 1, 0, 1][:rows])
        git = {"mlflow.source.git.commit": "c0ffee0" * 5, "mlflow.source.git.dirty": "false"}
        with mlflow.start_run(run_name=name, tags=git):
            mlflow.log_input(mlflow.data.from_pandas(frame, name=f"{mark}-train"), context="training")
            info = mlflow.sklearn.log_model(
                fit, name=name, signature=infer_signature(frame, fit.predict(frame)), input_example=frame.head(1),
                pip_requirements=["scikit-learn==1.6.1", "numpy==2.1.0", f"mlflow=={mlflow.__version__}"],
                serialization_format="cloudpickle")
            mlflow.log_metric("auc", auc, model_id=info.model_id, dataset=held)
            return info

    old, new = log("old", 3, 0.8), log("new", 4, 0.9)
    names = []

    def model(name, sources, champion=None, challenger=None, text=None, **tags):
        names.append(f"{mark} {name}")
        client.create_registered_model(names[-1], tags={"mark": mark, **tags}, description=text)
        for source in sources:
            logged = None if isinstance(source, str) else client.get_logged_model(source.model_id)
            if logged is None:
                client.create_model_version(names[-1], source=f"models:/{source}")
            else:
                client.create_model_version(names[-1], source=logged.artifact_location,
                                            run_id=logged.source_run_id, model_id=logged.model_id)
        for alias, version in (("champion", champion), ("challenger", challenger)):
            if version:
                client.set_registered_model_alias(names[-1], alias, version)

    model("forgotten", ["digits-tensor/1"])
    model("outdone", [old, new, new], 1, 2, "A card.", owner="ana", team="crm")
    model("ahead", [new, old], 1, 2, "A card.", owner="ben")
    model("fraud", ["fraud.detector.v2/3", "fraud.detector.v2/1"], 1, 2, team="risk")
    model("iris", ["iris-onnx/2"], 1, None, "A card.", team="vision")
    model("bare", ["no-signature/1", "no-signature/1"], 1, 2)
    model("lost", ["lost-artifacts/1", "lost-artifacts/1"], 1, 2, team="crm")
    model("router", ["ticket-router/1"], 1, owner="zoe")
    model("moved", [old, new, old], 1, None, "A card.", owner="ana", team="crm")
    model("unheld", ["digits-tensor/1"], team="vision")
    print(json.dumps(names))


if __name__ == "__main__":
    if sys.argv[1] == "plant":
        plant(sys.argv[2])
    else:
        for asked in json.loads(sys.argv[2]):
            print(json.dumps(numbers(asked)))
