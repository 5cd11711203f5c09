"""Pages: bytes to text, the page's own facts, its lines with the elements they stand in, and its main content."""
