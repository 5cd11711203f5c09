"""An article that a page holds in its data, for a script to show it: linked data, states of programs, feeds."""
