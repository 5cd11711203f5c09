"""One inconsistency a file, one function each: `check(article)` gives what it finds, and nobody edits anything."""
