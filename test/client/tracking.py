"""Experiments, runs and what is logged to them, by MLflow's own client."""

import unittest
import uuid

from mlflow import MlflowClient


def unique(name):
    return f"{name}-{uuid.uuid4().hex[:8]}"


class Experiments(unittest.TestCase):
    def setUp(self):
        self.client = MlflowClient()

    def test_finds_none_by_a_name_that_is_none(self):
        self.assertIsNone(self.client.get_experiment_by_name(unique("nobody")))
