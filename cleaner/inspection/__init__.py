"""What does not fit together in an article; reading alone, never editing."""
