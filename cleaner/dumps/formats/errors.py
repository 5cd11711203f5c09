"""The error of every form of file."""


class FormatError(ValueError):
    """Input that cannot be read; the message says what is wrong and what to do, and leaves the name to the caller."""
