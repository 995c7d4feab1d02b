"""Approves a request in Ringside's ledger with plain calls of MLflow's client.

    python approve.py <run of the request> --text "Looks good"

Nobody signs what a script writes. Where a policy counts signed approvals only (the preset Regulated does), and in every console
that signs, such an approval stays visible as a claim and counts for nothing: this is what a forged approval looks like, and
why it does not help. It is of use where nobody signs in at all.
"""

import argparse
import getpass
import hashlib
import json
import os
import uuid
from datetime import datetime, timezone

from mlflow import MlflowClient
from mlflow.exceptions import MlflowException

TRIES = 8


def sha256(text):
    return hashlib.sha256(text.encode()).hexdigest()


def entries_of(client, run_id):
    """The texts of the entries by their numbers, up to the first gap."""
    params = client.get_run(run_id).data.params
    texts = []
    while (text := params.get(f"ev.{len(texts) + 1:05}")) is not None:
        texts.append(text)
    return texts


def append(client, run_id, event, by):
    """Writes the next entry. MLflow keeps the first value of a param, so of two who write one number one is told to try again."""
    for _ in range(TRIES):
        texts = entries_of(client, run_id)
        if not texts:
            raise SystemExit(f"Run {run_id} holds no log of Ringside's.")
        entry = {
            "v": 1,
            "prev": sha256(texts[-1]),
            "nonce": uuid.uuid4().hex,
            "by": by,
            "at": datetime.now(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            "event": event,
        }
        text = json.dumps(entry, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        if len(text) > 5500:
            raise SystemExit("That is too long to be kept. Say it shorter.")
        number = len(texts) + 1
        try:
            client.log_param(run_id, f"ev.{number:05}", text)
        except MlflowException as error:
            if error.error_code != "INVALID_PARAMETER_VALUE":
                raise
        if client.get_run(run_id).data.params.get(f"ev.{number:05}") == text:
            return number
    raise SystemExit("Others wrote there time and again. Nothing was written.")


def evidence_of(texts):
    """What approvals have to be about: the newest hash that the log names."""
    events = [json.loads(text)["event"] for text in texts]
    hashes = [event["evidence"] for event in events if event["type"] in ("asked", "evidence") and event["evidence"]]
    return hashes[-1] if hashes else None


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("run")
    options.add_argument("--text", default="")
    options.add_argument("--by", default=os.environ.get("MLFLOW_TRACKING_USERNAME") or getpass.getuser())
    given = options.parse_args()
    client = MlflowClient()
    evidence = evidence_of(entries_of(client, given.run))
    if evidence is None:
        raise SystemExit("No evidence is named yet. Open the request in the console once: it computes it.")
    event = {"type": "approved", "evidence": evidence, "text": given.text}
    print(append(client, given.run, event, given.by))


if __name__ == "__main__":
    main()
