"""The command line: one file a command, put together in `app`."""

import os
import sys


def stand_in() -> None:
    """Put something in the place of standard streams that are closed: to read or write it is a fault that is told."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            odd = os.O_RDONLY if name == "stdout" else os.O_WRONLY  # of standard error nothing can be told
            setattr(sys, name, open(os.open(os.devnull, odd), mode, encoding="utf-8"))  # noqa: PTH123, SIM115


def main() -> None:
    """Run the command line; its modules are imported late, for worker processes import this module and do without."""
    stand_in()
    try:
        from cleaner.cli.app import main as run

        run()
    except KeyboardInterrupt:  # while modules are read; later ones are the commands' own
        sys.exit(130)
