"""Tests stand where the modules stand: each module has one that is named after it, or after its package."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import cleaner
from tests.support.paths import ROOT

CODE, TESTS = ROOT / "cleaner", ROOT / "tests"
MODULES = sorted(path.relative_to(CODE) for path in CODE.rglob("*.py") if path.name != "__init__.py")
ACROSS = frozenset(  # tests of several packages, and of files that are no modules
    {
        *("cli/clean/test_dumps.py", "cli/clean/test_faults.py", "cli/clean/test_pages.py", "cli/clean/test_resume.py"),
        *("cli/test_failures.py", "cli/test_process.py", "html/test_laws.py", "inspection/checks/test_laws.py"),
        *(
            "inspection/test_generated_faults.py",
            "test_laws.py",
            "test_bounds.py",
            "test_crashes.py",
            "test_docs.py",
            "test_fuzz.py",
            "test_notebooks.py",
            "test_page_samples.py",
            "test_readme.py",
        ),
        "learning/test_invented_sites.py",
        "web/test_browser.py",
        *("test_patterns.py", "test_samples.py", "test_structure.py", "text/test_cases.py"),
    }
)


def imported(path: Path) -> Iterator[str]:
    """Give the names of all modules that a file imports, and of what it takes from them."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def places_of_tests(module: Path) -> tuple[Path, ...]:
    """Give where the tests of a module may stand: `a/b.py` has `a/test_b.py`, or `test_a.py` for all of `a`."""
    return TESTS / module.with_name(
        f"test_{module.name}"
    ), TESTS / module.parent.parent / f"test_{module.parent.name}.py"


@pytest.mark.parametrize("module", MODULES, ids=lambda module: str(module.as_posix()))
def test_a_module_has_a_test_that_imports_it(module: Path) -> None:
    name = ".".join(("cleaner", *module.with_suffix("").parts))
    own, package = places_of_tests(module)
    assert any(test.exists() and name in imported(test) for test in (own, package)), f"{own} is to import {name}"


def test_a_test_is_named_after_a_module_or_package() -> None:
    modules = {test for module in MODULES for test in places_of_tests(module)}
    odd = [path for path in TESTS.rglob("test_*.py") if path not in modules and "benchmarks" not in path.parts]
    assert {path.relative_to(TESTS).as_posix() for path in odd} <= ACROSS


def test_every_folder_of_tests_is_a_package() -> None:
    folders = {path.parent for path in TESTS.rglob("*.py")}
    assert [folder for folder in folders if not (folder / "__init__.py").exists()] == []


def test_the_version_is_the_same_wherever_it_stands() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    [cited] = re.findall(r"(?m)^version: (\S+)$", (ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert cleaner.__version__ == project == cited
