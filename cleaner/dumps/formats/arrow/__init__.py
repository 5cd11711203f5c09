"""Files in columns: Parquet, and Arrow in its forms of a stream and a file, Feather among them."""
