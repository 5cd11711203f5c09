"""Whether a pattern may take time without bound: its structure, texts made of it, and how its time grows with them."""
