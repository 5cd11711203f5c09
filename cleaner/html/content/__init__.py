"""Where on a page the article stands, and what within it is boilerplate."""
