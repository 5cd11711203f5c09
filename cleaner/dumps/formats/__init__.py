"""Reading and writing articles: texts, pages, folders of them, and JSON Lines; each module knows `Document` alone."""
