"""Puts models into the database of an MLflow server: python fill.py sqlite:///mlflow.db 5000

Rows are inserted by the server's own table classes, thousands at once; by its REST API this would take minutes.
"""
import sys

import sqlalchemy as sa
from mlflow.store.model_registry.dbmodels.models import (
    SqlModelVersion, SqlRegisteredModel, SqlRegisteredModelAlias, SqlRegisteredModelTag)

uri, count = sys.argv[1], int(sys.argv[2])
HOUR = 3_600_000
NOW = 1_790_000_000_000
TEAMS = ["card-risk", "lending", "retention", "pricing", "vision"]
WORDS = ["fraud", "churn", "price", "default", "demand", "claims", "routing"]


def name(i):
    return f"{WORDS[i % 7]}-{TEAMS[i % 5]}-{i:05}"


models, tags, versions, aliases = [], [], [], []
for i in range(count):
    at = NOW - i * HOUR
    models.append({"name": name(i), "creation_time": at - 100 * HOUR, "last_updated_time": at,
                   "description": f"Estimates {WORDS[i % 7]} for {TEAMS[i % 5]}. " + "Retrained monthly. " * 8})
    for key, value in (("team", TEAMS[i % 5]), ("owner", f"person-{i % 40}@example.org"), ("market", f"m{i % 12}")):
        tags.append({"name": name(i), "key": key, "value": value})
    for version in range(1, 5):
        versions.append({"name": name(i), "version": version, "creation_time": at - (5 - version) * HOUR,
                         "last_updated_time": at, "description": "", "source": f"s3://models/{name(i)}/{version}",
                         "storage_location": f"s3://models/{name(i)}/{version}", "run_id": "", "user_id": ""})
    aliases.append({"name": name(i), "alias": "champion", "version": 3})
    if i % 2 == 0:
        aliases.append({"name": name(i), "alias": "challenger", "version": 4})

with sa.create_engine(uri).begin() as connection:
    for table, rows in ((SqlRegisteredModel, models), (SqlRegisteredModelTag, tags), (SqlModelVersion, versions),
                        (SqlRegisteredModelAlias, aliases)):
        connection.execute(sa.insert(table.__table__), rows)
