"""What the screens show, prepared: templates ask nothing of the database."""
