"""Says in a chat what happens in the registry: a receiver for MLflow's own webhooks, and a reader of `mlflow-ringside watch`.

    WEBHOOK_SECRET=… CHAT_URL=https://chat.example.org/hook python notify.py serve --port 8099
    mlflow-ringside watch --every 5m --json | CHAT_URL=… python notify.py watch

CHAT_URL takes a POST of {"text": …}, as Slack, Mattermost and Google Chat do. Needs Python alone.

Webhooks are told by MLflow at once, but only what was done: who did it they don't say. Make one as an admin:

    from mlflow import MlflowClient
    MlflowClient().create_webhook(
        name="aliases", url="https://hooks.example.org/", secret="…",
        events=["model_version_alias.created", "model_version_alias.deleted"])

MLflow calls https addresses on public networks only. For a receiver on the same computer start the server with
MLFLOW_WEBHOOK_ALLOWED_SCHEMES=http and MLFLOW_WEBHOOK_ALLOW_PRIVATE_IPS=true.
"""

import argparse
import base64
import hashlib
import hmac
import json
import os
import sys
import time
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

# older calls are somebody's who kept one
MAX_AGE_SECONDS = 300
MAX_BODY_BYTES = 1_000_000


def is_from_mlflow(secret, headers, body):
    """Whether MLflow made this call with this secret: base64 of HMAC-SHA256 over `<delivery id>.<timestamp>.<body>`."""
    delivery = headers.get("X-MLflow-Delivery-Id", "")
    at = headers.get("X-MLflow-Timestamp", "")
    if not at.isdigit() or abs(time.time() - int(at)) > MAX_AGE_SECONDS:
        return False
    digest = hmac.new(secret.encode(), f"{delivery}.{at}.".encode() + body, hashlib.sha256).digest()
    expected = "v1," + base64.b64encode(digest).decode()
    return hmac.compare_digest(expected.encode(), headers.get("X-MLflow-Signature", "").encode())


def words_of_webhook(call):
    """A sentence for what a webhook says; None for what nobody needs to hear."""
    data = call.get("data", {})
    match call.get("entity"), call.get("action"):
        case "model_version_alias", "created":
            return f"{data['name']}: @{data['alias']} is now held by version {data['version']}."
        case "model_version_alias", "deleted":
            return f"{data['name']}: @{data['alias']} was removed."
        case "model_version", "created":
            return f"{data['name']}: version {data['version']} was registered."
    return None


def words_of_watch(line):
    """The same of a line of `mlflow-ringside watch --json`."""
    match line.get("kind"):
        case "change" if line["how"] == "outside":
            to = f"version {line['to']}" if line["to"] else "nobody"
            before = f"version {line['from']}" if line["from"] else "nobody"
            since = f"between {line['after']} and" if line["after"] else "before"
            return (
                f"{line['model']}: @{line['alias']} went from {before} to {to} outside Ringside, "
                f"{since} {line['before']}. Adopt it or revert it there."
            )
        case "failure":
            return f"The registry can't be watched: {line['message']}"
    return None


def tell(text):
    body = json.dumps({"text": text}).encode()
    request = urllib.request.Request(
        os.environ["CHAT_URL"], data=body, headers={"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=10):
        pass


class Receiver(BaseHTTPRequestHandler):
    def do_POST(self):
        length = int(self.headers.get("Content-Length", 0))
        body = self.rfile.read(length) if length <= MAX_BODY_BYTES else b""
        if not is_from_mlflow(os.environ["WEBHOOK_SECRET"], self.headers, body):
            return self.answer(401)
        try:
            text = words_of_webhook(json.loads(body))
            if text is not None:
                tell(text)
        except (OSError, ValueError, KeyError) as error:
            print(f"not told: {error!r}", file=sys.stderr)
            # MLflow tries again a few times after a 5xx
            return self.answer(502)
        return self.answer(204)

    def answer(self, status):
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


def watch(lines):
    failing = False
    for line in lines:
        said = json.loads(line)
        text = words_of_watch(said)
        # an outage is told once, not every five minutes
        if text is not None and not (failing and said["kind"] == "failure"):
            tell(text)
        failing = said["kind"] == "failure" or (failing and said["kind"] != "look")


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("what", choices=["serve", "watch"])
    options.add_argument("--host", default="127.0.0.1")
    options.add_argument("--port", type=int, default=8099)
    given = options.parse_args()
    if given.what == "watch":
        return watch(sys.stdin)
    server = ThreadingHTTPServer((given.host, given.port), Receiver)
    print(f"Listening on http://{given.host}:{server.server_address[1]}/", flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
