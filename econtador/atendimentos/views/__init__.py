"""The screens: load through the viewer, validate, one verb, answer."""
