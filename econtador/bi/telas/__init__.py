"""What the screens show of the records."""
