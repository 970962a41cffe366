"""What an administrador fills in."""
