"""The screens where an administrador shapes how the office works."""
