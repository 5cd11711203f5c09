"""Rules as values: read from their files, with the matcher that finds them in text and the reasons they give."""
