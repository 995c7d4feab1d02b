"""What MLflow's scoring server makes of request bodies, short of running a model.

Reads {"signature": {"inputs", "outputs", "params"}, "body": text} one a line, writes {"accepted": bool, "says": text}
one a line: the server's own parsing and casting, then what every pyfunc model does before its `predict`.
"""
import json
import logging
import sys
import types
import warnings

warnings.filterwarnings("ignore")
logging.disable(logging.CRITICAL)

from mlflow.models import ModelSignature
from mlflow.pyfunc import _validate_prediction_input
from mlflow.pyfunc.scoring_server import _parse_json_data


def verdict(signature, body):
    read = ModelSignature.from_dict(signature)
    metadata = types.SimpleNamespace(get_params_schema=lambda: read.params)
    try:
        parsed = _parse_json_data(body, metadata, read.inputs)
        _validate_prediction_input(parsed.data, parsed.params, read.inputs, read.params)
    except Exception as error:  # the server answers any of them with a refusal
        return {"accepted": False, "says": str(error)[:400]}
    return {"accepted": True, "says": ""}


for line in sys.stdin:
    print(json.dumps(verdict(**json.loads(line))), flush=True)
