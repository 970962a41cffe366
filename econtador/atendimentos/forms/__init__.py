"""What people type, checked; a form that fails gives back everything that was in it."""
