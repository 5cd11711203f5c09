"""Where cleaned records go, and how a stopped run goes on to the same bytes."""
