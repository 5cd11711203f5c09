"""Dumps: records cleaned in parallel and in order, whatever becomes of one of them."""
