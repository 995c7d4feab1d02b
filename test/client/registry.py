"""Registered models, their versions, aliases, tags and stages, and prompts, by MLflow's own client."""

import unittest
import uuid

import mlflow
from mlflow import MlflowClient
from mlflow.exceptions import MlflowException


def unique(name):
    return f"{name}-{uuid.uuid4().hex[:8]}"


class Flow(unittest.TestCase):
    def setUp(self):
        self.client = MlflowClient()

    def model(self, like="model", **facts):
        return self.client.create_registered_model(unique(like), **facts)

    def version(self, name, source="s3://bucket/model", **facts):
        return self.client.create_model_version(name, source, await_creation_for=0, **facts)

    def refused(self, code, ask, *args, **named):
        with self.assertRaises(MlflowException) as refusal:
            ask(*args, **named)
        self.assertEqual(refusal.exception.error_code, code)
        return refusal.exception.message


class RegisteredModels(Flow):
    def test_model_comes_back_as_it_was_made(self):
        made = self.model(tags={"team": "risk", "number": 5}, description="words\n*more*")
        found = self.client.get_registered_model(made.name)
        self.assertEqual((found.tags, found.description), ({"team": "risk", "number": "5"}, "words\n*more*"))
        self.assertEqual(found.latest_versions, [])
        self.assertEqual(found.creation_timestamp, made.creation_timestamp)

    def test_name_of_any_letters(self):
        for name in ("été ☕ 100% #?&", "a'b\"c\\d", "点", "x..."):
            with self.subTest(name):
                made = self.model(name)
                self.version(made.name)
                self.assertEqual(self.client.get_model_version(made.name, "1").name, made.name)

    def test_name_is_taken_once(self):
        name = self.model().name
        words = self.refused("RESOURCE_ALREADY_EXISTS", self.client.create_registered_model, name)
        self.assertIn(f"(name={name}) already exists", words)

    def test_renamed_model_keeps_what_it_has(self):
        name = self.model(tags={"k": "v"}).name
        self.version(name)
        self.client.set_registered_model_alias(name, "champion", "1")
        self.client.rename_registered_model(name, f"{name} renamed")
        renamed = self.client.get_registered_model(f"{name} renamed")
        self.refused("RESOURCE_DOES_NOT_EXIST", self.client.get_registered_model, name)
        self.assertEqual((renamed.tags, renamed.aliases), ({"k": "v"}, {"champion": "1"}))
        self.assertEqual(self.client.get_model_version_by_alias(renamed.name, "champion").name, renamed.name)

    def test_deleted_model_is_gone_and_its_name_is_free(self):
        name = self.model(tags={"k": "v"}).name
        self.version(name)
        self.client.delete_registered_model(name)
        self.refused("RESOURCE_DOES_NOT_EXIST", self.client.get_registered_model, name)
        self.assertEqual(list(self.client.search_model_versions(f"name = '{name}'")), [])
        self.assertEqual(self.client.create_registered_model(name).tags, {})
        self.assertEqual(self.version(name).version, "1")

    def test_tags_and_descriptions_are_changed(self):
        name = self.model(tags={"old": "1"}).name
        self.client.set_registered_model_tag(name, "new", 2)
        self.client.set_registered_model_tag(name, "empty", "")
        self.client.delete_registered_model_tag(name, "old")
        self.client.update_registered_model(name, description="told")
        found = self.client.get_registered_model(name)
        self.assertEqual((found.tags, found.description), ({"new": "2", "empty": ""}, "told"))

    def test_search_pages_filters_and_orders(self):
        mark = unique("search")
        for number in range(7):
            self.client.create_registered_model(f"{mark} {number}", tags={"odd": str(number % 2)})
        pages, token = [], None
        while token != "":
            page = self.client.search_registered_models(f"name LIKE '{mark}%'", max_results=3, page_token=token)
            pages.append([model.name[-1] for model in page])
            token = page.token or ""
        self.assertEqual(pages, [["0", "1", "2"], ["3", "4", "5"], ["6"]])
        odd = self.client.search_registered_models(
            f"name ILIKE '{mark.upper()}%' AND tags.odd = '1'", order_by=["name DESC"])
        self.assertEqual([model.name[-1] for model in odd], ["5", "3", "1"])
        by_time = self.client.search_registered_models(
            f"name LIKE '{mark}%'", order_by=["last_updated_timestamp DESC"], max_results=1)
        self.assertEqual(by_time[0].name[-1], "6")

    def test_search_refuses_what_it_cannot_read(self):
        for search in ("nope = 'x'", "name > 'a'", "name = x", "name = 'a' OR name = 'b'"):
            with self.subTest(search):
                self.refused("INVALID_PARAMETER_VALUE", self.client.search_registered_models, search)
        self.refused("INVALID_PARAMETER_VALUE", self.client.search_registered_models, max_results=1001)


class ModelVersions(Flow):
    def test_version_comes_back_as_it_was_made(self):
        name = self.model().name
        made = self.version(name, run_id="abc", tags={"stage": "gold"}, description="first", run_link="http://x.example/1")
        found = self.client.get_model_version(name, made.version)
        self.assertEqual(dict(found), dict(made))
        self.assertEqual((found.status, found.current_stage, found.run_id), ("READY", "None", "abc"))

    def test_numbers_are_never_given_twice(self):
        name = self.model().name
        for _ in range(3):
            self.version(name)
        self.client.delete_model_version(name, "3")
        self.refused("RESOURCE_DOES_NOT_EXIST", self.client.get_model_version, name, "3")
        self.assertEqual(self.version(name).version, "4")

    def test_copy_has_the_files_run_tags_and_words_of_the_original(self):
        original = self.model().name
        self.version(original, run_id="abc", tags={"k": "v"}, description="words")
        copy = self.client.copy_model_version(f"models:/{original}/1", unique("copies"))
        self.assertEqual((copy.source, copy.run_id, copy.tags, copy.description),
                         (f"models:/{original}/1", "abc", {"k": "v"}, "words"))
        self.assertEqual(self.client.get_model_version_download_uri(copy.name, copy.version), "s3://bucket/model")
        found = self.client.search_model_versions(f"source_path LIKE 'models:/{original}/%'")
        self.assertEqual([version.name for version in found], [copy.name])

    def test_run_and_logged_model_are_registered(self):
        mlflow.set_experiment(unique("registered"))
        name = unique("logged")
        with mlflow.start_run() as run:
            info = mlflow.pyfunc.log_model(name="model", python_model=Echo(), registered_model_name=name)
        version = self.client.get_model_version(name, "1")
        self.assertEqual(version.run_id, run.info.run_id)
        self.assertIn(f'{{"name": "{name}", "version": 1}}',
                      self.client.get_logged_model(info.model_id).tags["mlflow.modelVersions"])
        again = mlflow.register_model(info.model_uri, name, tags={"again": "yes"})
        self.assertEqual((again.version, again.tags), ("2", {"again": "yes"}))
        self.client.set_registered_model_alias(name, "champion", "2")
        self.assertEqual(mlflow.pyfunc.load_model(f"models:/{name}@champion").predict(["a"]), ["a"])

    def test_source_must_be_one(self):
        name = self.model().name
        for source in ("/etc/passwd", "https://h.example/x", "s3://b/../x", "models:/nobody"):
            with self.subTest(source):
                self.refused("INVALID_PARAMETER_VALUE", self.version, name, source)
        self.refused("RESOURCE_DOES_NOT_EXIST", self.version, name, "models:/nobody/1")

    def test_search_filters_and_orders(self):
        name = self.model().name
        for number in range(1, 5):
            self.version(name, run_id=f"{name}-{number % 2}", tags={"n": str(number)})

        def found(where, **named):
            return [version.version for version in self.client.search_model_versions(f"name = '{name}'{where}", **named)]

        self.assertEqual(found(""), ["4", "3", "2", "1"])
        self.assertEqual(found("", order_by=["version_number ASC"]), ["1", "2", "3", "4"])
        self.assertEqual(found(" AND version_number > 2", order_by=["version_number"]), ["3", "4"])
        self.assertEqual(found(f" AND run_id IN ('{name}-1')"), ["3", "1"])
        self.assertEqual(found(" AND tags.n = '2'"), ["2"])
        page = self.client.search_model_versions(f"name = '{name}'", max_results=3)
        rest = self.client.search_model_versions(f"name = '{name}'", max_results=3, page_token=page.token)
        self.assertEqual([version.version for version in rest], ["1"])

    def test_tags_and_words_are_changed(self):
        name = self.model().name
        self.version(name, tags={"old": "1"})
        self.client.set_model_version_tag(name, "1", "new", "2")
        self.client.delete_model_version_tag(name, "1", "old")
        self.client.update_model_version(name, "1", description="told")
        found = self.client.get_model_version(name, "1")
        self.assertEqual((found.tags, found.description), ({"new": "2"}, "told"))

    def test_stages_make_room(self):
        name = self.model().name
        for _ in range(2):
            self.version(name)
        self.client.transition_model_version_stage(name, "1", "Production")
        moved = self.client.transition_model_version_stage(name, "2", "production", archive_existing_versions=True)
        self.assertEqual(moved.current_stage, "Production")
        latest = {version.current_stage: version.version for version in self.client.get_latest_versions(name)}
        self.assertEqual(latest, {"Production": "2", "Archived": "1"})


class Aliases(Flow):
    def setUp(self):
        super().setUp()
        self.name = self.model().name
        for _ in range(3):
            self.version(self.name)

    def test_alias_moves_and_goes(self):
        self.client.set_registered_model_alias(self.name, "champion", "1")
        self.client.set_registered_model_alias(self.name, "champion", "2")
        self.client.set_registered_model_alias(self.name, "Champion", "2")
        self.assertEqual(self.client.get_model_version_by_alias(self.name, "champion").version, "2")
        self.assertEqual(self.client.get_model_version(self.name, "2").aliases, ["Champion", "champion"])
        self.client.delete_registered_model_alias(self.name, "champion")
        self.client.delete_registered_model_alias(self.name, "champion")
        self.assertEqual(self.client.get_registered_model(self.name).aliases, {"Champion": "2"})
        self.refused("INVALID_PARAMETER_VALUE", self.client.get_model_version_by_alias, self.name, "champion")

    def test_alias_goes_with_its_version(self):
        self.client.set_registered_model_alias(self.name, "champion", "3")
        self.client.delete_model_version(self.name, "3")
        self.assertEqual(self.client.get_registered_model(self.name).aliases, {})

    def test_some_words_are_no_aliases(self):
        for alias in ("latest", "v1", "a b", "x" * 256):
            with self.subTest(alias):
                self.refused("INVALID_PARAMETER_VALUE", self.client.set_registered_model_alias, self.name, alias, "1")
        self.refused("RESOURCE_DOES_NOT_EXIST", self.client.set_registered_model_alias, self.name, "a", "99")

    def test_latest_is_the_newest(self):
        self.assertEqual(self.client.get_model_version_by_alias(self.name, "latest").version, "3")


class Prompts(Flow):
    def test_prompt_is_registered_loaded_and_found(self):
        name = unique("prompt").replace("-", "_")
        first = mlflow.genai.register_prompt(name, "Hi {{who}}", commit_message="first", tags={"team": "x"})
        mlflow.genai.register_prompt(name, "Hello {{who}}", commit_message="second")
        mlflow.genai.set_prompt_alias(name, "production", 1)
        self.assertEqual(first.version, 1)
        self.assertEqual(mlflow.genai.load_prompt(f"prompts:/{name}@production").format(who="Ada"), "Hi Ada")
        second = mlflow.genai.load_prompt(name, version=2)
        self.assertEqual((second.template, second.commit_message), ("Hello {{who}}", "second"))
        self.assertIn(name, [prompt.name for prompt in mlflow.genai.search_prompts(f"name = '{name}'")])
        self.assertEqual(list(self.client.search_registered_models(f"name = '{name}'")), [])

    def test_prompt_and_model_share_no_name(self):
        name = self.model().name
        # found out by the client, which looks before it asks
        words = self.refused("INVALID_PARAMETER_VALUE", mlflow.genai.register_prompt, name, "x")
        self.assertIn(f"Model '{name}' exists with the same name", words)

    def test_prompt_is_no_model_and_no_source(self):
        name = unique("prompt").replace("-", "_")
        mlflow.genai.register_prompt(name, "x")
        self.refused("INVALID_PARAMETER_VALUE", self.version, self.model().name, f"models:/{name}/1")


class Echo(mlflow.pyfunc.PythonModel):
    def predict(self, context, model_input, params=None):
        return model_input
