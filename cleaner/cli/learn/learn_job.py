"""One run of `cleaner learn` over dumps: all that it needs to know."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field

import cleaner
from cleaner.dumps.formats.files import Input, is_file
from cleaner.dumps.job import ReadOptions, input_terms
from cleaner.dumps.output.plan import Plan
from cleaner.learning.articles import SITE_ARTICLES
from cleaner.rules.files import load_rules


@dataclass(frozen=True, slots=True, kw_only=True)
class LearnJob:
    """All that a run needs to know; `plan` names the rule file, beside which the run keeps how far it has come.

    `by` is the field that records are grouped by, as `site_of` takes it.
    """

    inputs: tuple[Input, ...]
    plan: Plan = field(default_factory=Plan)
    read_options: ReadOptions = field(default_factory=ReadOptions)
    by: str | None = None
    resume: bool = False

    @property
    def in_steps(self) -> bool:
        """Whether inputs can be read again and the rule file is a regular one, so that another run can go on."""
        path = self.plan.path
        again = all(source.path is not None and is_file(source.path) for source in self.inputs)
        return path is not None and again and (is_file(path) or not path.exists())

    @property
    def terms(self) -> str:
        """What a run must share with one that it resumes, in short: the inputs and whatever shapes what is learned."""
        terms = {
            "version": cleaner.__version__,
            "rules": load_rules().fingerprint,
            "learning": [self.by, SITE_ARTICLES],
            "reading": self.read_options.terms,
            "inputs": input_terms(self.inputs),
        }
        return hashlib.sha256(json.dumps(terms).encode()).hexdigest()
