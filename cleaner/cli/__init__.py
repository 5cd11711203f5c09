"""The command line: one file a command, put together in `app`."""

import sys


def main() -> None:
    """Run the command line; its modules are imported late, for worker processes import this module and do without."""
    try:
        from cleaner.cli.app import main as run

        run()
    except KeyboardInterrupt:  # while modules are read; later ones are the commands' own
        sys.exit(130)
