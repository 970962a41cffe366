"""What the screens show of the calendar."""
