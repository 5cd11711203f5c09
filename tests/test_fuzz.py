"""Every parser takes its seeds and what is made of them, and raises nothing but what it may."""

from __future__ import annotations

from random import Random

import pytest

from tests.fuzz.mutations import mutated
from tests.fuzz.targets import TARGETS
from tests.fuzz.trials import tried

_SLOW = {"page": 12, "clean": 12, "sqlite": 25, "workbook": 40, "workbook-part": 40}  # inputs; of others more


@pytest.mark.parametrize("name", TARGETS)
def test_a_parser_raises_nothing_else(name: str) -> None:
    random, seeds = Random(f"{name} 1"), TARGETS[name][1]
    for seed in seeds:
        tried(name, seed)
    for _ in range(_SLOW.get(name, 100)):
        tried(name, mutated(seeds, random))
