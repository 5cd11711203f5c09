"""A second stage of verdicts: what stays after the rules is judged piece by piece, on evidence that was fitted."""
