"""From the bytes of a page to lines of text in blocks."""
