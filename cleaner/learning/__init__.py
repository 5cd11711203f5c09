"""Learn a site from its own articles: what stands on many of them is its furniture, and becomes rules."""
