"""Where things of the project are, for tests that read them."""

from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent.parent
SAMPLES: Final = ROOT / "samples"
