"""Runs the tests of one module of this folder against MLFLOW_TRACKING_URI; the last line it prints maps each to its failure or null."""

import json
import sys
import unittest


class Results(unittest.TestResult):
    def __init__(self):
        super().__init__()
        self.failure_of = {}

    def startTest(self, test):
        self.failure_of[test._testMethodName] = None
        super().startTest(test)

    def addError(self, test, err):
        super().addError(test, err)
        # a class that could not be set up is no test, and its tests stay unheard of
        self.failure_of[getattr(test, "_testMethodName", str(test))] = self.errors[-1][1]

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self.failure_of[test._testMethodName] = self.failures[-1][1]

    def addSubTest(self, test, subtest, err):
        super().addSubTest(test, subtest, err)
        if err is not None:
            self.failure_of[test._testMethodName] = (self.failures or self.errors)[-1][1]

    def addSkip(self, test, reason):
        self.failure_of[test._testMethodName] = f"skipped: {reason}"


results = Results()
unittest.defaultTestLoader.loadTestsFromName(sys.argv[1]).run(results)
print(json.dumps(results.failure_of))
