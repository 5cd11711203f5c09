"""The page of `cleaner serve`: paste an article, see what goes and why, and say what is otherwise."""
