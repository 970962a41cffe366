"""What operadores type in the work list, checked."""
