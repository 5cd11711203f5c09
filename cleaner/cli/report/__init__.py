"""What a run over a dump reports: its summary and its report page."""
