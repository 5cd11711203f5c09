"""The language: the matching key of Arabic text, its words, dates and numbers."""
