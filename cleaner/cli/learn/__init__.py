"""`cleaner learn`: the furniture of sites, learned from their own articles."""
