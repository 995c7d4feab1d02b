"""Asks for a review: writes a request into Ringside's ledger with plain calls of MLflow's client, as a CI job would.

    python ask_for_review.py --model churn --version 5 --alias champion --reason "Recall 0.81 → 0.86"

Needs mlflow and nothing else; READ on the model, EDIT on the ledger's experiment. The server and the credential come from the
environment, as for MLflow. RINGSIDE_LEDGER is the id of the ledger's experiment. Prints the id of the run that holds the request.

Nobody signs what a script writes: the name stays a claim, and the request is judged by people who have signed in.
"""

import argparse
import getpass
import hashlib
import json
import os
import uuid
from datetime import datetime, timedelta, timezone

from mlflow import MlflowClient
from mlflow.exceptions import MlflowException

DAYS = 30


def sha256(text):
    return hashlib.sha256(text.encode()).hexdigest()


def canonical(value):
    """RFC 8785, as far as entries need it: texts, whole numbers, true, false, null, and keys in ASCII."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def moment(at):
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def whoami():
    return os.environ.get("MLFLOW_TRACKING_USERNAME") or getpass.getuser()


def mark(version):
    """A version as records name it: numbers are given again when a model is deleted and remade."""
    return {"version": str(version.version), "created": version.creation_timestamp}


def holder(client, model, alias):
    try:
        return mark(client.get_model_version_by_alias(model, alias))
    except MlflowException:
        # MLflow says the same for an alias that nobody holds and for a model that is not there
        client.get_registered_model(model)
        return None


def policy_in_force(client, experiment, model):
    """The model's own policy, else the console's, by number and hash; None where nobody set one."""
    for scope, sha in (("model", sha256(model)[:32]), ("console", "console")):
        query = f"tags.\"ringside.kind\" = 'policy' and tags.\"ringside.model_sha\" = '{sha}'"
        for run in client.search_runs([experiment], query):
            entries = sorted(item for item in run.data.params.items() if item[0].startswith("ev."))
            events = [json.loads(text)["event"] for _, text in entries]
            set_to = [event for event in events if event["type"] == "policy"]
            if set_to:
                return {"scope": scope, "number": set_to[-1]["number"], "hash": set_to[-1]["policy"]}
    return None


def ask(client, experiment, model, version, alias, reason):
    now = datetime.now(timezone.utc)
    to = mark(client.get_model_version(model, version))
    held = holder(client, model, alias)
    event = {
        "type": "asked",
        "proposal": {"kind": "move", "model": model, "alias": alias, "from": held, "to": to},
        "reason": reason,
        "policy": policy_in_force(client, experiment, model),
        # the console of the first reviewer computes what the approvals will be about
        "evidence": None,
        "expires": moment(now + timedelta(days=DAYS)),
        "again": None,
        "emergency": None,
    }
    entry = {"v": 1, "prev": None, "nonce": uuid.uuid4().hex, "by": whoami(), "at": moment(now), "event": event}
    text = canonical(entry)
    # MLflow cuts longer values without a word
    if len(text) > 5500:
        raise SystemExit("That is too long to be kept. Say it shorter.")
    run = client.create_run(
        experiment,
        run_name=f"{model[:120]}: @{alias} {held['version'] if held else 'none'} → {to['version']}",
        # an index for searches: what counts is the entry
        tags={
            "ringside.kind": "request",
            "ringside.model": model[:120],
            "ringside.model_sha": sha256(model)[:32],
            "ringside.alias": alias[:120],
            "ringside.state": "open",
            "ringside.to": to["version"],
            "ringside.asker": whoami()[:120],
        },
    )
    run_id = run.info.run_id
    client.log_param(run_id, "ev.00001", text)
    # read back: a server that cuts short would keep another text under this number for ever
    if client.get_run(run_id).data.params.get("ev.00001") != text:
        raise SystemExit(f"Run {run_id} does not hold what was written.")
    return run_id


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--model", required=True)
    options.add_argument("--version", required=True)
    options.add_argument("--alias", default="champion")
    options.add_argument("--reason", required=True)
    options.add_argument("--ledger", default=os.environ.get("RINGSIDE_LEDGER"), help="RINGSIDE_LEDGER")
    given = options.parse_args()
    if not given.ledger:
        options.error("set RINGSIDE_LEDGER to the id that `mlflow-ringside setup` prints")
    print(ask(MlflowClient(), given.ledger, given.model, given.version, given.alias, given.reason))


if __name__ == "__main__":
    main()
