"""Texts: cut into segments, marked, judged, and put together again from the slices that stay."""
