"""Every check in one command: `python -m tests`."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

CHECKS = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("mypy",),
    ("importlinter.cli",),
    ("pytest", "-n", "auto"),
)


def main() -> int:
    """Run the checks in order from the project's root; the exit code is that of the first that fails."""
    root = Path(__file__).resolve().parent.parent
    for module, *arguments in CHECKS:
        print(f"$ {module} {' '.join(arguments)}", flush=True)
        start = "lint-imports" if module == "importlinter.cli" else None
        command = [str(Path(sys.executable).parent / start)] if start else [sys.executable, "-m", module, *arguments]
        done = subprocess.run(command, cwd=root, env={**os.environ, "PYTHONPATH": str(root)}, check=False)
        if done.returncode:
            return done.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main())
