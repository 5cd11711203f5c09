"""Tables of SQLite."""
