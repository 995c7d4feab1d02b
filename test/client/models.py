"""Logged models, files, and the way from a training to a prediction, by MLflow's own client."""

import os
import tempfile

import mlflow
import mlflow.pyfunc
import mlflow.sklearn
import pandas as pd
from mlflow.entities import LoggedModelStatus
from sklearn.linear_model import LogisticRegression
from tracking import Flow, unique

INPUTS = pd.DataFrame({"income": [1.0, 2.0, 3.0, 4.0], "age": [20.0, 30.0, 40.0, 50.0]})
TARGETS = [0, 0, 1, 1]


def trained():
    return LogisticRegression().fit(INPUTS, TARGETS)


class LoggedModels(Flow):
    def test_a_logged_model_begins_pending_and_is_finalized(self):
        run = self.run_of()
        model = self.client.create_logged_model(
            self.experiment,
            name="scorer",
            source_run_id=run,
            tags={"team": "risk"},
            params={"depth": "3"},
            model_type="tree",
        )
        self.assertEqual(model.status, LoggedModelStatus.PENDING)
        done = self.client.finalize_logged_model(model.model_id, LoggedModelStatus.READY)
        found = self.client.get_logged_model(model.model_id)
        self.assertEqual(done.to_dictionary(), found.to_dictionary())
        self.assertEqual(
            (found.name, found.source_run_id, found.model_type, found.tags, found.params),
            ("scorer", run, "tree", {"team": "risk"}, {"depth": "3"}),
        )
        self.assertTrue(found.artifact_location.endswith(f"/models/{model.model_id}/artifacts"))

    def test_tags_of_a_logged_model_are_set_and_deleted(self):
        model = self.client.create_logged_model(self.experiment).model_id
        self.client.set_logged_model_tags(model, {"a": "1", "b": "2"})
        self.client.set_logged_model_tags(model, {"a": "3"})
        self.client.delete_logged_model_tag(model, "b")
        self.assertEqual(self.client.get_logged_model(model).tags, {"a": "3"})
        self.refused("RESOURCE_DOES_NOT_EXIST", self.client.delete_logged_model_tag, model, "b")

    def test_params_of_a_logged_model_are_written_once(self):
        model = self.client.create_logged_model(self.experiment).model_id
        self.client.log_model_params(model, {"a": "1"})
        self.refused("BAD_REQUEST", self.client.log_model_params, model, {"a": "1"})
        self.assertEqual(self.client.get_logged_model(model).params, {"a": "1"})

    def test_a_deleted_logged_model_is_missing(self):
        model = self.client.create_logged_model(self.experiment).model_id
        self.client.delete_logged_model(model)
        self.refused("RESOURCE_DOES_NOT_EXIST", self.client.get_logged_model, model)
        self.assertEqual(self.client.search_logged_models([self.experiment]), [])

    def test_metrics_of_a_logged_model_name_their_dataset(self):
        mlflow.set_experiment(experiment_id=self.experiment)
        model = mlflow.initialize_logged_model(name="measured")
        data = mlflow.data.from_pandas(INPUTS, name="holdout")
        with mlflow.start_run() as run:
            mlflow.log_metric("auc", 0.9, model_id=model.model_id, dataset=data)
            mlflow.log_metrics({"f1": 0.5}, model_id=model.model_id)
        metrics = {m.key: m for m in self.client.get_logged_model(model.model_id).metrics}
        self.assertEqual(
            (metrics["auc"].value, metrics["auc"].dataset_name, metrics["auc"].dataset_digest),
            (0.9, "holdout", data.digest),
        )
        self.assertEqual((metrics["f1"].run_id, metrics["f1"].dataset_name), (run.info.run_id, None))
        self.assertEqual(self.client.get_run(run.info.run_id).data.metrics, {"auc": 0.9, "f1": 0.5})

    def test_logged_models_are_searched_ordered_and_paged(self):
        run = self.run_of()
        for name, auc in [("a", 0.5), ("b", 0.9), ("c", None)]:
            model = self.client.create_logged_model(self.experiment, name=name, tags={"kind": name})
            if auc is not None:
                self.client.log_metric(run, "auc", auc, model_id=model.model_id)

        def names(**kwargs):
            return [m.name for m in self.client.search_logged_models([self.experiment], **kwargs)]

        self.assertEqual(sorted(names()), ["a", "b", "c"])
        self.assertEqual(names(filter_string="metrics.auc > 0.6"), ["b"])
        self.assertEqual(names(filter_string="tags.kind = 'c'"), ["c"])
        self.assertEqual(sorted(names(filter_string="name IN ('a', 'c')")), ["a", "c"])
        by_auc = [{"field_name": "metrics.auc", "ascending": False}]
        self.assertEqual(names(order_by=by_auc), ["b", "a", "c"])
        page = self.client.search_logged_models(
            [self.experiment], max_results=2, order_by=[{"field_name": "name"}]
        )
        self.assertEqual([m.name for m in page], ["a", "b"])
        rest = self.client.search_logged_models(
            [self.experiment],
            max_results=2,
            order_by=[{"field_name": "name"}],
            page_token=page.token,
        )
        self.assertEqual(([m.name for m in rest], rest.token), (["c"], None))
        self.refused("INVALID_PARAMETER_VALUE", names, order_by=[{"field_name": "nope"}])
        self.refused("INVALID_PARAMETER_VALUE", names, filter_string="nope.a = '1'")


class Files(Flow):
    def setUp(self):
        super().setUp()
        self.run_id = self.run_of()
        self.dir = tempfile.TemporaryDirectory()
        self.addCleanup(self.dir.cleanup)

    def file(self, name, content):
        path = os.path.join(self.dir.name, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as out:
            out.write(content)
        return path

    def listed(self, path=None):
        return [(f.path, f.is_dir, f.file_size) for f in self.client.list_artifacts(self.run_id, path)]

    def test_files_go_up_are_listed_and_come_down_byte_for_byte(self):
        every = bytes(range(256)) * 5000
        self.client.log_artifact(self.run_id, self.file("every.bin", every))
        self.client.log_artifact(self.run_id, self.file("été 100%.txt", b"oui"), "deep/er")
        self.client.log_artifact(self.run_id, self.file("empty", b""))
        self.assertEqual(
            self.listed(), [("deep", True, None), ("empty", False, None), ("every.bin", False, len(every))]
        )
        self.assertEqual(self.listed("deep/er"), [("deep/er/été 100%.txt", False, 3)])
        for name, content in [("every.bin", every), ("deep/er/été 100%.txt", b"oui"), ("empty", b"")]:
            with open(self.client.download_artifacts(self.run_id, name), "rb") as down:
                self.assertEqual(down.read(), content)

    def test_folders_texts_tables_and_pictures(self):
        self.file("folder/a.txt", b"a")
        self.file("folder/sub/b.txt", b"b")
        self.client.log_artifacts(self.run_id, os.path.join(self.dir.name, "folder"), "kept")
        self.client.log_text(self.run_id, "words", "notes/note.txt")
        self.client.log_dict(self.run_id, {"a": [1, 2]}, "notes/data.json")
        self.client.log_table(self.run_id, {"x": [1, 2]}, "table.json")
        self.assertEqual([path for path, _, _ in self.listed("kept")], ["kept/a.txt", "kept/sub"])
        uri = f"runs:/{self.run_id}/notes/note.txt"
        self.assertEqual(mlflow.artifacts.load_text(uri), "words")
        self.assertEqual(
            mlflow.artifacts.load_dict(f"runs:/{self.run_id}/notes/data.json"), {"a": [1, 2]}
        )
        table = self.client.load_table(self.experiment, "table.json", [self.run_id])
        self.assertEqual(list(table["x"]), [1, 2])
        down = self.client.download_artifacts(self.run_id, "kept")
        self.assertTrue(os.path.exists(os.path.join(down, "sub", "b.txt")))

    def test_a_file_written_again_is_replaced(self):
        self.client.log_text(self.run_id, "one", "it.txt")
        self.client.log_text(self.run_id, "two", "it.txt")
        self.assertEqual(mlflow.artifacts.load_text(f"runs:/{self.run_id}/it.txt"), "two")

    def test_a_missing_file_is_missing(self):
        with self.assertRaises(Exception):
            self.client.download_artifacts(self.run_id, "nope.txt")
        self.assertEqual(self.listed("nope"), [])

    def test_files_are_deleted_where_the_client_deletes(self):
        self.client.log_text(self.run_id, "one", "it/here.txt")
        root = self.client.get_run(self.run_id).info.artifact_uri
        repository = mlflow.store.artifact.artifact_repository_registry.get_artifact_repository(root)
        repository.delete_artifacts("it/here.txt")
        self.assertEqual(self.listed("it"), [])


class FromTrainingToPrediction(Flow):
    def setUp(self):
        super().setUp()
        mlflow.set_experiment(experiment_id=self.experiment)
        self.name = unique("scorer")

    def logged(self, **kwargs):
        with mlflow.start_run() as run:
            mlflow.log_param("solver", "lbfgs")
            info = mlflow.sklearn.log_model(
                trained(),
                name="model",
                input_example=INPUTS.head(2),
                pip_requirements=["scikit-learn"],
                serialization_format="pickle",
                **kwargs,
            )
        return run.info.run_id, info

    def test_a_model_is_logged_with_its_files_and_loads_again(self):
        run, info = self.logged()
        model = self.client.get_logged_model(info.model_id)
        self.assertEqual(model.status, LoggedModelStatus.READY)
        self.assertEqual((model.source_run_id, model.params), (run, {"solver": "lbfgs"}))
        [output] = self.client.get_run(run).outputs.model_outputs
        self.assertEqual(output.model_id, info.model_id)
        files = [f.path for f in self.client.list_logged_model_artifacts(info.model_id)]
        self.assertIn("MLmodel", files)
        self.assertIn("input_example.json", files)
        loaded = mlflow.sklearn.load_model(info.model_uri)
        self.assertEqual(list(loaded.predict(INPUTS)), list(trained().predict(INPUTS)))
        by_run = mlflow.pyfunc.load_model(f"runs:/{run}/model")
        self.assertEqual(by_run.metadata.model_id, info.model_id)
        self.assertEqual(by_run.metadata.signature.inputs.input_names(), ["income", "age"])

    def test_a_model_is_registered_and_loads_by_its_alias(self):
        run, info = self.logged(registered_model_name=self.name)
        self.assertEqual(info.registered_model_version, "1")
        self.client.set_registered_model_alias(self.name, "champion", "1")
        version = self.client.get_model_version_by_alias(self.name, "champion")
        self.assertEqual((version.run_id, version.status), (run, "READY"))
        for uri in [f"models:/{self.name}@champion", f"models:/{self.name}/1", f"models:/{self.name}/latest"]:
            with self.subTest(uri):
                loaded = mlflow.pyfunc.load_model(uri)
                self.assertEqual(list(loaded.predict(INPUTS)), list(trained().predict(INPUTS)))
        tags = self.client.get_logged_model(info.model_id).tags
        self.assertIn(self.name, tags["mlflow.modelVersions"])

    def test_a_version_is_registered_from_a_run_and_copied(self):
        run, info = self.logged()
        first = mlflow.register_model(f"models:/{info.model_id}", self.name)
        second = mlflow.register_model(f"runs:/{run}/model", self.name)
        self.assertEqual((first.version, second.version, first.run_id), ("1", "2", run))
        self.assertIn(info.model_id, self.client.get_model_version_download_uri(self.name, "1"))
        copy = self.client.copy_model_version(f"models:/{self.name}/1", f"{self.name}-prod")
        self.assertEqual((copy.version, copy.source), ("1", f"models:/{self.name}/1"))
        loaded = mlflow.sklearn.load_model(f"models:/{self.name}-prod/1")
        self.assertEqual(list(loaded.predict(INPUTS)), list(trained().predict(INPUTS)))

    def test_autologging_tells_all_of_a_training(self):
        mlflow.sklearn.autolog(log_datasets=True, log_models=False, silent=True)
        try:
            with mlflow.start_run() as run:
                LogisticRegression(C=0.5).fit(INPUTS, TARGETS)
        finally:
            mlflow.sklearn.autolog(disable=True)
        found = self.client.get_run(run.info.run_id)
        self.assertEqual(found.data.params["C"], "0.5")
        self.assertIn("training_accuracy_score", found.data.metrics)
        self.assertTrue(found.inputs.dataset_inputs)
        self.assertEqual(found.info.status, "FINISHED")

    def test_a_model_of_ones_own_in_python(self):
        class Doubled(mlflow.pyfunc.PythonModel):
            def predict(self, context, model_input, params=None):
                return model_input * 2

        with mlflow.start_run():
            info = mlflow.pyfunc.log_model(
                name="doubled", python_model=Doubled(), pip_requirements=["pandas"]
            )
        loaded = mlflow.pyfunc.load_model(info.model_uri)
        self.assertEqual(list(loaded.predict(INPUTS)["income"]), [2.0, 4.0, 6.0, 8.0])
