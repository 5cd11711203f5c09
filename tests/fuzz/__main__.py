"""Fuzz the parsers: `python -m tests.fuzz --seconds 3600`.

With `--atheris` (extra `fuzz`) inputs are chosen by the code that they reach. What fails is written to a folder; put it
among the seeds of its parser when it is mended.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import traceback
from pathlib import Path
from random import Random
from time import monotonic

from tests.fuzz.mutations import mutated
from tests.fuzz.targets import TARGETS
from tests.fuzz.trials import tried

_MEMORY = 2_000_000_000  # bytes


def main() -> int:
    """Fuzz all parsers in turn, or those that are named; the exit code tells whether any failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(TARGETS)}; none for all")
    parser.add_argument("--seconds", type=float, default=60, help="in all")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--failures", type=Path, default=Path("fuzz-failures"))
    parser.add_argument("--atheris", action="store_true", help="one parser, with coverage, until it is stopped")
    given = parser.parse_args()
    names = given.names or list(TARGETS)
    limit_memory()
    if given.atheris:
        by_coverage(names[0], given.failures)
    failed = 0
    for name in names:
        count, failures = by_chance(name, given.seconds / len(names), given.seed, given.failures)
        failed += failures
        print(f"{name}: {count:,} inputs, {failures} failed", flush=True)
    return 1 if failed else 0


def by_chance(name: str, seconds: float, seed: int, folder: Path) -> tuple[int, int]:
    """Give a parser inputs for so long; give how many, and how many failed."""
    random, seeds = Random(f"{name} {seed}"), TARGETS[name][1]
    end, count, failed = monotonic() + seconds, 0, 0
    while monotonic() < end:
        data = mutated(seeds, random)
        count += 1
        try:
            tried(name, data)
        except Exception:
            failed += 1
            folder.mkdir(exist_ok=True)
            path = folder / f"{name}-{hashlib.sha256(data).hexdigest()[:12]}"
            path.write_bytes(data)
            print(f"{path}:\n{traceback.format_exc(limit=-4)}", flush=True)
    return count, failed


def by_coverage(name: str, folder: Path) -> None:
    """Let atheris look for inputs that reach new code; it ends the process itself."""
    import atheris

    corpus = folder / f"corpus-{name}"
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(TARGETS[name][1]):
        (corpus / f"seed-{number}").write_bytes(seed)
    atheris.instrument_all()
    atheris.Setup([sys.argv[0], str(corpus), f"-artifact_prefix={folder}/"], lambda data: tried(name, data))
    atheris.Fuzz()


def limit_memory() -> None:
    """Let an input that takes too much memory fail, and not the machine."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))


if __name__ == "__main__":
    sys.exit(main())
