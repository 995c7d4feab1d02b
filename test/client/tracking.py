"""Experiments, runs and what is logged to them, by MLflow's own client."""

import math
import unittest
import uuid

import mlflow
from mlflow import MlflowClient
from mlflow.entities import (
    Dataset,
    DatasetInput,
    InputTag,
    LoggedModelInput,
    LoggedModelOutput,
    Metric,
    Param,
    RunTag,
    ViewType,
)
from mlflow.exceptions import MlflowException


def unique(name):
    return f"{name}-{uuid.uuid4().hex[:8]}"


class Flow(unittest.TestCase):
    def setUp(self):
        self.client = MlflowClient()
        self.experiment = self.client.create_experiment(unique("flows"))

    def tearDown(self):
        while mlflow.active_run():
            mlflow.end_run()

    def run_of(self, **kwargs):
        return self.client.create_run(self.experiment, **kwargs).info.run_id

    def refused(self, code, act, *args, **kwargs):
        with self.assertRaises(MlflowException) as caught:
            act(*args, **kwargs)
        self.assertEqual(caught.exception.error_code, code)
        return caught.exception.message

    def names(self, **kwargs):
        runs = self.client.search_runs([self.experiment], **kwargs)
        return [run.info.run_name for run in runs]


class Experiments(Flow):
    def test_finds_none_by_a_name_that_is_none(self):
        self.assertIsNone(self.client.get_experiment_by_name(unique("nobody")))

    def test_has_an_experiment_to_begin_with(self):
        first = self.client.get_experiment("0")
        self.assertEqual(first.name, "Default")
        self.assertTrue(first.artifact_location.endswith("/0"))

    def test_creates_renames_and_finds_an_experiment(self):
        name = unique("lives")
        made = self.client.create_experiment(name, tags={"team": "risk"})
        self.assertEqual(self.client.get_experiment_by_name(name).experiment_id, made)
        self.client.rename_experiment(made, f"{name}-on")
        found = self.client.get_experiment(made)
        self.assertEqual((found.name, found.tags), (f"{name}-on", {"team": "risk"}))
        self.assertEqual(found.lifecycle_stage, "active")
        self.assertGreaterEqual(found.last_update_time, found.creation_time)

    def test_keeps_the_place_that_an_experiment_names(self):
        made = self.client.create_experiment(unique("far"), artifact_location="s3://bucket/far")
        run = self.client.create_run(made)
        self.assertEqual(run.info.artifact_uri, f"s3://bucket/far/{run.info.run_id}/artifacts")

    def test_refuses_a_name_twice_even_of_a_deleted_experiment(self):
        name = unique("taken")
        made = self.client.create_experiment(name)
        self.refused("RESOURCE_ALREADY_EXISTS", self.client.create_experiment, name)
        self.client.delete_experiment(made)
        self.refused("RESOURCE_ALREADY_EXISTS", self.client.create_experiment, name)

    def test_deletes_an_experiment_with_its_runs_and_brings_both_back(self):
        run = self.run_of()
        self.client.delete_experiment(self.experiment)
        self.assertEqual(self.client.get_run(run).info.lifecycle_stage, "deleted")
        self.refused("INVALID_PARAMETER_VALUE", self.client.create_run, self.experiment)
        self.refused("RESOURCE_DOES_NOT_EXIST", self.client.delete_experiment, self.experiment)
        self.client.restore_experiment(self.experiment)
        self.assertEqual(self.client.get_run(run).info.lifecycle_stage, "active")

    def test_sets_and_deletes_tags_of_an_experiment(self):
        self.client.set_experiment_tag(self.experiment, "a", "1")
        self.client.set_experiment_tag(self.experiment, "a", "2")
        self.assertEqual(self.client.get_experiment(self.experiment).tags, {"a": "2"})
        self.client.delete_experiment_tag(self.experiment, "a")
        self.refused(
            "RESOURCE_DOES_NOT_EXIST", self.client.delete_experiment_tag, self.experiment, "a"
        )

    def test_searches_experiments_by_name_tags_and_stage_page_by_page(self):
        mark = unique("found")
        made = [
            self.client.create_experiment(f"{mark}-{i}", tags={"mark": mark, "n": str(i)})
            for i in range(3)
        ]
        self.client.delete_experiment(made[1])
        by = f"tags.mark = '{mark}'"

        def names(**kwargs):
            return [e.name[-1] for e in self.client.search_experiments(filter_string=by, **kwargs)]

        self.assertEqual(names(order_by=["name"]), ["0", "2"])
        self.assertEqual(names(view_type=ViewType.ALL, order_by=["name DESC"]), ["2", "1", "0"])
        self.assertEqual(names(view_type=ViewType.DELETED_ONLY), ["1"])
        like = f"name LIKE '{mark}%' AND tags.n != '0'"
        self.assertEqual(len(self.client.search_experiments(filter_string=like)), 1)
        page = self.client.search_experiments(
            filter_string=by, max_results=1, order_by=["experiment_id ASC"]
        )
        self.assertEqual([e.experiment_id for e in page], [made[0]])
        rest = self.client.search_experiments(
            filter_string=by,
            max_results=1,
            order_by=["experiment_id ASC"],
            page_token=page.token,
        )
        self.assertEqual([e.experiment_id for e in rest], [made[2]])
        self.assertFalse(rest.token)
        self.refused(
            "INVALID_PARAMETER_VALUE", self.client.search_experiments, filter_string="nope = 'x'"
        )


class Runs(Flow):
    def test_creates_a_run_with_all_that_it_takes(self):
        run = self.client.create_run(
            self.experiment, start_time=1_700_000_000_000, tags={"a": "1"}, run_name="mine"
        )
        self.assertEqual(run.info.run_name, "mine")
        self.assertEqual(run.info.start_time, 1_700_000_000_000)
        self.assertEqual((run.info.status, run.info.lifecycle_stage), ("RUNNING", "active"))
        self.assertEqual(run.data.tags, {"a": "1", "mlflow.runName": "mine"})
        found = self.client.get_run(run.info.run_id)
        self.assertEqual(
            (found.info.__dict__, found.data.to_dictionary()),
            (run.info.__dict__, run.data.to_dictionary()),
        )

    def test_makes_up_a_name_for_a_run_without_one(self):
        run = self.client.create_run(self.experiment)
        self.assertRegex(run.info.run_name, r"^\w+-\w+-\d+$")
        self.assertEqual(run.data.tags["mlflow.runName"], run.info.run_name)

    def test_takes_the_name_of_a_run_from_its_tag_but_not_two_names(self):
        tags = {"mlflow.runName": "by tag"}
        self.assertEqual(self.client.create_run(self.experiment, tags=tags).info.run_name, "by tag")
        self.refused(
            "INVALID_PARAMETER_VALUE",
            self.client.create_run,
            self.experiment,
            tags=tags,
            run_name="other",
        )

    def test_ends_renames_deletes_and_restores_a_run(self):
        run = self.run_of()
        self.client.set_terminated(run, "FAILED", 1_800_000_000_000)
        self.client.update_run(run, name="again")
        info = self.client.get_run(run).info
        self.assertEqual(
            (info.status, info.end_time, info.run_name), ("FAILED", 1_800_000_000_000, "again")
        )
        self.client.delete_run(run)
        self.assertEqual(self.names(), [])
        self.assertEqual(self.names(run_view_type=ViewType.DELETED_ONLY), ["again"])
        self.client.restore_run(run)
        self.assertEqual(self.names(), ["again"])

    def test_a_deleted_run_takes_nothing(self):
        run = self.run_of()
        self.client.delete_run(run)
        for act in (
            lambda: self.client.log_metric(run, "m", 1),
            lambda: self.client.log_param(run, "p", "1"),
            lambda: self.client.set_tag(run, "t", "1"),
            lambda: self.client.log_batch(run, params=[Param("p", "1")]),
            lambda: self.client.update_run(run, status="FINISHED"),
            lambda: self.client.log_inputs(run, []),
        ):
            self.assertIn("must be in the 'active' state", self.refused("INVALID_PARAMETER_VALUE", act))

    def test_the_fluent_way_nests_runs_and_ends_them(self):
        mlflow.set_experiment(experiment_id=self.experiment)
        with mlflow.start_run(run_name="parent", tags={"k": "v"}) as parent:
            mlflow.log_params({"depth": 3, "solver": "newton"})
            with mlflow.start_run(run_name="child", nested=True) as child:
                mlflow.log_metric("loss", 0.5, step=1)
        with self.assertRaises(ZeroDivisionError):
            with mlflow.start_run(run_name="broken"):
                1 / 0
        tags = self.client.get_run(child.info.run_id).data.tags
        self.assertEqual(tags["mlflow.parentRunId"], parent.info.run_id)
        self.assertIn("mlflow.user", tags)
        found = mlflow.search_runs([self.experiment], order_by=["attributes.run_name"])
        self.assertEqual(list(found["status"]), ["FAILED", "FINISHED", "FINISHED"])
        self.assertEqual(list(found["tags.mlflow.runName"]), ["broken", "child", "parent"])
        self.assertEqual(found["params.depth"][2], "3")
        self.assertEqual(found["metrics.loss"][1], 0.5)

    def test_a_missing_run_is_missing(self):
        nobody = uuid.uuid4().hex
        self.refused("RESOURCE_DOES_NOT_EXIST", self.client.get_run, nobody)
        self.refused("RESOURCE_DOES_NOT_EXIST", self.client.log_param, nobody, "a", "b")
        self.refused("RESOURCE_DOES_NOT_EXIST", self.client.delete_run, nobody)


class Logging(Flow):
    def test_a_metric_has_a_history_and_a_latest_value(self):
        run = self.run_of()
        for step, value in [(0, 0.9), (2, 0.1), (1, 0.5)]:
            self.client.log_metric(run, "loss", value, timestamp=1000 + step, step=step)
        self.assertEqual(self.client.get_run(run).data.metrics, {"loss": 0.1})
        history = self.client.get_metric_history(run, "loss")
        self.assertEqual([(m.step, m.value) for m in history], [(0, 0.9), (1, 0.5), (2, 0.1)])

    def test_the_same_value_twice_is_one(self):
        run = self.run_of()
        for _ in range(2):
            self.client.log_metric(run, "m", 1, timestamp=5, step=1)
        self.client.log_metric(run, "m", 2, timestamp=5, step=1)
        history = self.client.get_metric_history(run, "m")
        self.assertEqual([m.value for m in history], [1, 2])

    def test_what_is_no_number_comes_back_as_the_database_keeps_it(self):
        run = self.run_of()
        for key, value in [("nan", math.nan), ("inf", math.inf), ("less", -math.inf)]:
            self.client.log_metric(run, key, value)
        metrics = self.client.get_run(run).data.metrics
        self.assertTrue(math.isnan(metrics["nan"]))
        self.assertEqual((metrics["inf"], metrics["less"]), (1.7976931348623157e308, -1.7976931348623157e308))

    def test_a_param_is_written_once(self):
        run = self.run_of()
        self.client.log_param(run, "depth", 3)
        self.client.log_param(run, "depth", "3")
        said = self.refused("INVALID_PARAMETER_VALUE", self.client.log_param, run, "depth", 4)
        self.assertIn("Changing param values is not allowed", said)
        self.assertEqual(self.client.get_run(run).data.params, {"depth": "3"})

    def test_long_params_and_tags_are_cut(self):
        run = self.run_of()
        self.client.log_param(run, "p", "x" * 7000)
        self.client.set_tag(run, "t", "x" * 9000)
        data = self.client.get_run(run).data
        self.assertEqual((len(data.params["p"]), len(data.tags["t"])), (6000, 8000))

    def test_tags_are_set_again_and_deleted(self):
        run = self.run_of(run_name="before")
        self.client.set_tag(run, "a", "1")
        self.client.set_tag(run, "a", "2")
        self.client.set_tag(run, "mlflow.runName", "after")
        self.client.delete_tag(run, "a")
        self.refused("RESOURCE_DOES_NOT_EXIST", self.client.delete_tag, run, "a")
        found = self.client.get_run(run)
        self.assertEqual(found.info.run_name, "after")
        self.assertNotIn("a", found.data.tags)

    def test_bad_names_are_refused(self):
        run = self.run_of()
        for bad in ["../up", "a//b", "./here", "semi;colon", "x" * 251]:
            self.refused("INVALID_PARAMETER_VALUE", self.client.log_metric, run, bad, 1)
            self.refused("INVALID_PARAMETER_VALUE", self.client.log_param, run, bad, 1)
            self.refused("INVALID_PARAMETER_VALUE", self.client.set_tag, run, bad, 1)
        self.client.log_metric(run, "é a/b-c.d:e_f", 1)

    def test_a_batch_is_all_or_nothing(self):
        run = self.run_of()
        self.client.log_param(run, "old", "1")
        metrics = [Metric("m", float(i), 1000 + i, i) for i in range(3)]
        self.client.log_batch(run, metrics, [Param("new", "2")], [RunTag("t", "3")])
        self.refused(
            "INVALID_PARAMETER_VALUE",
            self.client.log_batch,
            run,
            [Metric("late", 1.0, 1, 0)],
            [Param("old", "other")],
            [RunTag("late", "1")],
        )
        data = self.client.get_run(run).data
        self.assertEqual(data.metrics, {"m": 2.0})
        self.assertEqual(data.params, {"old": "1", "new": "2"})
        self.assertNotIn("late", data.tags)

    def test_a_batch_has_limits(self):
        run = self.run_of()
        log = mlflow.tracking._tracking_service.utils._get_store().log_batch
        many = [Metric("m", float(i), i, i) for i in range(1001)]
        self.refused("INVALID_PARAMETER_VALUE", log, run, many, [], [])
        params = [Param(f"p{i}", "1") for i in range(101)]
        self.refused("INVALID_PARAMETER_VALUE", log, run, [], params, [])
        self.refused("INVALID_PARAMETER_VALUE", log, run, [], [], [RunTag(f"t{i}", "1") for i in range(101)])
        self.refused("INVALID_PARAMETER_VALUE", log, run, [], [Param("p", "1"), Param("p", "2")], [])

    def test_a_long_history_comes_in_pages(self):
        run = self.run_of()
        log = mlflow.tracking._tracking_service.utils._get_store().log_batch
        for start in range(0, 3000, 1000):
            log(run, [Metric("m", float(i), i, i) for i in range(start, start + 1000)], [], [])
        history = self.client.get_metric_history(run, "m")
        self.assertEqual([m.step for m in history], list(range(3000)))

    def test_datasets_and_models_go_in_and_models_come_out(self):
        run = self.run_of()
        dataset = Dataset("train", "d1", "local", "{}", schema="s", profile="p")
        context = InputTag("mlflow.data.context", "training")
        self.client.log_inputs(run, [DatasetInput(dataset, [context])], [LoggedModelInput("m-base")])
        self.client.log_inputs(run, [DatasetInput(dataset, [InputTag("mlflow.data.context", "again")])])
        model = self.client.create_logged_model(self.experiment, source_run_id=run)
        self.client.log_outputs(run, [LoggedModelOutput(model.model_id, step=7)])
        found = self.client.get_run(run)
        [told] = found.inputs.dataset_inputs
        self.assertEqual(told.to_dictionary(), DatasetInput(dataset, [context]).to_dictionary())
        self.assertEqual([m.model_id for m in found.inputs.model_inputs], ["m-base"])
        self.assertEqual([(m.model_id, m.step) for m in found.outputs.model_outputs], [(model.model_id, 7)])

    def test_an_input_of_pandas_is_described(self):
        import pandas as pd

        mlflow.set_experiment(experiment_id=self.experiment)
        frame = pd.DataFrame({"a": [1, 2], "b": ["x", "y"]})
        with mlflow.start_run() as run:
            mlflow.log_input(mlflow.data.from_pandas(frame, name="frame"), context="testing")
        [told] = self.client.get_run(run.info.run_id).inputs.dataset_inputs
        self.assertEqual(told.dataset.name, "frame")
        self.assertIn('"num_rows": 2', told.dataset.profile)
        self.assertIn("mlflow_colspec", told.dataset.schema)


class Searches(Flow):
    def setUp(self):
        super().setUp()
        for name, start, auc, depth, team in [
            ("one", 1, 0.9, "6", "risk"),
            ("two", 2, math.nan, "10", "ops"),
            ("three", 3, None, None, None),
            ("four", 3, 0.7, "6", "Risk"),
        ]:
            run = self.run_of(run_name=name, start_time=start)
            if auc is not None:
                self.client.log_metric(run, "auc", auc)
                self.client.log_param(run, "depth", depth)
                self.client.set_tag(run, "team", team)
            if name in ("one", "two"):
                first = Dataset("data", name, "local", "{}")
                second = Dataset("other", f"{name}-2", "local", "{}")
                self.client.log_inputs(
                    run,
                    [
                        DatasetInput(first, [InputTag("mlflow.data.context", "training")]),
                        DatasetInput(second, []),
                    ],
                )

    def found(self, filter_string, order_by=("start_time", "run_name")):
        return self.names(filter_string=filter_string, order_by=list(order_by))

    def test_filters_by_metrics_params_and_tags(self):
        for asked, found in [
            ("metrics.auc > 0.8", ["one"]),
            ("metrics.auc != 0.9", ["two", "four"]),
            ("metric.auc >= .7 and params.depth = '6'", ["one", "four"]),
            ("params.`depth` LIKE '%0'", ["two"]),
            ("tags.team ILIKE 'r%'", ["one", "four"]),
            ("tags.team LIKE 'r%'", ["one"]),
            ('tag."team" = "ops"', ["two"]),
            ("tags.team IS NULL", ["three"]),
            ("params.depth IS NOT NULL", ["one", "two", "four"]),
            ("params.depth != '6'", ["two"]),
            ("", ["one", "two", "four", "three"]),
        ]:
            with self.subTest(asked):
                self.assertEqual(self.found(asked), found)

    def test_filters_by_attributes_and_datasets(self):
        for asked, found in [
            ("run_name = 'one'", ["one"]),
            ("attributes.run_name LIKE 't%'", ["two", "three"]),
            ("attributes.`run name` = 'four'", ["four"]),
            ("start_time > 1 AND start_time <= 3", ["two", "four", "three"]),
            ("attributes.created = 1", ["one"]),
            ("status = 'RUNNING' AND attr.run_name != 'one'", ["two", "four", "three"]),
            ("artifact_uri LIKE 'mlflow-artifacts:%' AND run_name = 'one'", ["one"]),
            ("dataset.name = 'data'", ["one", "two"]),
            ("datasets.digest IN ('one', 'nope')", ["one"]),
            ("dataset.name = 'other' AND dataset.digest = 'one'", ["one"]),
            ("dataset.context = 'training' AND dataset.digest = 'two-2'", ["two"]),
        ]:
            with self.subTest(asked):
                self.assertEqual(self.found(asked), found)

    def test_filters_by_ids(self):
        ids = {run.info.run_name: run.info.run_id for run in self.client.search_runs([self.experiment])}
        self.assertEqual(self.found(f"run_id IN ('{ids['one']}', '{ids['four']}')"), ["one", "four"])
        self.assertEqual(self.found(f"attributes.run_id NOT IN ('{ids['one']}')"), ["two", "four", "three"])

    def test_orders_by_anything_and_puts_what_is_absent_last(self):
        for asked, found in [
            (["metrics.auc DESC"], ["one", "four", "two", "three"]),
            (["metrics.auc"], ["four", "one", "two", "three"]),
            (["params.depth", "run_name"], ["two", "four", "one", "three"]),
            (["tags.team", "run_name"], ["four", "two", "one", "three"]),
            (["attributes.start_time DESC", "attributes.run_name DESC"], ["three", "four", "two", "one"]),
        ]:
            with self.subTest(asked):
                self.assertEqual(self.names(order_by=asked), found)

    def test_comes_in_pages(self):
        seen, token = [], None
        while True:
            page = self.client.search_runs(
                [self.experiment], max_results=3, order_by=["run_name"], page_token=token
            )
            seen.append([run.info.run_name for run in page])
            token = page.token
            if not token:
                break
        self.assertEqual(seen, [["four", "one", "three"], ["two"]])

    def test_refuses_what_it_cannot_read(self):
        for asked in [
            "nope",
            "nope.a = '1'",
            "attributes.nope = '1'",
            "metrics.auc = 'x'",
            "params.depth > '1'",
            "tags.team = 1",
            "run_name IN ('one')",
            "dataset.nope = 'x'",
            "metrics.auc IS NULL",
            "params.depth = '1' OR params.depth = '2'",
            "run_id IN ()",
            "run_id IN (1)",
            "start_time = '1'",
        ]:
            with self.subTest(asked):
                self.refused("INVALID_PARAMETER_VALUE", self.found, asked)
        for asked in [["nope"], ["metrics.auc up"], ["dataset.name"]]:
            with self.subTest(asked):
                self.refused("INVALID_PARAMETER_VALUE", self.names, order_by=asked)
        self.refused("INVALID_PARAMETER_VALUE", self.names, max_results=50_001)

    def test_of_several_experiments_and_of_none(self):
        other = self.client.create_experiment(unique("other"))
        self.client.create_run(other, run_name="elsewhere")
        found = self.client.search_runs([self.experiment, other], order_by=["run_name"])
        self.assertEqual([r.info.run_name for r in found], ["elsewhere", "four", "one", "three", "two"])
        self.assertEqual(list(self.client.search_runs([])), [])


