#!/usr/bin/env python3
"""Checks a bundle of evidence: run it in the folder of the bundle. Exit status 1 says that something is wrong."""
import base64
import hashlib
import json
import pathlib
import sys

try:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
except ImportError:
    Ed25519PublicKey = None

ROOT = pathlib.Path(__file__).resolve().parent
KEYS = json.loads((ROOT / "keys.json").read_text(encoding="utf-8"))
wrong = []
counts = {"entries": 0, "signed": 0, "unsigned": 0, "not checked": 0}


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def canonical(value):
    # RFC 8785 for what entries hold: strings, whole numbers, true, false, null, under ASCII keys
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return text.encode("utf-8")


def from_base64url(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def model_of(event):
    """What a log is about, as its first entry says; None for the policy of a whole console."""
    return event.get("proposal", event).get("model")


def check_signature(log, n, entry, where):
    signature = entry.get("signature")
    if signature is None:
        counts["unsigned"] += 1
        return
    key = KEYS.get(signature["key"])
    if key is None:
        wrong.append(f"{where}: signed by the unknown key {signature['key']}")
        return
    raw = from_base64url(key)
    if sha256(raw)[:16] != signature["key"]:
        wrong.append(f"keys.json: {signature['key']} is not the id of its key")
        return
    if Ed25519PublicKey is None:
        counts["not checked"] += 1
        return
    signed = {**entry, "signature": {k: v for k, v in signature.items() if k != "value"}}
    text = canonical({"run": log["run"], "n": n, "model": log["model"], "entry": signed})
    try:
        Ed25519PublicKey.from_public_bytes(raw).verify(from_base64url(signature["value"]), text)
        counts["signed"] += 1
    except InvalidSignature:
        wrong.append(f"{where}: the signature is not one of this text")


def check_entry(log, n, data, before, where):
    try:
        entry = json.loads(data)
    except ValueError:
        wrong.append(f"{where}: is no JSON")
        return None
    if canonical(entry) != data:
        wrong.append(f"{where}: is no canonical JSON")
    # a lane that was full goes on in another run, whose first entry names one that is not in it
    if entry["prev"] != before and not (n == log["first"] and n > 1):
        wrong.append(f"{where}: names another entry before it than the one that stands there")
    if n == log["first"]:
        log["model"] = model_of(entry["event"])
    check_signature(log, n, entry, where)
    return entry


def check_log(folder):
    log = json.loads((folder / "log.json").read_text(encoding="utf-8"))
    before, expected, entries = None, log["first"], {}
    for path in sorted(folder.glob("ev.*.json")):
        where = path.relative_to(ROOT).as_posix()
        data = path.read_bytes()
        n = int(path.name[3:8])
        counts["entries"] += 1
        if n != expected:
            wrong.append(f"{where}: number {expected} is missing before it")
        entries[n] = check_entry(log, n, data, before, where)
        before, expected = sha256(data), n + 1
    for path in sorted(folder.glob("stray-*.json")):
        wrong.append(f"{path.relative_to(ROOT).as_posix()}: stands behind a gap")
    for path in sorted(folder.glob("attachments/*.txt")):
        if sha256(path.read_bytes()) != path.stem:
            wrong.append(f"{path.relative_to(ROOT).as_posix()}: is not what its name says")
    return log["run"], entries


def check_quotes(request, logs):
    for n, entry in logs.get(request, {}).items():
        event = entry["event"] if entry else {}
        for move in event.get("moves", []):
            if move["n"] not in logs.get(move["run"], {}):
                wrong.append(f"request/: {n} quotes {move['n']} of {move['run']}, which is not here")
        policy = event.get("policy")
        for name in (event.get("evidence"), policy.get("hash") if policy else None):
            if name and not any(ROOT.glob(f"**/attachments/{name}.txt")):
                print(f"note: entry {n} quotes #{name[:12]}, whose text is not here")


for line in (ROOT / "SHA256SUMS").read_text(encoding="utf-8").splitlines():
    digest, name = line.split("  ", 1)
    if not (ROOT / name).is_file():
        wrong.append(f"{name}: is missing")
    elif sha256((ROOT / name).read_bytes()) != digest:
        wrong.append(f"{name}: was changed after the bundle was made")

about = json.loads((ROOT / "about.json").read_text(encoding="utf-8"))
check_quotes(about["request"], dict(check_log(path.parent) for path in ROOT.glob("**/log.json")))

print(", ".join(f"{count} {what}" for what, count in counts.items()))
for line in wrong:
    print(f"WRONG {line}")
print("Something is wrong." if wrong else "All of it fits together.")
sys.exit(1 if wrong else 0)
