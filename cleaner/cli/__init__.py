"""The command line: one file a command, put together in `app`."""


def main() -> None:
    """Run the command line; its rooms are entered late, for worker processes import this module and do without."""
    from cleaner.cli.app import main as run

    run()
