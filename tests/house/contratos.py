"""The contracts of import-linter, held by the product alone: a test looks at whatever it needs.

Its wildcards stand for whole names, so `test_*` cannot be left out by an `ignore_imports`.
"""

from grimp import ImportGraph
from importlinter import ContractCheck
from importlinter.contracts.forbidden import ForbiddenContract
from importlinter.contracts.layers import LayersContract


class Camadas(LayersContract):
    """Layers, without the tests."""

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        _take_tests_out(graph)
        return super().check(graph, verbose)


class Proibido(ForbiddenContract):
    """Forbidden imports, without the tests."""

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        _take_tests_out(graph)
        return super().check(graph, verbose)


def _take_tests_out(graph: ImportGraph) -> None:
    for module in sorted(graph.modules):
        name = module.rsplit(".", 1)[-1]
        if name.startswith("test_") or name == "conftest":
            graph.remove_module(module)
