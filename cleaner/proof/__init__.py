"""The proof of rules: their examples, and the time that their patterns take."""
