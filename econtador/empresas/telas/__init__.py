"""What the screens show of a record."""
