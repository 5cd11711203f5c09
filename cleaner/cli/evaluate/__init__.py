"""The command `evaluate`: scores on labelled articles."""
