"""Reading and writing articles: text files, folders of them, and JSON Lines; each module knows `Document` alone."""
