"""From marks to verdicts: the only modules with policy. They see segments and marks, never phrases or rules."""
