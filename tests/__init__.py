"""The tests of cleaner; `python -m tests` runs every check."""
