"""Settings of the tabular hosts, and the walls between integrations and the rest."""

from __future__ import annotations

import ast
import os
import pickle
import subprocess
import sys
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

import cleaner
from cleaner import OptionError, Options, Rule
from cleaner.integrations import settings as host_settings
from cleaner.integrations.settings import OUTPUTS, Choices, KernelSettings
from tests.support.paths import ROOT

MODULES = sorted((ROOT / "cleaner" / "integrations").glob("*.py"))
HOSTS = [
    ("kernel", "pyarrow", "arrow"),
    ("dataframe", "pyarrow", "arrow"),
    ("huggingface", "pyarrow", "arrow"),
    ("spark", "pyarrow", "arrow"),
    ("ray_data", "pyarrow", "arrow"),
]
CALLS = [
    ("huggingface", "clean_dataset(None)", "datasets", "datasets"),
    ("spark", "ddl()", "pyspark", "spark"),
    ("spark", "clean_column()", "pyspark", "spark"),
    ("ray_data", "clean_dataset(None)", "ray", "ray"),
]


def python(code: str, **environment: str) -> str:
    known = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    done = subprocess.run([sys.executable, "-c", code], env=known, capture_output=True, text=True, check=False)
    return done.stdout.strip() if done.returncode == 0 else done.stderr.strip()


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"outputs": ("summary",)}, "there is no output 'summary': choose from clean_text, removed"),
        ({"outputs": "removed"}, "outputs must be a collection of names"),
        ({"charset": "header"}, "charset would do nothing"),
    ],
)
def test_what_would_do_nothing_is_refused(wrong: Choices, message: str) -> None:
    with pytest.raises(OptionError, match=message):
        KernelSettings(**wrong)


def test_outputs_stand_in_their_order() -> None:
    assert KernelSettings(outputs=("error", "findings", "removed")).outputs == (
        "clean_text",
        "removed",
        "findings",
        "error",
    )
    assert KernelSettings().outputs == OUTPUTS


def test_choices_are_the_fields() -> None:
    assert list(Choices.__annotations__) == [field.name for field in fields(KernelSettings)]


def test_the_pickle_is_the_same_in_every_process() -> None:
    code = (
        "import pickle, hashlib; from cleaner import Options; from cleaner.integrations.settings import KernelSettings;"
        "s = KernelSettings(text='نص', url='link', options=Options(keep={'source', 'tags', 'related'}, "
        "without=['source.label', 'read_also.label']));"
        "print(hashlib.sha256(pickle.dumps(s)).hexdigest())"
    )
    first, second = (python(code, PYTHONHASHSEED=seed) for seed in ("1", "2"))
    assert first == second
    assert len(first) == 64


def test_another_version_or_other_rules_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = pickle.dumps(KernelSettings(text="body"))
    host_settings.restored.cache_clear()
    monkeypatch.setattr(host_settings, "__version__", "9.9")
    with pytest.raises(RuntimeError, match=r"this process has cleaner 9\.9, rules .*: install one version everywhere"):
        pickle.loads(data)


def test_every_option_goes_along() -> None:
    options = Options(preset="recall", keep=frozenset({"tags"}), without=frozenset({"source.label"}), engine="fast")
    settings = KernelSettings(html="page", outlet="site", options=options, outputs=("removed",), prefix="c_")
    data = pickle.dumps(settings)
    host_settings.restored.cache_clear()
    assert pickle.loads(data) == settings


def test_import_cleaner_loads_no_host() -> None:
    code = (
        "import sys, cleaner; cleaner.clean('خبر');"
        "print([name for name in sys.modules if 'integrations' in name or name == 'pyarrow'])"
    )
    assert python(code) == "[]"


@pytest.mark.parametrize(("module", "host", "extra"), HOSTS)
def test_a_missing_host_is_named_in_one_line(module: str, host: str, extra: str) -> None:
    said = python(f"import sys; sys.modules[{host!r}] = None; import cleaner.integrations.{module}")
    assert said.splitlines()[-1] == f"ImportError: {host} is needed: pip install 'arabic-article-cleaner[{extra}]'"


@pytest.mark.parametrize(("module", "call", "host", "extra"), CALLS)
def test_a_host_is_asked_for_late(module: str, call: str, host: str, extra: str) -> None:
    pytest.importorskip("pyarrow", reason="pip install 'arabic-article-cleaner[arrow]'")
    said = python(f"import sys; sys.modules[{host!r}] = None; from cleaner.integrations.{module} import *; {call}")
    assert said.splitlines()[-1] == f"ImportError: {host} is needed: pip install 'arabic-article-cleaner[{extra}]'"


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.stem)
def test_integrations_use_the_public_names_alone(module: Path) -> None:
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] == "cleaner":
            assert node.module is not None
            if node.module == "cleaner":
                assert {name.name for name in node.names} <= {*cleaner.__all__, "__version__"}
            else:
                assert node.module.startswith("cleaner.integrations"), node.module
        elif isinstance(node, ast.Import):
            assert not [name.name for name in node.names if name.name.startswith("cleaner.")]


def test_the_contract_names_every_module() -> None:
    told = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
    (contract,) = (each for each in told if each["name"] == "integrations use the public names alone")
    entries = [path for path in (ROOT / "cleaner").iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()]
    modules_there = {f"cleaner.{path.stem}" for path in entries} - {"cleaner.__init__", "cleaner.integrations"}
    assert set(contract["forbidden_modules"]) == modules_there


def test_rules_that_are_values_travel_with_the_settings() -> None:
    rule = Rule(
        "source.marfa", "source", "A signature.", phrases=("غرفة المرفأ",), hit=("غرفة المرفأ",), miss=("زار.",)
    )
    settings = KernelSettings(options=Options(rules=(rule,)))
    restored = pickle.loads(pickle.dumps(settings))
    assert restored == settings
    assert restored.options.load_rules().get("source.marfa") == rule
