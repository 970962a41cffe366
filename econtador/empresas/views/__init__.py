"""The room's screens, one module for each noun."""
