"""What is known of an article and what cleaning gives back: values without behaviour."""
