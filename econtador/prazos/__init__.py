"""Limits of time: business days, due dates and how both are told to people. Pure functions."""
