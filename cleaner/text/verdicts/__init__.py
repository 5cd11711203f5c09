"""From marks to verdicts: the only rooms with policy. They see segments and marks, never phrases or rules."""
