"""Users, their rights and roles, by MLflow's own client, signed in as an admin."""

import os
import unittest
import uuid
from contextlib import contextmanager

from mlflow import MlflowClient
from mlflow.exceptions import MlflowException
from mlflow.server.auth.client import AuthServiceClient

USER, WORD = "MLFLOW_TRACKING_USERNAME", "MLFLOW_TRACKING_PASSWORD"


def unique(name):
    return f"{name}-{uuid.uuid4().hex[:8]}"


class Flow(unittest.TestCase):
    def setUp(self):
        self.auth = AuthServiceClient(os.environ["MLFLOW_TRACKING_URI"])
        self.client = MlflowClient()

    def somebody(self, like="somebody"):
        name = unique(like)
        return self.auth.create_user(name, f"password of {name}")

    @contextmanager
    def signed_in(self, name, password=None):
        kept = {key: os.environ[key] for key in (USER, WORD)}
        os.environ.update({USER: name, WORD: password or f"password of {name}"})
        try:
            yield
        finally:
            os.environ.update(kept)

    def refused(self, code, ask, *args, **named):
        with self.assertRaises(MlflowException) as refusal:
            ask(*args, **named)
        self.assertEqual(refusal.exception.error_code, code)
        return refusal.exception.message


class Users(Flow):
    def test_user_is_made_read_and_deleted(self):
        user = self.somebody()
        self.assertEqual((self.auth.get_user(user.username).id, user.is_admin), (user.id, False))
        self.refused("RESOURCE_ALREADY_EXISTS", self.auth.create_user, user.username, "another password")
        self.refused("INVALID_PARAMETER_VALUE", self.auth.create_user, unique("short"), "short")
        self.auth.delete_user(user.username)
        self.refused("RESOURCE_DOES_NOT_EXIST", self.auth.get_user, user.username)
        with self.signed_in(user.username):
            self.refused("UNAUTHENTICATED", self.client.search_registered_models)

    def test_password_is_changed_by_who_knows_it(self):
        user = self.somebody().username
        new = "a password of another kind"
        with self.signed_in(user):
            self.refused("INVALID_PARAMETER_VALUE", self.auth.update_user_password, user, new)
            self.auth.update_user_password(user, new, current_password=f"password of {user}")
            self.refused("UNAUTHENTICATED", self.auth.get_user, user)
        with self.signed_in(user, new):
            self.assertEqual(self.auth.get_user(user).username, user)

    def test_admin_is_made_and_unmade(self):
        user = self.somebody().username
        with self.signed_in(user):
            self.refused("PERMISSION_DENIED", self.auth.create_user, unique("x"), "some long password")
        self.auth.update_user_admin(user, True)
        with self.signed_in(user):
            self.auth.create_user(unique("by another"), "some long password")
        self.auth.update_user_admin(user, False)
        with self.signed_in(user):
            self.refused("PERMISSION_DENIED", self.auth.update_user_admin, user, True)


class Rights(Flow):
    def test_levels_allow_what_they_say(self):
        name = self.client.create_registered_model(unique("guarded")).name
        self.client.create_model_version(name, "s3://bucket/x", await_creation_for=0)
        user = self.somebody().username

        def tries():
            with self.signed_in(user):
                for ask in (
                    lambda: self.client.get_registered_model(name),
                    lambda: self.client.set_registered_model_alias(name, "champion", "1"),
                    lambda: self.client.delete_registered_model_alias(name, "nobody"),
                ):
                    try:
                        ask()
                        yield "may"
                    except MlflowException as refusal:
                        yield refusal.error_code

        no = "PERMISSION_DENIED"
        self.assertEqual(list(tries()), ["may", no, no])
        for level, allowed in {"EDIT": ["may", "may", no], "MANAGE": ["may"] * 3, "DENY": [no] * 3}.items():
            with self.subTest(level):
                self.auth.grant_user_permission(user, "registered_model", name, level)
                self.assertEqual(list(tries()), allowed)
                self.assertEqual(self.auth.get_user_permission(user, "registered_model", name).permission, level)
                self.auth.revoke_user_permission(user, "registered_model", name)

    def test_editor_of_versions_leaves_the_model_alone(self):
        name = self.client.create_registered_model(unique("guarded")).name
        self.client.create_model_version(name, "s3://bucket/x", await_creation_for=0)
        user = self.somebody().username
        self.auth.grant_user_permission(user, "registered_model_version", "*", "EDIT")
        with self.signed_in(user):
            self.client.update_model_version(name, "1", description="by an editor of versions")
            self.client.set_model_version_tag(name, "1", "checked", "yes")
            self.client.transition_model_version_stage(name, "1", "Staging")
            for ask, args in (
                (self.client.set_registered_model_alias, (name, "champion", "1")),
                (self.client.set_registered_model_tag, (name, "k", "v")),
                (self.client.create_model_version, (name, "s3://bucket/y")),
            ):
                self.refused("PERMISSION_DENIED", ask, *args)

    def test_maker_manages_also_after_a_rename_and_not_after_the_end(self):
        user, name = self.somebody().username, unique("own")
        with self.signed_in(user):
            self.client.create_registered_model(name)
            self.client.rename_registered_model(name, f"{name}-2")
            self.assertEqual(self.auth.get_user_permission(user, "registered_model", f"{name}-2").permission, "MANAGE")
            self.client.delete_registered_model(f"{name}-2")
        self.client.create_registered_model(f"{name}-2")
        with self.signed_in(user):
            self.refused("PERMISSION_DENIED", self.client.delete_registered_model, f"{name}-2")


class Roles(Flow):
    def role(self, workspace="default"):
        return self.auth.create_role(name=unique("role"), workspace=workspace, description="words")

    def test_role_is_made_changed_and_deleted(self):
        role = self.role()
        self.assertEqual(self.auth.get_role(role.id).description, "words")
        self.assertIn(role.id, [each.id for each in self.auth.list_roles("default")])
        self.assertEqual(self.auth.update_role(role.id, name=f"{role.name} 2").name, f"{role.name} 2")
        self.refused("INVALID_PARAMETER_VALUE", self.auth.update_role, role.id)
        self.refused("RESOURCE_ALREADY_EXISTS", self.auth.create_role, name=f"{role.name} 2", workspace="default")
        self.auth.delete_role(role.id)
        self.refused("RESOURCE_DOES_NOT_EXIST", self.auth.get_role, role.id)

    def test_role_gives_to_its_members(self):
        role, user = self.role(), self.somebody().username
        name = self.client.create_registered_model(unique("by role")).name
        given = self.auth.add_role_permission(role.id, "registered_model", name, "EDIT")
        self.assertEqual([each.permission for each in self.auth.list_role_permissions(role.id)], ["EDIT"])
        self.auth.assign_role(user, role.id)
        self.assertEqual([each.id for each in self.auth.list_user_roles(user)], [role.id])
        self.assertEqual(len(self.auth.list_role_users(role.id)), 1)
        with self.signed_in(user):
            self.client.set_registered_model_tag(name, "k", "v")
        self.auth.update_role_permission(given.id, "READ")
        with self.signed_in(user):
            self.refused("PERMISSION_DENIED", self.client.set_registered_model_tag, name, "k", "w")
        self.auth.remove_role_permission(given.id)
        self.auth.unassign_role(user, role.id)
        self.assertEqual(self.auth.list_user_roles(user), [])

    def test_what_no_role_can_give(self):
        role = self.role()
        for kind, pattern, level in (
            ("bogus", "*", "READ"), ("experiment", "1", "OWN"), ("workspace", "*", "EDIT"),
            ("registered_model_version", "one", "EDIT"), ("experiment", "1", "NO_PERMISSIONS"),
        ):
            with self.subTest(f"{kind} {pattern} {level}"):
                self.refused("INVALID_PARAMETER_VALUE", self.auth.add_role_permission, role.id, kind, pattern, level)
