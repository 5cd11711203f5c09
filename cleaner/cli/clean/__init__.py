"""The command `clean`."""
