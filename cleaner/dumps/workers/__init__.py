"""Worker processes, and what they do with one record."""
