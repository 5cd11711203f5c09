"""The command `rules`, and the proof of rules by their examples."""
