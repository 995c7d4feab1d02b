"""What a real pyfunc model takes of inputs that were made for another signature.

Reads {"before": {"inputs", "params"}, "after": {…}} one a line. Makes inputs of many kinds for `before`, keeps those that
a PyFuncModel with that signature predicts on, asks one with the signature `after` to predict on the same, and writes
{"asked": count, "refused": the first that was not taken, or null, "says": the model's words} one a line.
"""
import datetime
import decimal
import functools
import itertools
import json
import logging
import sys
import warnings

warnings.filterwarnings("ignore")
logging.disable(logging.CRITICAL)

import numpy as np
import pandas as pd
from mlflow.models import Model, ModelSignature
from mlflow.pyfunc import PyFuncModel
from mlflow.types.schema import AnyType, Array, DataType, Map, Object
from scipy.sparse import csr_matrix


class Taker:
    def predict(self, model_input, params=None):
        return [0]


def model(signature):
    flavors = {"python_function": {"loader_module": "none", "env": {}}}
    return PyFuncModel(Model(flavors=flavors, signature=signature), Taker())


# Columns of a type in the dtypes that pandas may hold it in; the model of `before` says which it takes.
COLUMNS = {
    "boolean": [
        pd.Series([True, False]),
        pd.Series([True, None], dtype=object),
    ],
    "integer": [
        pd.Series([5, -3], dtype="int32"),
        pd.Series([5, -3], dtype="int8"),
        pd.Series([5, 3], dtype="uint16"),
    ],
    "long": [
        pd.Series([5, -3_000_000_000], dtype="int64"),
        pd.Series([5, 3], dtype="int32"),
        pd.Series([5, 3], dtype="uint32"),
        pd.Series([0, 1], dtype="int64"),
    ],
    "float": [
        pd.Series([1.5, -2], dtype="float32"),
        pd.Series([1.5, np.nan], dtype="float16"),
        pd.Series([0, 1], dtype="int64"),
    ],
    "double": [
        pd.Series([1.5, 2e300], dtype="float64"),
        pd.Series([1.5, np.nan], dtype="float32"),
        pd.Series([1, 5], dtype="int32"),
        pd.Series([0, 1], dtype="int64"),
        pd.Series([decimal.Decimal("1.5"), decimal.Decimal("2")]),
    ],
    "string": [
        pd.Series(["é x", "12"]),
        pd.Series(["é x", "12"], dtype=object),
        pd.Series(["é x", None], dtype=object),
    ],
    "binary": [
        pd.Series([b"\xff\x00", b"a"], dtype=object),
    ],
    "datetime": [
        pd.Series(np.array(["2024-01-02", "2024-05-06"], dtype="datetime64[ns]")),
        pd.Series(np.array(["2024-01-02", "NaT"], dtype="datetime64[s]")),
        pd.Series([datetime.date(2024, 1, 2), None], dtype=object),
    ],
}

# One value, as it stands alone in an object or a map.
SCALARS = {
    "boolean": [True],
    "integer": [np.int32(5), np.int8(3)],
    "long": [5, np.int64(-3_000_000_000), np.int32(2), 1],
    "float": [np.float32(1.5), 1],
    "double": [1.5, np.float32(2.5), np.int32(5)],
    "string": ["é x", "12"],
    "binary": [b"\xff\x00"],
    "datetime": [np.datetime64("2024-01-02"), pd.Timestamp("2024-01-02T03:04:05")],
}

PARAMS = {
    "boolean": [True, np.bool_(False), None],
    "integer": [5, np.int32(5), None],
    "long": [5, np.int64(5), None],
    "float": [1.5, np.float32(1.5), None],
    "double": [1.5, np.float64(1.5), None],
    "string": ["é", None],
    "datetime": ["2024-01-02", datetime.datetime(2024, 1, 2), np.datetime64("2024-01-02")],
}


def values(type_, required=True):
    """Values of a type, the fullest first."""
    empty = [] if required else [None]
    if isinstance(type_, DataType):
        return [*SCALARS[type_.name], *empty]
    if isinstance(type_, Array):
        if isinstance(type_.dtype, DataType):
            arrays = [series.to_numpy() for series in COLUMNS[type_.dtype.name]]
            return [*arrays, *[list(array) for array in arrays], [], *empty]
        inner = values(type_.dtype, required)
        return [[value] for value in inner] + [inner[:2], [], *empty]
    if isinstance(type_, Map):
        inner = values(type_.value_type, required)
        return [{"k": value, "é ": inner[0]} for value in inner] + [{}, *empty]
    if isinstance(type_, Object):
        return [*objects(type_), *([] if required else [{}]), *empty]
    if isinstance(type_, AnyType):
        return [1, "é", None, [1, "x"], {"z": []}, 1.5, b"\xff"]
    raise AssertionError(type_)


def objects(type_):
    each = {prop.name: values(prop.dtype, prop.required) for prop in type_.properties}
    full = {name: inner[0] for name, inner in each.items()}
    yield full
    yield {prop.name: full[prop.name] for prop in type_.properties if prop.required}
    for name, inner in each.items():
        for value in inner[1:]:
            yield {**full, name: value}


def series(spec):
    if isinstance(spec.type, DataType):
        return COLUMNS[spec.type.name]
    found = list(itertools.islice(values(spec.type, spec.required), 16))
    return [pd.Series([value, found[0]], dtype=object) for value in found]


def frames(specs):
    """Frames that hold the columns one after another, and what becomes of each column by itself."""
    names = [spec.name if spec.name is not None else at for at, spec in enumerate(specs)]
    each = dict(zip(names, [series(spec) for spec in specs]))
    full = {name: found[0] for name, found in each.items()}
    yield "all columns", full
    yield "other order", dict(reversed(full.items()))
    needed = {name: full[name] for name, spec in zip(names, specs) if spec.required}
    yield "required only", needed
    for name, spec in zip(names, specs):
        if not spec.required:
            yield f"without {name}", {key: full[key] for key in full if key != name}
        for at, variant in enumerate(each[name][1:]):
            yield f"{name} of kind {at + 2}", {**full, name: variant}


def of_columns(schema):
    specs = schema.inputs
    named = schema.has_input_names()
    for title, columns in frames(specs):
        # what has no names is told apart by its place
        if not named and title == "other order":
            continue
        yield title, lambda columns=columns: pd.DataFrame(rebuilt(columns))
        if not named:
            yield f"{title}, with names", lambda columns=columns: pd.DataFrame(
                {f"n{name}": column for name, column in rebuilt(columns).items()}
            )
        else:
            yield f"{title}, as rows", lambda columns=columns: [
                {name: column.iloc[at] for name, column in rebuilt(columns).items()}
                for at in range(2)
            ]
    full = next(frames(specs))[1]
    yield "a dict of lists", lambda: {name: list(column) for name, column in rebuilt(full).items()}
    yield "a dict of one row", lambda: {name: column.iloc[0] for name, column in rebuilt(full).items()}
    yield "an array", lambda: pd.DataFrame(rebuilt(full)).to_numpy()


def rebuilt(columns):
    """MLflow writes into what it is given, so nothing is sent twice."""
    return {
        name: pd.Series([copied(value) for value in column], dtype=column.dtype)
        for name, column in columns.items()
    }


def copied(value):
    if isinstance(value, dict):
        return {key: copied(inner) for key, inner in value.items()}
    return [copied(inner) for inner in value] if isinstance(value, list) else value


def arrays(spec):
    free = [1, 2, 5]
    for size in free:
        shape = tuple(size if length == -1 else length for length in spec.shape)
        yield np.ones(shape).astype(spec.type)
    lengths = itertools.cycle(free)
    shape = tuple(next(lengths) if length == -1 else length for length in spec.shape)
    yield np.ones(shape).astype(spec.type)
    if spec.type == np.dtype("O") or -1 in spec.shape[1:]:
        ragged = np.empty(2, dtype=object)
        ragged[0], ragged[1] = [1], [1, 2]
        yield ragged
    if spec.type == np.dtype("O"):
        yield np.ones((2, 3), dtype="float32")
        yield np.array([["a"]])


def of_tensors(schema):
    specs = schema.inputs
    each = [list(arrays(spec)) for spec in specs]
    for at in range(max(len(found) for found in each)):
        chosen = [found[min(at, len(found) - 1)] for found in each]
        if schema.has_input_names():
            names = [spec.name for spec in specs]
            yield f"arrays {at}", lambda chosen=chosen: dict(zip(names, chosen))
            yield f"frame {at}", lambda chosen=chosen: pd.DataFrame(
                {name: [list(row.flatten()) for row in a] for name, a in zip(names, chosen)}
            )
        else:
            yield f"array {at}", lambda chosen=chosen: chosen[0]
            if chosen[0].ndim == 2:
                yield f"frame {at}", lambda chosen=chosen: pd.DataFrame(chosen[0])
                yield f"matrix {at}", lambda chosen=chosen: csr_matrix(chosen[0])
    if all(spec.shape in ((-1,), (-1, 1)) for spec in specs):
        names = [spec.name if spec.name is not None else 0 for spec in specs]
        yield "plain integers", lambda: pd.DataFrame({name: [1, 5] for name in names})


def param_values(spec):
    if spec.shape is not None:
        return [[value, value] for value in PARAMS[spec.dtype.name] if value is not None] + [[]]
    if isinstance(spec.dtype, Object):
        return list(objects(spec.dtype))
    return PARAMS[spec.dtype.name]


def of_params(schema):
    yield "no params", lambda: None
    for spec in schema.params if schema is not None else []:
        for at, value in enumerate(param_values(spec)):
            yield f"{spec.name} {at}", lambda name=spec.name, value=value: {name: copied(value)}


def inputs_of(signature):
    if signature.inputs is None:
        yield "anything", lambda: pd.DataFrame({"x": [1]})
    else:
        yield from (of_tensors if signature.inputs.is_tensor_spec() else of_columns)(signature.inputs)


def requests(signature):
    """Every kind of input with no params, every kind of params with the first input."""
    first = None
    for title, make in inputs_of(signature):
        first = first or make
        yield title, make, lambda: None
    for title, params in of_params(signature.params):
        yield title, first, params


def refusal(asked, make, params):
    try:
        data, given = make(), params()
    except Exception:
        return "no such input can be made"
    try:
        asked.predict(data, given)
    except Exception as error:
        return f"{type(error).__name__}: {error}"[:300]
    return None


@functools.cache
def taken(before):
    """What the model of `before` takes, of all that can be made for it."""
    signature = ModelSignature.from_dict(json.loads(before))
    asked = model(signature)
    return [ask for ask in requests(signature) if refusal(asked, *ask[1:]) is None]


def answer(before, after):
    sent = taken(json.dumps(before))
    successor = model(ModelSignature.from_dict(after))
    for title, make, params in sent:
        if why := refusal(successor, make, params):
            return {"asked": len(sent), "refused": title, "says": why}
    return {"asked": len(sent), "refused": None, "says": ""}


for line in sys.stdin:
    print(json.dumps(answer(**json.loads(line))), flush=True)
